// What one keystroke costs the engine: a line typed into a module of a project that is open, up to the findings. Run by
// `keystrokeRun.ts`, which bundles it as the extension is bundled: what `tsx` makes of the sources is two to three times slower. The engine
// runs in a thread like the server's, with as much memory for what is young.
import * as fs from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import { dialectOf } from '../../../src/core/languages/typescript/dialect.ts';
import { ParserInstance } from '../../../src/core/languages/typescript/parserInstance.ts';
import { isProjectFile, openProject } from '../../../src/core/project.ts';
import type { Project } from '../../../src/core/project.ts';
import { clients } from '../../../src/generated/clients.ts';
import { rules } from '../../../src/generated/rules.ts';
import { contentHash } from '../../../src/node/contentHash.ts';
import { listFiles } from '../../../src/node/listFiles.ts';
import { FileReader } from '../../../src/node/readFile.ts';
import { startEngineWorker, youngHeapOfTyping } from '../../../src/server/engineWorker.ts';

/** Steps that a keystroke is made of, and what it is held against: milliseconds of each keystroke, sorted. */
export interface KeystrokeCost {
  /** All three: what is typed is taken in, what else is wanted is asked for, and what is found. */
  readonly whole: readonly number[];
  readonly apply: readonly number[];
  readonly wanted: readonly number[];
  readonly findings: readonly number[];
  /** The module's facts alone, the parser's work included. */
  readonly facts: readonly number[];
  /** The parser's work alone: the text becomes a tree, which nobody reads. */
  readonly parse: readonly number[];
}

/** What is typed: a line in which nothing is known, so that everything else only moves, or a call of the client. */
export type Typed = 'places move' | 'a call more';

const typed = 'src/archnotes-bench/handler.ts';
const keystrokes = 1_200;

/** A handler of 16 KB with a client, and in it the place where the keystrokes go: in the body of a function. */
function moduleText(): string {
  const head = "import Redis from 'ioredis';\nexport const redis = new Redis(process.env['REDIS_URL'] ?? '');\nexport const handler = async (event: { id: string }) => redis.get(event.id);\n";
  const lines: string[] = [];
  for (let index = 0; head.length + lines.join('').length < 16 * 1024; index += 1) {
    lines.push(`export async function order${String(index)}(id: string): Promise<number> {\n  const text = await redis.get(\`order:\${id}:${String(index)}\`);\n  return text === null ? ${String(index)} : Number.parseInt(text, 10);\n}\n`);
  }
  return head + lines.join('');
}

/** Opens a project over a folder, adds the module and types into it. `wasm`: the file of the parser. */
export function keystrokesIn(folder: string, wasm: string, what: Typed): KeystrokeCost {
  const parse = createModuleParser(fs.readFileSync(wasm));
  // Another than the project's, which goes by the text that it read last.
  const measured = createModuleParser(fs.readFileSync(wasm));
  const bare = new ParserInstance(fs.readFileSync(wasm));
  const project = openProject({ rules, clients, hashOf: contentHash, moduleParser: () => parse, mermaidJudge: () => () => undefined });
  const text = moduleText();
  open(project, folder, text);
  const middle = text.indexOf('\n', text.length / 2) + 1;
  const edited = (index: number): string => {
    const line = what === 'places move' ? 'x'.repeat(index % 40) : `redis.get('${'x'.repeat(index % 40)}')`;
    return `${text.slice(0, middle)}${line};\n${text.slice(middle)}`;
  };
  const [apply = [], wanted = [], findings = []] = timed((index) => [
    () => project.apply([{ kind: 'text', path: typed, text: edited(index) }]),
    () => project.wanted(),
    () => project.findings(),
  ]);
  const [facts = []] = timed((index) => [() => measured(typed, edited(index), '')]);
  const [tree = []] = timed((index) => [() => bare.read(edited(index), dialectOf(typed), () => undefined)]);
  const whole = apply.map((time, key) => time + (wanted[key] ?? 0) + (findings[key] ?? 0));
  return { whole: sorted(whole), apply: sorted(apply), wanted: sorted(wanted), findings: sorted(findings), facts: sorted(facts), parse: sorted(tree) };
}

/**
 * Milliseconds of the steps of each keystroke, by step; the first quarter of the keystrokes warms up and is left out. The garbage of what
 * was measured before is collected first, so that each pays for its own.
 */
function timed(stepsOf: (index: number) => readonly (() => unknown)[]): readonly number[][] {
  if (global.gc === undefined) throw new Error('Run it with --expose-gc.');
  global.gc();
  const keys = Array.from({ length: keystrokes }, (_, index) => stepsOf(index).map((step) => {
    const started = performance.now();
    step();
    return performance.now() - started;
  }));
  const measured = keys.slice(keystrokes / 4);
  return (keys[0] ?? []).map((_, step) => measured.map((times) => times[step] ?? 0));
}

const sorted = (times: readonly number[]): readonly number[] => [...times].sort((one, other) => one - other);

/** As the server does: what is listed, then the document that is open, then whatever is wanted. */
function open(project: Project, folder: string, text: string): void {
  const reader = new FileReader(folder);
  const read = (file: string): void => {
    if (file === typed) return project.apply([{ kind: 'text', path: file, text }]);
    const content = reader.readListed(file);
    project.apply([content.kind === 'bytes' ? { kind: 'bytes', path: file, bytes: content.bytes } : { kind: 'removed', path: file }]);
  };
  for (const file of [...listFiles(folder, { accepts: isProjectFile }).files, typed]) read(file);
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) wanted.forEach(read);
}

/** What is asked of the thread. */
interface Asked {
  readonly folder: string;
  readonly wasm: string;
  readonly what: Typed;
}

function ask([folder = '', wasm = '', what]: readonly string[]): void {
  const asked: Asked = { folder, wasm, what: what === 'a call more' ? what : 'places move' };
  const worker = startEngineWorker(__filename, { data: asked, young: youngHeapOfTyping });
  worker.stderr.pipe(process.stderr);
  worker.on('message', (cost) => void console.log(JSON.stringify(cost)));
}

function answer({ folder, wasm, what }: Asked): void {
  parentPort?.postMessage(keystrokesIn(folder, wasm, what));
}

if (isMainThread) ask(process.argv.slice(2));
else answer(workerData);
