import assert from 'node:assert/strict';
import { countsLine, failureLine, judgeRunner, readCounts } from './counts.ts';
import { judgeRun, parseRunEvents, type RunEvent } from './vscodeRun.ts';
import { filesBySuite } from './vscodeSuites.ts';

describe('the judgement on a run inside VS Code', () => {
  const planned = (tests: number): RunEvent => ({ kind: 'planned', tests });
  const passed: RunEvent = { kind: 'passed', title: 'warns' };
  const failed: RunEvent = { kind: 'failed', title: 'fixes', error: 'no fix' };
  const end: RunEvent = { kind: 'end' };

  it('counts what passed and what failed', () => {
    assert.deepEqual(judgeRun([planned(2), passed, failed, end]), { passed: 1, failures: [{ title: 'fixes', error: 'no fix' }], faults: [] });
  });

  it('is a fault when nothing was written down', () => {
    assert.equal(judgeRun([]).faults[0], 'The tests never started inside VS Code.');
  });

  it('is a fault when the extension host ends in the middle', () => {
    assert.deepEqual(judgeRun([planned(3), passed]).faults, [
      '3 tests were planned, 1 were run.',
      'The closing line of the run is missing: the extension host ended before the tests did.',
    ]);
  });

  it('is a fault when the extension host is restarted and the second run goes well', () => {
    assert.match(judgeRun([planned(1), planned(1), passed, end]).faults.join(), /started 2 times/);
  });

  it('leaves out a line that was cut off while it was written', () => {
    const whole = `${JSON.stringify(planned(1))}\n`;
    assert.deepEqual(parseRunEvents(`${whole}{"kind":"pas`), [planned(1)]);
  });
});

describe('the counts of the runners', () => {
  const good = countsLine('mocha', { passed: 3, failed: 0 });

  it('are taken as they are when the runner ended well', () => {
    assert.deepEqual(judgeRunner({ code: 0, output: good }, true), { counts: { passed: 3, failed: 0 }, fault: undefined, failures: [] });
  });

  it('get one failure more when the runner crashed after it had counted', () => {
    assert.deepEqual(judgeRunner({ code: 134, output: good }, true), { counts: { passed: 3, failed: 1 }, fault: 'ended with 134', failures: [] });
  });

  it('get one failure more when they are missing, whatever the exit code', () => {
    assert.deepEqual(judgeRunner({ code: 0, output: '12 passing' }, true), { counts: { passed: 0, failed: 1 }, fault: 'ended without its counts', failures: [] });
  });

  it('get one failure more when no test ran', () => {
    assert.equal(judgeRunner({ code: 0, output: countsLine('mocha', { passed: 0, failed: 0 }) }, true).fault, 'ran no test');
  });

  it('are read back from what a runner prints, and added up', () => {
    const output = `noise\n${countsLine('vscode-trusted', { passed: 3, failed: 1 })}\n${countsLine('vscode-korean', { passed: 2, failed: 0 })}\n`;
    assert.deepEqual(readCounts(output), { passed: 5, failed: 1 });
  });

  it('come with what failed, a line each', () => {
    const output = `noise\n${failureLine('mocha', { title: 'a lamp\nshines', error: '\nexpected true\n+ false' })}\n${countsLine('mocha', { passed: 3, failed: 1 })}\n`;
    assert.deepEqual(judgeRunner({ code: 1, output }, true), { counts: { passed: 3, failed: 1 }, fault: undefined, failures: ['mocha a lamp shines: expected true'] });
  });

  it('are missing when a runner ended without its line', () => {
    assert.equal(readCounts('  12 passing (3s)\n'), undefined);
  });
});

describe('the suites inside VS Code', () => {
  it('take each file once, by its ending', () => {
    const files = ['lint.test.ts', 'lint.restricted.test.ts', 'lint.korean.test.ts', 'storm.fault.test.ts', 'replay.week.test.ts', 'ghosts.roots.test.ts'];
    const named = filesBySuite(files).map(([{ name }, own]) => [name, own]);
    assert.deepEqual(named, [['restricted', ['lint.restricted.test.ts']], ['korean', ['lint.korean.test.ts']], ['week', ['replay.week.test.ts']], ['roots', ['ghosts.roots.test.ts']], ['faults', ['storm.fault.test.ts']], ['trusted', ['lint.test.ts']]]);
  });
});
