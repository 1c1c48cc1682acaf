import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { moduleKeeping } from '../../../src/core/facts/keeping.ts';
import type { Guard } from '../../../src/core/model/module.ts';
import { openProject } from '../../../src/core/project.ts';
import { lookedAt } from '../project/workCounter.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';
import { parseModule } from '../typescript/parser.ts';
import { connectionsIn } from './connectionsIn.ts';

// Clients in both arms of a condition that nobody can evaluate: one of them is constructed in any case.

const path = 'src/orders.ts';
const loaded = (code: string): readonly boolean[] =>
  connectionsIn({ [path]: `import Redis from 'ioredis';\n${code}\nexport const handler = async () => 'done';\n` }).map(({ loads }) => loads.length > 0);

describe('clients in the arms of conditions', () => {
  it('are constructed in any case where each arm has one', () => {
    assert.deepEqual(loaded('if (a) new Redis(); else new Redis();'), [true, true]);
    assert.deepEqual(loaded('if (a) { if (b) new Redis(); else new Redis(); } else new Redis();'), [true, true, true]);
    assert.deepEqual(loaded('if (a) { if (b) new Redis(); } else new Redis();'), [false, false]);
  });

  it('are not followed for ever where facts out of a cache have each in arms of all the others', () => {
    const text = `import Redis from 'ioredis';\n${'new Redis();\n'.repeat(4)}export const handler = async () => 'done';\n`;
    const facts = parseModule(path, text, '');
    const guard = (branch: number, arm: Guard['arm']): Guard => ({ branch, arm, test: { kind: 'unresolved' } });
    // The last one has no other arm, so that every way to it is gone.
    const guards = (index: number): readonly Guard[] => [...Array.from({ length: 14 }, (_, branch) => guard(branch, index % 2 === 0 ? 'then' : 'else')), guard(14, 'then')];
    const written = moduleKeeping.write({ ...facts, calls: facts.calls.map((call, index) => ({ ...call, guards: guards(index) })) });
    assert.ok(written !== undefined && moduleKeeping.read(written, { path, text, hash: '' }) !== undefined);
    const project = openProject({ ...projectOptions, facts: { recall: () => written, keep: () => undefined } });
    const looked = lookedAt(() => {
      project.apply([{ kind: 'bytes', path, bytes: Buffer.from(text) }]);
      assert.deepEqual([project.wanted(), project.findings()], [[], []]);
    });
    assert.ok(looked > 10_000 && looked < 1_000_000, String(looked));
  });
});
