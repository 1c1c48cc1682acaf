import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import { mineOf } from '../../src/core/pattern/merge.ts';
import type { Decision } from '../../src/core/pattern/planFile.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { prepareScaffold } from '../../src/node/scaffold.ts';
import type { PreparedScaffold } from '../../src/node/scaffold.ts';
import { prepareUpdates, scaffoldStates } from '../../src/node/scaffoldUpdates.ts';
import { writePlan } from '../../src/node/writePlan.ts';
import { makeSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { stockFiles, stockManifest } from './stockPattern.ts';

const port = 'src/stockItemPort.ts';

describe('an update, decided file by file', () => {
  let sandbox: Sandbox;
  let generated = '';
  let mine = '';
  let theirs = '';
  beforeEach(() => {
    sandbox = makeSandbox();
    offer('1.0.0', stockFiles['files/port.ts'] ?? '');
    const [pattern] = own();
    const answers = pattern === undefined ? undefined : resolveAnswers(pattern.manifest.questions, {});
    assert.ok(pattern !== undefined && answers?.ok === true);
    const plan = prepareScaffold(pattern, answers.value, { target: sandbox.target });
    assert.ok(plan.ok);
    write(plan.value);
    generated = text();
    mine = generated.replace('count()', 'countAll()');
    theirs = generated.replace('count()', 'countEach()');
    writeFileSync(join(sandbox.target, port), mine);
    offer('1.1.0', (stockFiles['files/port.ts'] ?? '').replace('count()', 'countEach()'));
  });
  afterEach(() => sandbox.remove());

  const own = () => listPatterns([sandbox.pattern]).patterns.filter(({ origin }) => origin === 'own');
  const text = (): string => readFileSync(join(sandbox.target, port), 'utf8');
  const state = () => {
    const states = scaffoldStates(own(), sandbox.target);
    assert.ok(states.ok);
    return states.value[0];
  };

  function offer(version: string, source: string): void {
    sandbox.put('pattern/pattern.json', JSON.stringify({ ...stockManifest(), version }));
    for (const [path, content] of Object.entries({ ...stockFiles, 'files/port.ts': source })) sandbox.put(`pattern/${path}`, content);
  }

  function write({ files, record }: PreparedScaffold): void {
    assert.ok(writePlan(sandbox.target, [...files, record], false).ok);
  }

  /** Updates, and gives what was planned for the port. */
  function update(decision: Decision): string | undefined {
    const plans = prepareUpdates(own(), { target: sandbox.target, decisions: new Map([[port, decision]]) });
    assert.ok(plans.ok);
    plans.value.forEach(write);
    return plans.value[0]?.files.find(({ path }) => path === port)?.status;
  }

  it('keeps what is the user\'s, and does not ask about it again', () => {
    assert.equal(update('mine'), 'kept');
    assert.equal(text(), mine);
    assert.equal(state()?.stale, false);
    assert.equal(update(undefined), 'kept');
  });

  it('takes what is the pattern\'s', () => {
    assert.equal(update('theirs'), 'update');
    assert.equal(text(), theirs);
    assert.deepEqual([state()?.stale, state()?.conflicts], [false, []]);
  });

  it('tells of the conflict that is left where nothing is decided, with all three versions, until it is settled', () => {
    assert.deepEqual(state()?.conflicts, []);
    assert.equal(update(undefined), 'clash');
    assert.deepEqual(state()?.conflicts, [{ path: port, base: generated, theirs }]);
    assert.equal(mineOf(text()), mine);
    writeFileSync(join(sandbox.target, port), mine);
    assert.deepEqual(state()?.conflicts, []);
  });
});
