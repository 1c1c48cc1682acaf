import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { allFindings } from '../findings.ts';

/** One finding, so that what the editor shows and what the command line prints can be laid side by side. */
export type Told = string;

const report = z.object({
  findings: z.array(z.object({ ruleId: z.string(), path: z.string(), message: z.string(), line: z.number(), column: z.number(), endLine: z.number(), endColumn: z.number() })),
});

/**
 * What the command line finds in a folder of the open workspace, in English, in a process that knows nothing yet; sorted. It
 * reads the whole workspace, as the editor does: messages name files from there, and what is around a folder may matter to it.
 */
export async function coldRun(folder: string): Promise<readonly Told[]> {
  const workspace = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder));
  if (workspace === undefined) throw new Error(`${folder} is in no open folder`);
  const inside = path.relative(workspace.uri.fsPath, folder).split(path.sep).join('/');
  const below = inside === '' ? '' : `${inside}/`;
  const run = promisify(execFile);
  const options = { cwd: workspace.uri.fsPath, maxBuffer: 1 << 30, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', LC_ALL: 'C' } };
  const stdout = await run(process.execPath, [commandLine(), 'lint', '--format', 'json'], options).then(
    (done) => done.stdout,
    // Ends with 1 where it finds anything.
    (error: unknown) => foundBy(error),
  );
  const { findings } = z.parse(report, JSON.parse(stdout));
  return findings.flatMap((one) => (one.path.startsWith(below) && isShown(one) ? [told(one.path.slice(below.length), one)] : [])).sort();
}

/** What a run printed that found something. @throws Error when it ended otherwise, with what it said */
function foundBy(error: unknown): string {
  const ended = z.safeParse(z.object({ code: z.nullable(z.union([z.number(), z.string()])), signal: z.nullish(z.string()), stdout: z.string(), stderr: z.string() }), error);
  if (!ended.success) throw error;
  const { code, signal, stdout, stderr } = ended.data;
  if (code !== 1) throw new Error(`the cold run ended with ${String(code ?? signal)}: ${stderr || stdout.slice(-2000)}`);
  return stdout;
}

/** What the editor shows of a folder, sorted. */
export function shown(folder: string): readonly Told[] {
  return allFindings().flatMap(([uri, finding]) => {
    const relative = path.relative(folder, uri.fsPath).split(path.sep).join('/');
    if (uri.scheme !== 'file' || relative.startsWith('..')) return [];
    const { start, end } = finding.range;
    const ruleId = typeof finding.code === 'object' ? String(finding.code.value) : String(finding.code);
    return [told(relative, { ruleId, message: finding.message, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 })];
  }).sort();
}

/** Waits until the editor shows just this, and goes on showing it. Gives how long that took, in milliseconds. */
export async function untilShown(folder: string, expected: readonly Told[], patience = 60_000): Promise<number> {
  const started = performance.now();
  for (;;) {
    const differing = difference(shown(folder), expected);
    if (differing.length === 0) return performance.now() - started;
    if (performance.now() - started > patience) throw new Error(`the editor and a cold run differ in ${String(differing.length)} of ${String(expected.length)}:\n${differing.slice(0, 20).join('\n')}`);
    await changedOr(500);
  }
}

/** Lines of one list that the other lacks: `-` is not shown, `+` should not be. */
export function difference(now: readonly Told[], expected: readonly Told[]): readonly string[] {
  const [have, want] = [new Set(now), new Set(expected)];
  const repeated = now.length === have.size ? [] : [`+ ${String(now.length - have.size)} shown twice`];
  return [...expected.filter((line) => !have.has(line)).map((line) => `- ${line}`), ...now.filter((line) => !want.has(line)).map((line) => `+ ${line}`), ...repeated];
}

interface Found {
  readonly ruleId: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function told(file: string, { ruleId, message, line, column, endLine, endColumn }: Found): Told {
  return `${file}:${String(line)}:${String(column)}-${String(endLine)}:${String(endColumn)} ${ruleId} ${message}`;
}

/** As in the editor, where the language's own service tells of broken code. */
function isShown({ ruleId, path: file }: { readonly ruleId: string; readonly path: string }): boolean {
  return ruleId !== 'internal/syntax-error' || !/\.[cm]?[jt]sx?$/.test(file);
}

/** The command line that was built with the extension. */
export function commandLine(): string {
  return path.join(repository(), 'dist', 'cli.js');
}

/** The repository that these tests belong to. */
export function repository(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'test', 'vscode'))) folder = path.dirname(folder);
  return folder;
}

/** Resolves when something changed and it has been quiet since, or after so long. Comparing is work that the extension host has to do. */
function changedOr(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => end(), milliseconds);
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      clearTimeout(timer);
      timer = setTimeout(() => end(), 300);
    });
    const end = (): void => {
      listener.dispose();
      resolve();
    };
  });
}
