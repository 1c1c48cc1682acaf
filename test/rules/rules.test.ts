import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Finding } from '../../src/core/model/finding.ts';
import { rules } from '../../src/generated/rules.ts';
import { actual, expected } from './expectations.ts';
import { fixed } from './fixed.ts';
import { projectOf, textsIn, type Texts } from './fixtureProject.ts';

// Runs the fixtures in every rule's room: src/rules/<id>/fixtures/<case>/{invalid,valid}.

const rooms = path.join(__dirname, '..', '..', 'src', 'rules');

for (const rule of rules) {
  const { id } = rule.meta;
  describe(`rule ${id}`, () => {
    const fixtures = path.join(rooms, id, 'fixtures');
    const cases = readdirSync(fixtures).sort();

    it('has a fixture with a fault, and one that must stay silent', () => {
      assert(cases.some((name) => existsSync(path.join(fixtures, name, 'invalid'))));
      assert(cases.some((name) => !existsSync(path.join(fixtures, name, 'invalid'))));
    });

    for (const name of cases) {
      const folder = path.join(fixtures, name);
      if (existsSync(path.join(folder, 'invalid'))) it(`${name}: accuses exactly what is marked`, () => checkInvalid(id, folder));
      if (existsSync(path.join(folder, 'valid'))) it(`${name}: is silent`, () => checkSilent(id, folder));
      if (rule.meta.fixable && existsSync(path.join(folder, 'invalid')) && existsSync(path.join(folder, 'valid'))) {
        it(`${name}: the fix turns the one into the other, and nothing is left to fix`, () => checkFix(id, folder));
      }
    }
  });
}

function checkInvalid(id: string, folder: string): void {
  const texts = textsIn(path.join(folder, 'invalid'));
  const demands = expected(texts);
  assert(demands.length > 0, 'no expect-next-line in this fixture');
  assert.deepEqual(actual(findingsOf(id, texts), demands), demands);
}

function checkSilent(id: string, folder: string): void {
  assert.deepEqual(actual(findingsOf(id, textsIn(path.join(folder, 'valid'))), []), []);
}

function checkFix(id: string, folder: string): void {
  const once = fixed(textsIn(path.join(folder, 'invalid')), id);
  assert.deepEqual(withoutMarkers(once), withoutMarkers(textsIn(path.join(folder, 'valid'))));
  assert.deepEqual(fixed(once, id), once);
}

function findingsOf(id: string, texts: Texts): readonly Finding[] {
  return projectOf(texts)
    .findings()
    .filter((finding) => finding.ruleId === id || finding.ruleId.startsWith('internal/'));
}

function withoutMarkers(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, text.replace(/^[ \t>]*(?:\/\/|#|%%) expect-next-line.*(?:\r\n|\n)/gm, '')]));
}
