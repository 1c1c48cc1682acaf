import { parseArgs } from 'node:util';
import { phrase } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import { UsageError } from './command.ts';

/** The flags of a command by name, without dashes: a switch, any text, texts by repeating it, or one of several words. */
export type FlagTable = Readonly<Record<string, 'switch' | 'text' | 'list' | readonly string[]>>;

export interface Flags {
  readonly switches: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** What is no flag, in order. */
  readonly rest: readonly string[];
}

/** Every command has these. */
export const commonFlags = { help: 'switch', language: ['en', 'ko'] } as const satisfies FlagTable;

/**
 * Reads the flags of a command.
 * @throws UsageError for a flag that is not in the table, lacks its value, or has one that it does not take
 */
export function readFlags(args: readonly string[], table: FlagTable, language: Language): Flags {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, kind]) => [name, { type: kind === 'switch' ? ('boolean' as const) : ('string' as const) }]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const switches = new Set<string>();
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = { name: token.rawName, value: token.value, separate: token.inlineValue === false };
    const kind = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (kind === undefined) throw new UsageError(phrase('cli.flag.unknown', language, { flag: token.rawName }));
    if (kind === 'switch') switches.add(checkedSwitch(token.name, flag, language));
    else if (kind === 'list') lists.set(token.name, [...(lists.get(token.name) ?? []), checkedText(kind, flag, language)]);
    else texts.set(token.name, checkedText(kind, flag, language));
  }
  return { switches, texts, lists, rest };
}

interface Given {
  /** As typed, with dashes. */
  readonly name: string;
  readonly value: string | undefined;
  /** Whether the value stood apart, as `--flag value`. */
  readonly separate: boolean;
}

function checkedSwitch(name: string, flag: Given, language: Language): string {
  if (flag.value !== undefined) throw new UsageError(phrase('cli.flag.takesNoValue', language, { flag: flag.name }));
  return name;
}

function checkedText(kind: 'text' | 'list' | readonly string[], flag: Given, language: Language): string {
  const { value } = flag;
  const isNextFlag = flag.separate && value?.startsWith('-') === true;
  if (value === undefined || value === '' || isNextFlag) {
    throw new UsageError(phrase('cli.flag.needsValue', language, { flag: flag.name }));
  }
  if (kind !== 'text' && kind !== 'list' && !kind.includes(value)) {
    throw new UsageError(phrase('cli.flag.oneOf', language, { flag: flag.name, value, words: kind.join(', ') }));
  }
  return value;
}
