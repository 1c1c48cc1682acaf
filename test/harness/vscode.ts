// `npm run test:vscode [-- --grep PATTERN] [--suite NAME] [--desktop] [FILE…]`: the suites of test/vscode inside a real
// VS Code, each in a profile and a workspace of its own.
import { readdir } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../src/build/root.ts';
import { buildExtension } from './build.ts';
import { runToEnd } from './closing.ts';
import { sumCounts, type Counts } from './counts.ts';
import { vscodeExecutable } from './executable.ts';
import { runPlanted, runSuite } from './runSuite.ts';
import { filesBySuite, planted } from './vscodeSuites.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, suite: { type: 'string' }, desktop: { type: 'boolean', default: false } },
  });
  const extension = await buildExtension();
  const executable = await vscodeExecutable(values.desktop);
  const named = (file: string): boolean => positionals.length === 0 || positionals.some((part) => file.includes(path.normalize(part)));
  const wanted = filesBySuite((await testFiles('.test.ts')).filter(named)).filter(([suite]) => values.suite === undefined || suite.name === values.suite);
  if (wanted.length === 0) throw new Error('No test file of test/vscode fits these arguments.');
  const counts: Counts[] = [];
  for (const [suite, files] of wanted) {
    counts.push(await runSuite(suite, { files, grep: values.grep, extension, executable }));
  }
  const everything = positionals.length === 0 && values.grep === undefined && values.suite === undefined;
  if (everything) counts.push(await runPlanted(planted, { files: await testFiles(planted.ending), grep: undefined, extension, executable }));
  const { passed, failed } = sumCounts(counts);
  if (passed + failed === 0) throw new Error('No test matches.');
  return failed > 0 ? 1 : 0;
}

async function testFiles(ending: string): Promise<string[]> {
  const names = await readdir(path.join(root, 'test', 'vscode'), { recursive: true });
  return names.filter((name) => name.endsWith(ending)).sort().map((name) => path.join('test', 'vscode', name));
}

runToEnd(main);
