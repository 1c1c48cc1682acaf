import { Cursor } from './cursor.ts';
import type { Dialect } from './dialect.ts';

/** What {@link ParserInstance.read} gives where the parser trapped: its stack is used up by deep nesting. */
export const trapped = Symbol('trapped');

interface Exports {
  readonly memory: { readonly buffer: ArrayBufferLike };
  readonly alloc: (bytes: number) => number;
  readonly free: (pointer: number, bytes: number) => number;
  readonly parse: (pointer: number, bytes: number, flags: number) => number;
}

const languages = { js: 0, ts: 1, jsx: 2, tsx: 3, dts: 4 } as const;
const sourceTypes = { script: 0, module: 1, commonjs: 2 } as const;
const preserveParentheses = 1 << 5;

/** Bytes of memory beyond which an instance is not kept: memory never shrinks, and a text of 1 MB takes 54 MB. A text of 80 KB stays below. */
const mostKept = 8 << 20;

/**
 * The parser's WebAssembly module, compiled once, and the instance that runs it. A trap leaves an instance unusable, so
 * the next text gets a new one (0.3 ms).
 */
export class ParserInstance {
  private readonly module: WebAssembly.Module;
  private readonly encoder = new TextEncoder();
  private exports: Exports | undefined;

  /** @param wasm the file `yuku-parser.wasm` of @yuku-parser/wasm */
  constructor(wasm: Uint8Array) {
    this.module = new WebAssembly.Module(new Uint8Array(wasm));
  }

  /**
   * Parses a text and lets `look` read the tree, which is gone when it returns.
   * @returns what `look` gives, or {@link trapped}
   */
  read<Result>(text: string, dialect: Dialect, look: (cursor: Cursor) => Result): Result | typeof trapped {
    const exports = (this.exports ??= exportsOf(new WebAssembly.Instance(this.module)));
    const source = this.encoder.encode(text);
    const result = this.parse(exports, source, dialect);
    if (result === undefined) return trapped;
    const length = new DataView(exports.memory.buffer).getUint32(result, true);
    try {
      return look(new Cursor(text, new Uint8Array(exports.memory.buffer, result + 4, length)));
    } finally {
      exports.free(result, 4 + length);
      if (exports.memory.buffer.byteLength > mostKept) this.exports = undefined;
    }
  }

  /** A pointer to the length of the result, with the result behind it; undefined after a trap. */
  private parse(exports: Exports, source: Uint8Array, dialect: Dialect): number | undefined {
    const bytes = Math.max(source.length, 1);
    try {
      const pointer = exports.alloc(bytes);
      new Uint8Array(exports.memory.buffer, pointer, source.length).set(source);
      const result = exports.parse(pointer, source.length, flagsOf(dialect));
      exports.free(pointer, bytes);
      if (result === 0) throw new Error('The TypeScript parser is out of memory.');
      return result;
    } catch (error) {
      this.exports = undefined;
      if (error instanceof WebAssembly.RuntimeError) return undefined;
      throw error;
    }
  }
}

function flagsOf(dialect: Dialect): number {
  return sourceTypes[dialect.sourceType] | (languages[dialect.language] << 2) | preserveParentheses;
}

function exportsOf(instance: WebAssembly.Instance): Exports {
  const { memory, alloc, free, parse } = instance.exports;
  if (!isMemory(memory) || !isNumeric(alloc) || !isNumeric(free) || !isNumeric(parse)) {
    throw new Error('The TypeScript parser’s WebAssembly module does not export memory, alloc, free and parse.');
  }
  return { memory, alloc, free, parse };
}

const isMemory = (value: unknown): value is Exports['memory'] => value instanceof WebAssembly.Memory;
const isNumeric = (value: unknown): value is (...numbers: number[]) => number => typeof value === 'function';
