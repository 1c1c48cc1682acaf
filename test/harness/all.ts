// `npm test`: every runner one after the other; the last line is the sum of all of them.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';
import { tsx } from './build.ts';
import { closeAtEnd, endChild, runToEnd } from './closing.ts';
import { judgeRunner, sumCounts, type RunnerResult } from './counts.ts';

/** One part of `npm test`: a Node script with its arguments, relative to the repository. */
type Part = { readonly name: string; readonly script: string; readonly args: readonly string[]; readonly counts: boolean };

/** The script of npm itself, which `npm test` tells its children. */
const npm = z.string('Run this by npm: npm test').parse(process.env['npm_execpath']);
const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const counting = ['--reporter', path.join(__dirname, 'countingReporter.cjs')];

const clients = ['--no-config', '--require', 'tsx/cjs', '--timeout', '60000', 'test/clients/**/*.probe.ts'];
/** What fails may leave workers behind that never end. */
const faults = ['--no-config', '--require', 'tsx/cjs', '--exit', '--timeout', '120000', 'test/faults/**/*.fault.ts'];
const browser = ['--no-config', '--require', 'tsx/cjs', '--timeout', '60000', 'test/webview/**/*.browser.ts'];
/** What is shipped, packed and used. */
const packed = ['--no-config', '--require', 'tsx/cjs', '--timeout', '60000', 'test/package/**/*.package.ts'];

const parts: readonly Part[] = [
  { name: 'build', script: tsx, args: ['src/build/bundle.ts'], counts: false },
  { name: 'unit', script: npm, args: ['run', '--silent', 'test:unit', '--', ...counting], counts: true },
  { name: 'faults', script: mocha, args: [...faults, ...counting], counts: true },
  { name: 'clients', script: mocha, args: [...clients, ...counting], counts: true },
  { name: 'patterns', script: npm, args: ['run', '--silent', 'test:patterns', '--', ...counting], counts: true },
  { name: 'integrations', script: npm, args: ['run', '--silent', 'test:integrations', '--', ...counting], counts: true },
  { name: 'browser', script: mocha, args: [...browser, ...counting], counts: true },
  { name: 'package', script: mocha, args: [...packed, ...counting], counts: true },
  { name: 'vscode', script: tsx, args: ['test/harness/vscode.ts'], counts: true },
];

type Result = RunnerResult & { readonly name: string; readonly minutes: number };

async function main(): Promise<number> {
  const results: Result[] = [];
  for (const part of parts) results.push(await runPart(part));
  console.log('');
  for (const { name, minutes, counts, fault } of results) {
    console.log(`${name.padEnd(12)} ${minutes.toFixed(1)} min  ${counts.passed} passed, ${counts.failed} failed${fault === undefined ? '' : `  ${fault}`}`);
  }
  // Once more at the end: what CI keeps of an hour's output is its last page.
  for (const { name, failures } of results) for (const said of failures) console.log(`FAILED ${name}: ${said}`);
  const { passed, failed } = sumCounts(results.map(({ counts }) => counts));
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runPart(part: Part): Promise<Result> {
  console.log(`\n=== ${part.name}`);
  const started = performance.now();
  const judged = judgeRunner(await runTee(part), part.counts);
  return { name: part.name, minutes: (performance.now() - started) / 60_000, ...judged };
}

/** Runs a part, shows what it prints as it comes, and gives standard output with the exit code. */
function runTee({ script, args }: Part): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    const close = closeAtEnd(() => endChild(child));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
      void close();
    });
  });
}

runToEnd(main);
