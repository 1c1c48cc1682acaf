import type { ModuleFacts } from '../../model/module.ts';
import type { Retyping } from '../../model/project.ts';
import type { Range } from '../../model/text.ts';
import type { Dialect } from './dialect.ts';
import { stretchFacts, type Stretch } from './moduleFacts.ts';
import { trapped, type ParserInstance } from './parserInstance.ts';
import type { TopLevel, TopLevelName } from './topLevel.ts';

/** A text as it was read. */
interface Known {
  readonly path: string;
  readonly text: string;
  readonly dialect: Dialect;
  readonly topLevel: () => TopLevel;
  /** Statements of it that were read by themselves, and where the first starts. */
  readonly stretch?: { readonly start: number; readonly read: Stretch };
}

/** Longer stretches are not worth reading twice, as they were and as they are. In UTF-16 code units. */
const longest = 1 << 12;

const nobody = { path: '', hash: '', lineStarts: [0] };

/** The module that was read last, kept so that lines that are typed into it do not have the whole of it read again. */
export class LastModule {
  readonly #parser: ParserInstance;
  #known: Known | undefined;

  constructor(parser: ParserInstance) {
    this.#parser = parser;
  }

  /** Takes a text that was read without a complaint; undefined for any other. */
  keep(known: Known | undefined): void {
    // Whether CommonJS is strict is decided by its first lines for all others.
    this.#known = known?.dialect.sourceType === 'module' ? known : undefined;
  }

  /**
   * Whether what is known of the statements around some lines is the same after they were typed anew, but for its places.
   * Undefined where that cannot be said without reading the whole text.
   * @param isSame compares facts of the statements before and after; both begin at `start` of the text
   */
  isOnlyMoved({ path, before, after, lines }: Retyping, isSame: (one: ModuleFacts, other: ModuleFacts, start: number) => boolean): boolean | undefined {
    const known = this.#known;
    // The same text may stand in a file of another language.
    if (known?.path !== path || known.text !== before) return undefined;
    const { statements, names } = known.topLevel();
    const around = statementsAround(statements, lines);
    if (around === undefined || around.end - around.start > longest || !endsThere(before, around.end)) return undefined;
    const by = after.length - before.length;
    const others = names.filter(({ start }) => start < around.start || start >= around.end);
    const one = readBefore(known, around) ?? this.#read(before.slice(around.start, around.end), known.dialect, others);
    const other = this.#read(after.slice(around.start, around.end + by), known.dialect, others);
    if (one === undefined || other === undefined) return undefined;
    if (!countsAlike(one, other) || !isSame(one.facts, other.facts, around.start)) return false;
    const topLevel = { statements: replaced(statements, { around, by }, other.statements), names: names.map(({ name, start }) => ({ name, start: start <= lines.start ? start : start + by })) };
    this.#known = { ...known, text: after, topLevel: () => topLevel, stretch: { start: around.start, read: other } };
    return true;
  }

  #read(text: string, dialect: Dialect, others: readonly TopLevelName[]): Stretch | undefined {
    const stretch = this.#parser.read(text, dialect, (cursor) => (cursor.complaints === 0 ? stretchFacts(cursor, nobody, others) : undefined));
    if (stretch === trapped || stretch?.statements[0]?.start !== 0) return undefined;
    return stretch.statements.at(-1)?.end === text.length ? stretch : undefined;
  }
}

/** Who types a word into a statement has it read again with each letter. */
function readBefore({ stretch }: Known, { start, end }: Range): Stretch | undefined {
  return stretch?.start === start && stretch.read.statements.at(-1)?.end === end - start ? stretch.read : undefined;
}

/** The fewest statements that begin before some lines and end behind them; undefined where the lines are not among statements. */
function statementsAround(statements: readonly Range[], lines: Range): Range | undefined {
  const behind = statements.findIndex(({ start }) => start >= lines.start);
  const first = statements[(behind < 0 ? statements.length : behind) - 1];
  const last = statements.find(({ end }) => end > lines.end);
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** A statement without a semicolon ends where the next one cannot go on with it, whatever comes to stand in it. */
function endsThere(text: string, end: number): boolean {
  goingOn.lastIndex = end;
  return text[end - 1] === ';' || goingOn.test(text);
}

/** A line of its own that begins with a word which goes on with no statement, or the end of the text. */
const goingOn = /\s*$|[^\S\n]*\n\s*(?!(?:in|instanceof|of|as|satisfies|else|while|catch|finally)\b)[@\p{L}_$]/uy;

/** Whether the same is declared and counted: a word above a function makes it an expression, whose name nobody else knows. */
function countsAlike(one: Stretch, other: Stretch): boolean {
  const isSame = one.branches === other.branches && one.types.length === other.types.length && one.names.size === other.names.size;
  return isSame && one.types.every((type, index) => type === other.types[index]) && [...one.names].every(([name, binding]) => other.names.get(name) === binding);
}

/** `statements` with those of a stretch replaced, and all behind it moved. */
function replaced(statements: readonly Range[], { around, by }: { readonly around: Range; readonly by: number }, within: readonly Range[]): readonly Range[] {
  return [
    ...statements.filter(({ end }) => end <= around.start),
    ...within.map((range) => moved(range, around.start)),
    ...statements.filter(({ start }) => start >= around.end).map((range) => moved(range, by)),
  ];
}

const moved = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });
