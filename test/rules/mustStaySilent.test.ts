import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { rules as allRules } from '../../src/generated/rules.ts';
import { judgedIn } from '../core/link/connectionsIn.ts';
import { projectOf, textsIn, type Texts } from './fixtureProject.ts';

// docs/must-stay-silent.md lists every fixture that only must stay silent, and no other.

const root = path.join(__dirname, '..', '..');
const rooms = path.join(root, 'src', 'rules');

interface Listed {
  readonly fixture: string;
  readonly guards: string;
  readonly foundIn: string;
}

function listed(): readonly Listed[] {
  const page = readFileSync(path.join(root, 'docs', 'must-stay-silent.md'), 'utf8');
  return page.split(/^## /m).slice(1).flatMap((section) => {
    const rule = section.slice(0, section.indexOf('\n')).trim();
    return [...section.matchAll(/^\| `([^`]+)` \| (.*) \| (.*) \|$/gm)].map(([, name = '', guards = '', foundIn = '']) => ({ fixture: `${rule}/${name}`, guards, foundIn }));
  });
}

/** The fixtures of all rooms that have no side with a fault. */
function silent(): readonly string[] {
  const fixturesOf = (rule: string): string => path.join(rooms, rule, 'fixtures');
  const rules = readdirSync(rooms).filter((rule) => existsSync(fixturesOf(rule)));
  return rules.flatMap((rule) => readdirSync(fixturesOf(rule)).filter((name) => !existsSync(path.join(fixturesOf(rule), name, 'invalid'))).map((name) => `${rule}/${name}`));
}

/** Whether a rule looks at nothing but infrastructure: of its functions no code is needed, in whatever language they are. */
function isOfInfrastructure(id: string): boolean {
  const visitor = allRules.find(({ meta }) => meta.id === id)?.create({ report: () => undefined, options: {}, timeZone: undefined });
  assert(visitor, id);
  return Object.keys(visitor).every((noun) => noun === 'function' || noun === 'resource');
}

/** How many functions a rule finds: those that are declared, and where it looks at code, those whose code is there. */
function functionsFor(rule: string, texts: Texts): number {
  return isOfInfrastructure(rule) ? judgedIn(texts).functions.length : projectOf(texts).stats().handlers;
}

describe('the list of what must stay silent', () => {
  it('names every fixture that has no fault, each once, and no other', () => {
    assert.deepEqual(listed().map(({ fixture }) => fixture).sort(), [...silent()].sort());
  });

  it('says of each what it guards and where such code is found', () => {
    for (const { fixture, guards, foundIn } of listed()) {
      assert.ok(guards.trim().length >= 8, fixture);
      assert.match(foundIn, /^(?:`[\w.-]+\/[\w.-]+` \S+|met in an excerpt without its path|reasoned)$/, fixture);
    }
  });

  it('is silent because of what stands there, not because no function is found', () => {
    for (const fixture of silent()) {
      const [rule = '', name = ''] = fixture.split('/');
      const texts = textsIn(path.join(rooms, rule, 'fixtures', name, 'valid'));
      const declares = Object.keys(texts).some((file) => /^(?:template\.ya?ml|serverless\.yml)$/.test(file));
      assert.ok(!declares || functionsFor(rule, texts) > 0, fixture);
    }
  });

  it('holds at least forty, most of them met in real code', () => {
    const met = listed().filter(({ foundIn }) => foundIn !== 'reasoned');
    assert.ok(met.length >= 40, `${String(met.length)} met in real code`);
  });
});
