import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import type { Result } from '../../src/core/pattern/result.ts';
import type { Pattern } from '../../src/node/patternFolder.ts';
import { prepareScaffold } from '../../src/node/scaffold.ts';
import type { PreparedScaffold } from '../../src/node/scaffold.ts';
import { writePlan } from '../../src/node/writePlan.ts';

/** The value of a result. @throws Error with all problems */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ path, position, message }) => `${path ?? ''}:${(position?.line ?? -1) + 1}: ${message.en}`).join('\n'));
}

/** What a pattern would write into a folder. */
export function planned(pattern: Pattern, answers: unknown, folder: string): PreparedScaffold {
  return must(prepareScaffold(pattern, must(resolveAnswers(pattern.manifest.questions, answers)), { target: folder }));
}

/** Generates a pattern into a new folder. */
export function generate(pattern: Pattern, answers: unknown): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'archnotes-generated-')));
  generateInto(folder, pattern, answers);
  return folder;
}

/** Generates a pattern into a folder, beside what is there; files that are another's stay as they are. */
export function generateInto(folder: string, pattern: Pattern, answers: unknown): void {
  const { files, record } = planned(pattern, answers, folder);
  must(writePlan(folder, [...files, record], false));
}

export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** All generated files, /-separated, sorted; the record of them is none. */
export function filesOf(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return paths.filter((path) => !/^(node_modules|dist|cdk\.out|\.archnotes)\//.test(path)).sort();
}

const libraries = new Map<string, ts.SourceFile | undefined>();

/** Compiles a project as its own tsconfig says, with the dependencies linked into it. Gives what the compiler complains of. */
export function compile(folder: string): readonly string[] {
  const config = configOf(folder);
  const program = ts.createProgram(config.fileNames, config.options, hostFor(config.options));
  const { diagnostics } = program.emit();
  return [...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics].map((diagnostic) => told(folder, diagnostic));
}

/** Typechecks projects of the same compiler options in one program; nothing is written. */
export function compileTogether(folders: readonly string[]): readonly string[] {
  const configs = folders.map(configOf);
  const strictest = configs[0]?.options ?? {};
  const options = { ...strictest, noEmit: true };
  delete options.rootDir;
  delete options.outDir;
  for (const config of configs) {
    const differing = Object.keys(config.options).filter((name) => !/^(?:rootDir|outDir|configFilePath)$/.test(name) && JSON.stringify(config.options[name]) !== JSON.stringify(strictest[name]));
    if (differing.length > 0) return [`All patterns have the same tsconfig.json; one differs in ${differing.join(', ')}.`];
  }
  const program = ts.createProgram(configs.flatMap(({ fileNames }) => fileNames), options, hostFor(options));
  return [...configs.flatMap(({ errors }) => errors), ...ts.getPreEmitDiagnostics(program)].map((diagnostic) => told('/', diagnostic));
}

function configOf(folder: string): ts.ParsedCommandLine {
  return ts.parseJsonConfigFileContent(ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, folder);
}

/** The libraries are the same for every project, and most of the work: they are read once. */
function hostFor(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    const real = path.includes('node_modules') ? realpathSync(path) : path;
    if (!real.includes('node_modules')) return read(path, ...rest);
    if (!libraries.has(real)) libraries.set(real, read(path, ...rest));
    return libraries.get(real);
  };
  return host;
}

function told(folder: string, { file, start, messageText }: ts.Diagnostic): string {
  const at = file === undefined ? '' : `${relative(folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1} `;
  return at + ts.flattenDiagnosticMessageText(messageText, '\n');
}

/** What a generated project's own tests came to. */
export interface OwnTests {
  readonly code: number | null;
  readonly passed: number;
  readonly output: string;
}

/** Runs the compiled tests of a generated project by the command of its package.json, with no network but the loopback. */
export function runOwnTests(folder: string): OwnTests {
  const files = readdirSync(join(folder, 'dist', 'test')).filter((name) => name.endsWith('.test.js')).map((name) => join('dist', 'test', name));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--test', '--test-timeout=30000', '--test-reporter=tap', ...files], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  return { code: status, passed: Number(/^# pass (\d+)$/m.exec(stdout)?.[1] ?? 0), output: stdout + stderr };
}

/** The text of a generated file. */
export function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
