// What one keystroke costs the engine: a line typed into a module of a project that is open, up to the findings.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../src/build/root.ts';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import { decodeText, isProjectFile, openProject } from '../../../src/core/project.ts';
import type { ModuleParser, Project } from '../../../src/core/project.ts';
import { clients } from '../../../src/generated/clients.ts';
import { rules } from '../../../src/generated/rules.ts';
import { contentHash } from '../../../src/node/contentHash.ts';
import { listFiles } from '../../../src/node/listFiles.ts';
import { FileReader } from '../../../src/node/readFile.ts';

export interface KeystrokeCost {
  readonly name: string;
  /** Milliseconds of each keystroke, sorted. */
  readonly whole: readonly number[];
  /** Of parsing alone. */
  readonly parse: readonly number[];
}

const typed = 'src/archnotes-bench/handler.ts';
const keystrokes = 400;

/** A handler of 16 KB with a client, and in it the place where the keystrokes go. */
function moduleText(): string {
  const head = "import Redis from 'ioredis';\nexport const redis = new Redis(process.env['REDIS_URL'] ?? '');\nexport const handler = async (event: { id: string }) => redis.get(event.id);\n";
  const lines: string[] = [];
  for (let index = 0; head.length + lines.join('').length < 16 * 1024; index += 1) {
    lines.push(`export async function order${String(index)}(id: string): Promise<number> {\n  const text = await redis.get(\`order:\${id}:${String(index)}\`);\n  return text === null ? ${String(index)} : Number.parseInt(text, 10);\n}\n`);
  }
  return head + lines.join('');
}

/** Opens a project over a folder, adds the module and types into it. */
export function keystrokesIn(name: string, folder: string): KeystrokeCost {
  const parse = createModuleParser(fs.readFileSync(path.join(root, 'node_modules/@yuku-parser/wasm/yuku-parser.wasm')));
  const project = opened(folder, parse);
  const text = moduleText();
  const middle = text.indexOf('\n', text.length / 2) + 1;
  const whole: number[] = [];
  const bare: number[] = [];
  give(project, folder, typed, text);
  for (let index = 0; index < keystrokes; index += 1) {
    const edited = `${text.slice(0, middle)}${'x'.repeat(index % 40)};\n${text.slice(middle)}`;
    const started = performance.now();
    project.apply([{ kind: 'text', path: typed, text: edited }]);
    project.wanted();
    project.findings();
    const ended = performance.now();
    parse(typed, `${edited} `, '');
    whole.push(ended - started);
    bare.push(performance.now() - ended);
  }
  const sorted = (times: readonly number[]): readonly number[] => times.slice(keystrokes / 4).sort((a, b) => a - b);
  return { name, whole: sorted(whole), parse: sorted(bare) };
}

function opened(folder: string, parse: ModuleParser): Project {
  const project = openProject({ rules, clients, hashOf: contentHash, moduleParser: () => parse, mermaidJudge: () => () => undefined });
  const reader = new FileReader(folder);
  const read = (file: string): void => {
    const content = reader.readListed(file);
    if (content.kind === 'bytes') project.apply([{ kind: 'bytes', path: file, bytes: content.bytes }]);
    else project.apply([{ kind: 'removed', path: file }]);
  };
  for (const file of listFiles(folder, { accepts: isProjectFile }).files) read(file);
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) wanted.forEach(read);
  return project;
}

function give(project: Project, folder: string, file: string, text: string): void {
  const reader = new FileReader(folder);
  project.apply([{ kind: 'text', path: file, text }]);
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) {
    project.apply(
      wanted.map((path) => {
        if (path === file) return { kind: 'text' as const, path, text };
        const content = reader.readListed(path);
        return content.kind === 'bytes' ? { kind: 'text' as const, path, text: decodeText(content.bytes) } : { kind: 'removed' as const, path };
      }),
    );
  }
}
