// One suite in one VS Code: bundle, start, and judge by what the tests wrote down.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root } from '../../src/build/root.ts';
import { closeAtEnd } from './closing.ts';
import { countsLine, failureLine, type Counts } from './counts.ts';
import { runProgram } from './program.ts';
import { judgeRun, parseRunEvents, type RunOutcome, type RunPlan } from './vscodeRun.ts';
import type { Suite } from './vscodeSuites.ts';
import { quietSettings } from './vscodeServer.ts';
import { copyWorkspace } from './workspace.ts';

/** What a suite is run with. */
export type SuiteRun = {
  /** Test files, relative to the repository. */
  readonly files: readonly string[];
  readonly grep: string | undefined;
  /** Folder of the extension. */
  readonly extension: string;
  /** The `code` executable. */
  readonly executable: string;
};

/** Runs a suite, prints each test and the `@counts` line. A run that cannot be trusted counts as one failure more. */
export async function runSuite(suite: Suite, run: SuiteRun): Promise<Counts> {
  return report(suite, await outcomeOf(suite, run));
}

/** Runs files that kill the extension host, and counts it as passed when the run is found not to be trusted. */
export async function runPlanted(suite: Suite, run: SuiteRun): Promise<Counts> {
  console.log('\nThe next run kills its extension host, to see that it is noticed.');
  const { faults } = await outcomeOf(suite, run);
  const noticed = faults.some((fault) => fault.includes('closing line'));
  return report(suite, { passed: noticed ? 1 : 0, failures: [], faults: noticed ? [] : ['A dead extension host was not noticed.'] });
}

async function outcomeOf(suite: Suite, run: SuiteRun): Promise<RunOutcome> {
  console.log(`\nVS Code, ${suite.name} (${run.files.length} files)`);
  const out = path.join(root, 'out', 'vscode', suite.name);
  const results = path.join(out, 'results.jsonl');
  await rm(out, { recursive: true, force: true });
  const files = await bundle(run.files, out);
  await writeFile(results, '');
  await writeFile(path.join(out, 'run.json'), JSON.stringify({ files, grep: run.grep, results } satisfies RunPlan));
  const ended = await startCode(suite, run, path.join(out, 'index.js'));
  const outcome = judgeRun(parseRunEvents(await readFile(results, 'utf8')));
  // A test that fails makes VS Code end with 1 as well; that is told once.
  const faults = [...outcome.faults, ...(ended === undefined || outcome.failures.length > 0 ? [] : [ended])];
  return { ...outcome, faults };
}

function report(suite: Suite, { passed, failures, faults }: RunOutcome): Counts {
  for (const { title, error } of failures) console.log(`\n  FAILED ${title}\n    ${error.replaceAll('\n', '\n    ')}`);
  for (const fault of faults) console.log(`\n  FAILED ${fault}`);
  const told = [...failures, ...faults.map((fault) => ({ title: 'the run itself', error: fault }))];
  for (const failure of told) console.log(failureLine(`vscode-${suite.name}`, failure));
  const counts = { passed, failed: failures.length + (faults.length > 0 ? 1 : 0) };
  console.log(countsLine(`vscode-${suite.name}`, counts));
  return counts;
}

/** Bundles the entry and each test file as CommonJS; gives the bundles of the test files. */
async function bundle(files: readonly string[], out: string): Promise<string[]> {
  const base = path.join('test', 'vscode');
  await build({
    absWorkingDir: root,
    entryPoints: [path.join(base, 'index.ts'), ...files],
    outbase: base,
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return files.map((file) => path.join(out, path.relative(base, file).replace(/\.ts$/, '.js')));
}

/** Starts VS Code and waits for its end; gives a sentence when that was not a good one. */
async function startCode(suite: Suite, { executable, extension }: SuiteRun, tests: string): Promise<string | undefined> {
  const workspace = await copyWorkspace('orders');
  const profile = await mkdtemp(path.join(tmpdir(), 'archnotes-profile-'));
  const removeProfile = closeAtEnd(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(path.join(profile, 'User'));
  await writeFile(path.join(profile, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...suite.settings }));
  const opened = suite.roots === undefined ? workspace.folder : await withFolders(workspace.folder, suite.roots);
  const launchArgs = [opened, `--user-data-dir=${profile}`, `--extensions-dir=${path.join(profile, 'extensions')}`, `--locale=${suite.language}`];
  try {
    if (suite.trusted) await runTests({ vscodeExecutablePath: executable, extensionDevelopmentPath: extension, extensionTestsPath: tests, launchArgs });
    else await runRestricted(executable, [...launchArgs, `--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${tests}`]);
    return undefined;
  } catch (error) {
    return `VS Code did not end well: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await removeProfile();
    await workspace.remove();
  }
}

/** Makes a workspace of a folder and empty ones beside it; gives its file. */
async function withFolders(folder: string, names: readonly string[]): Promise<string> {
  const parent = path.dirname(folder);
  for (const name of names) await mkdir(path.join(parent, name));
  const file = path.join(parent, 'folders.code-workspace');
  await writeFile(file, JSON.stringify({ folders: [path.basename(folder), ...names].map((name) => ({ path: name })) }));
  return file;
}

// `runTests` always switches workspace trust off; Restricted Mode needs it on.
async function runRestricted(executable: string, args: readonly string[]): Promise<void> {
  await runProgram(executable, ['--no-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes', ...args], { seconds: 1200 });
}
