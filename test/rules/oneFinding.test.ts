import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { projectOf, textsIn } from './fixtureProject.ts';

// One fault, one finding: of the rules that speak of what connects at load, only one speaks of a place.

const atLoad = [
  'eager-db-connect',
  'eager-wrapper-construction',
  'queue-client-eager',
  'redis-connect-call-at-module-scope',
  'redis-eager-connect',
  'redis-lazyconnect-misplaced',
  'worker-in-lambda',
];
const rooms = path.join(__dirname, '..', '..', 'src', 'rules');

describe('what connects at load', () => {
  for (const id of atLoad) {
    it(`is told of once in the fixtures of ${id}`, () => {
      const folders = fixturesOf(id);
      const places = folders.flatMap((folder) => placesIn(folder));
      assert(places.length > 0);
      assert.deepEqual(places.filter((place, index) => places.indexOf(place) !== index), []);
    });
  }
});

function fixturesOf(id: string): readonly string[] {
  const fixtures = path.join(rooms, id, 'fixtures');
  const folders = readdirSync(fixtures).flatMap((name) => [path.join(fixtures, name, 'invalid'), path.join(fixtures, name, 'valid')]);
  return folders.filter((folder) => existsSync(folder));
}

function placesIn(folder: string): readonly string[] {
  const findings = projectOf(textsIn(folder)).findings().filter(({ ruleId }) => atLoad.includes(ruleId));
  return findings.map(({ at }) => `${path.relative(rooms, folder)} ${at.path}:${String(at.start.line + 1)}`);
}
