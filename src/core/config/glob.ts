/** One pattern of `ignore`, ready to be asked. */
export type Glob = (path: string) => boolean;

/** What may be wrong with a pattern; each has a sentence in `mistakes.ts`. */
export type GlobFault = 'empty' | 'long' | 'absolute' | 'outside' | 'backslash' | 'negated' | 'group' | 'braces';

/** Characters of a pattern, and patterns that its braces may come to: more than anybody writes by hand. */
const most = { length: 512, alternatives: 64 } as const;

/**
 * Reads a pattern: `*` and `?` within a name, `**` for any folders, `{a,b}` for one or the other; all else means itself.
 * A pattern that names a folder covers what is in it. Matching takes time in proportion to pattern times path, whatever
 * they are: no regular expression is made of what a user writes.
 */
export function readGlob(pattern: string): Glob | GlobFault {
  const fault = faultOf(pattern);
  if (fault !== undefined) return fault;
  const expanded = expand(pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, ''));
  if (expanded === undefined) return 'braces';
  const all = expanded.map((each) => each.split('/').filter((name) => name !== '' && name !== '.'));
  if (all.some((names) => names.length === 0)) return 'empty';
  if (all.some((names) => names.includes('..'))) return 'outside';
  return (path) => {
    const names = path.split('/');
    return all.some((own) => covers(own, names));
  };
}

function faultOf(pattern: string): GlobFault | undefined {
  if (pattern.trim() === '') return 'empty';
  if (pattern.length > most.length) return 'long';
  if (pattern.includes('\\')) return 'backslash';
  if (pattern.startsWith('!')) return 'negated';
  if (pattern.startsWith('/') || /^[A-Za-z]:/.test(pattern)) return 'absolute';
  if (pattern.split('/').includes('..')) return 'outside';
  return /[?*+@!]\(/.test(pattern) ? 'group' : undefined;
}

/** The patterns that one with braces stands for; undefined where a brace has no other half, or they are too many. */
function expand(pattern: string): readonly string[] | undefined {
  let alternatives: readonly string[] = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const close = pattern.indexOf('}', at);
    if (open < 0) return close < 0 ? alternatives.map((each) => each + pattern.slice(at)) : undefined;
    const inside = pattern.slice(open + 1, close);
    if (close < open || inside.includes('{')) return undefined;
    const choices = inside.split(',');
    if (alternatives.length * choices.length > most.alternatives) return undefined;
    const before = pattern.slice(at, open);
    alternatives = alternatives.flatMap((each) => choices.map((choice) => each + before + choice));
    at = close + 1;
  }
  return alternatives;
}

/** Whether a pattern matches a path, or a folder that it lies in. */
function covers(pattern: readonly string[], path: readonly string[]): boolean {
  return matches(pattern.at(-1) === '**' ? pattern : [...pattern, '**'], path, { fits: matchesName, any: '**' });
}

function matchesName(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === name;
  return matches([...pattern], [...name], { fits: (one, other) => one === '?' || one === other, any: '*' });
}

interface Matching {
  /** Whether one part of a pattern matches one item. */
  readonly fits: (part: string, item: string) => boolean;
  /** The part that stands for any number of items. */
  readonly any: string;
}

/**
 * Whether items match a pattern in which `any` stands for as many of them as you like. Where an item does not fit, only
 * the last `any` takes one more: those before it need not be asked again, so that this is never worse than one times the other.
 */
function matches(pattern: readonly string[], items: readonly string[], { fits, any }: Matching): boolean {
  let [at, item, resume, taken] = [0, 0, -1, 0];
  while (item < items.length) {
    const one = pattern[at];
    if (one === any) {
      resume = at;
      taken = item;
      at += 1;
    } else if (one !== undefined && fits(one, items[item] ?? '')) {
      at += 1;
      item += 1;
    } else if (resume >= 0) {
      at = resume + 1;
      taken += 1;
      item = taken;
    } else return false;
  }
  return pattern.slice(at).every((rest) => rest === any);
}
