// The entry that VS Code calls inside its extension host. What ran is written down test by test, for the process outside.
import { appendFileSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { runPlan, type RunEvent } from '../harness/vscodeRun.ts';

/** Runs the test files that `run.json` beside this file names. @throws Error when a test fails */
export async function run(): Promise<void> {
  const plan = runPlan.parse(JSON.parse(readFileSync(path.join(__dirname, 'run.json'), 'utf8')));
  const tell = (event: RunEvent): void => { appendFileSync(plan.results, `${JSON.stringify(event)}\n`); };
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, ...(plan.grep === undefined ? {} : { grep: new RegExp(plan.grep, 'i') }) });
  for (const file of plan.files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    tell({ kind: 'planned', tests: runner.total });
    runner.on('pass', (test) => { tell({ kind: 'passed', title: test.fullTitle() }); });
    runner.on('pending', (test) => { tell({ kind: 'skipped', title: test.fullTitle() }); });
    runner.on('fail', (test, error: Error) => { tell({ kind: 'failed', title: test.fullTitle(), error: error.stack ?? error.message }); });
  });
  tell({ kind: 'end' });
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
