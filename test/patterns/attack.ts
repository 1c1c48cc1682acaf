import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../../src/node/contentHash.ts';
import { packBytes } from '../../src/node/packing.ts';
import type { Sandbox } from './sandbox.ts';
import { stockManifest } from './stockPattern.ts';

/** One way to go wrong: what is hostile, and what the message must say. */
export interface Attack {
  readonly manifest?: Readonly<Record<string, unknown>> | string;
  readonly files?: Readonly<Record<string, string>>;
  readonly answers?: unknown;
  /** The record of an earlier scaffold. */
  readonly record?: string;
  /** Prepares the disk. */
  readonly disk?: (sandbox: Sandbox) => void;
  readonly says: RegExp;
}

export const oneFile = (to: string, from = 'files/port.ts'): Readonly<Record<string, unknown>> => ({ files: [{ from, to }] });
export const twoFiles = (first: string, second: string): Readonly<Record<string, unknown>> => ({ files: [{ from: 'files/port.ts', to: first }, { from: 'files/port.ts', to: second }] });
export const target = (to: string, says: RegExp): Attack => ({ manifest: oneFile(to), says });
export const question = (changes: object, says: RegExp): Attack => ({ manifest: { questions: [{ ...firstQuestion(), ...changes }], files: [{ from: 'files/port.ts', to: 'port.ts' }] }, says });
export const sha1 = (content: string): string => contentHash(content);
export const packed = (content: string): string => packBytes(content);
/** A record in the target that says this, and beside it a file that it is about. */
export const record = (changes: object, says: RegExp): Attack => ({
  record: JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '1.0.0' }, answers: {}, files: { 'src/stockItemPort.ts': packed('// old\n') }, ...changes }),
  says,
});
/** A note in the target of work that was never begun. */
export const note = (changes: object, says: RegExp): Attack => ({
  disk: ({ target: facade }) => writeFileSync(join(facade, '.archnotes-unfinished.json'), JSON.stringify({ version: 1, target: '', folders: [], files: [], ...changes })),
  says,
});
export const pathAnswer = (path: string, says: RegExp): Attack => ({
  manifest: { questions: [{ ...firstQuestion(), format: 'path' }], files: [{ from: 'files/plain.ts', to: '<%= entity %>/port.ts' }] },
  files: { 'files/plain.ts': '// port\n' },
  answers: { entity: path },
  says,
});
export const text = (manifest: string, says: RegExp): Attack => ({ manifest, says });
export const template = (port: string, says: RegExp): Attack => ({ files: { 'files/port.ts': port }, says });

export function firstQuestion(): object {
  return { id: 'entity', type: 'text', label: { en: 'Entity', ko: '엔터티' }, help: { en: 'What is counted.', ko: '세는 대상입니다.' } };
}

export const whole = (): string => JSON.stringify(stockManifest(), null, 2);
