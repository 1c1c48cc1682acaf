import { lineStartsOf } from '../languages/lineStarts.ts';
import type { Complaint } from '../model/diagram.ts';
import type { ModuleFacts, SyntaxDamage } from '../model/module.ts';
import type { FactStore } from '../model/project.ts';
import type { PackageFacts, TemplateFacts, TsconfigFacts } from '../model/template.ts';
import type { TerraformFacts } from '../model/terraform.ts';
import { isTree } from './callTree.ts';
import { complaintsShape } from './complaintShape.ts';
import { packageShape, templateShape, terraformShape, tsconfigShape } from './infrastructureShapes.ts';
import { moduleShape } from './moduleShape.ts';
import { withinText, type Identity } from './placeShapes.ts';
import type { Shape } from './shape.ts';

/** A text that facts are about. */
export interface FactSource {
  readonly path: string;
  readonly text: string;
  readonly hash: string;
}

/** How one kind of facts becomes text, and text facts again. */
export interface Keeping<Facts> {
  /** Undefined for what is not kept: see {@link isSound}, and what JSON has no words for. */
  readonly write: (facts: Facts) => string | undefined;
  /** Undefined for anything but what `write` gives. */
  readonly read: (written: string, source: FactSource) => Facts | undefined;
}

/** The facts that are kept of a text, or else those that are made of it, which are kept then. */
export function keptFacts<Facts>(keeping: Keeping<Facts>, source: FactSource, store: FactStore | undefined, make: () => Facts): Facts {
  const known = recalledFacts(keeping, source, store);
  if (known !== undefined) return known;
  const made = make();
  keepFacts(keeping, source, store, made);
  return made;
}

/** What is kept of a text; undefined where that is nothing, or nothing of ours. */
export function recalledFacts<Facts>(keeping: Keeping<Facts>, source: FactSource, store: FactStore | undefined): Facts | undefined {
  const written = store?.recall(source.path, source.hash);
  return written === undefined || written.length > mostWritten(source) ? undefined : keeping.read(written, source);
}

/** Facts are written down at once: whatever becomes of them later is no fact. */
export function keepFacts<Facts>(keeping: Keeping<Facts>, source: FactSource, store: FactStore | undefined, facts: Facts): void {
  const kept = store === undefined ? undefined : keeping.write(facts);
  if (kept !== undefined && kept.length <= mostWritten(source)) store?.keep(source.path, source.hash, kept);
}

/**
 * What is written of a text is so many times as long at most: twice as much as was seen in 3,000 modules, of a bundle without
 * blanks. Of what is longer, reading it again saves nothing, and somebody may have made it for that. In UTF-16 code units.
 */
function mostWritten({ text }: FactSource): number {
  return 64 * text.length + 4096;
}

export const moduleKeeping: Keeping<ModuleFacts> = {
  write: (facts) => (isSound(facts) && tellsAnything(facts) ? written(moduleShape, { ...facts, ...anonymous }) : undefined),
  read: (text, source) => {
    const bare = parsedOf(moduleShape, text, source);
    return bare !== undefined && isTree(bare.calls) ? withIdentity(bare, source) : undefined;
  },
};

/** Also for files that turn out to be no templates: that costs as much to learn. */
export const templateKeeping: Keeping<TemplateFacts | 'none'> = {
  write: (facts) => (facts === 'none' ? 'null' : isSound(facts) ? written(templateShape, { ...facts, ...anonymous }) : undefined),
  read: (text, source) => {
    const bare = parsedOf(templateShape, text, source);
    return bare === null ? 'none' : withIdentity(bare, source);
  },
};

export const terraformKeeping: Keeping<TerraformFacts> = {
  write: (facts) => written(terraformShape, { ...facts, ...anonymous }),
  read: (text, source) => withIdentity(parsedOf(terraformShape, text, source), source),
};

export const packageKeeping: Keeping<PackageFacts> = {
  write: (facts) => (isSound(facts) ? written(packageShape, { ...facts, ...anonymous, dependencies: [...facts.dependencies].flat() }) : undefined),
  read: (text, source) => {
    const bare = parsedOf(packageShape, text, source);
    return bare === undefined ? undefined : withIdentity({ ...bare, dependencies: new Map(inPairs(bare.dependencies)) }, source);
  },
};

export const tsconfigKeeping: Keeping<TsconfigFacts> = {
  write: (facts) => (isSound(facts) ? written(tsconfigShape, { ...facts, ...anonymous }) : undefined),
  read: (text, source) => withIdentity(parsedOf(tsconfigShape, text, source), source),
};

/** What Mermaid said of texts. */
export const complaintsKeeping: Keeping<ReadonlyMap<string, Complaint | undefined>> = {
  write: (verdicts) => written(complaintsShape, [...verdicts].map(([source, complaint]) => ({ source, complaint }))),
  read: (text) => {
    const verdicts = parsed(complaintsShape, text);
    return verdicts && new Map(verdicts.map(({ source, complaint }) => [source, complaint && { ...complaint, input: complaint.input, at: complaint.at, kind: complaint.kind }]));
  },
};

/** What the asker knows of a file is not written down with its facts. */
const anonymous = { path: undefined, hash: undefined, lineStarts: undefined } as const;

function withIdentity<Bare extends object>(bare: Bare | undefined, { path, text, hash }: FactSource): (Bare & Identity) | undefined {
  return bare && { ...bare, path, hash, lineStarts: lineStartsOf(text) };
}

/** What of a broken text can be known may depend on more than the text: how deep the stack was. */
function isSound({ syntaxError }: { readonly syntaxError: SyntaxDamage | undefined }): boolean {
  return syntaxError === undefined;
}

/** A Python text that could not be read has no `syntaxError`, and nothing else either. */
function tellsAnything({ imports, bindings, calls, writes, exports, bodies }: ModuleFacts): boolean {
  return imports.length + bindings.length + calls.length + writes.length + exports.length > 0 || bodies.length > 1;
}

function written<T>(shape: Shape<T>, facts: unknown): string | undefined {
  return unlessTooDeep(() => (shape(facts) ? JSON.stringify(facts) : undefined));
}

/** Facts of a text, with every place in it. */
function parsedOf<T>(shape: Shape<T>, written: string, { text }: FactSource): T | undefined {
  return withinText(text, () => parsed(shape, written));
}

function parsed<T>(shape: Shape<T>, text: string): T | undefined {
  return unlessTooDeep(() => {
    const facts: unknown = JSON.parse(text);
    return shape(facts) ? facts : undefined;
  });
}

/** What is no JSON, or nested more deeply than the stack, is no facts of ours. */
function unlessTooDeep<T>(attempt: () => T | undefined): T | undefined {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function inPairs(words: readonly string[]): readonly (readonly [string, string])[] {
  return words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : []));
}
