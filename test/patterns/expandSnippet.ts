import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';

export const snippetLanguages = ['typescript', 'yaml', 'terraform'] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

const shape = z.object({
  prefix: z.array(z.string()),
  body: z.array(z.string()),
  isFileTemplate: z.optional(z.boolean()),
  include: z.optional(z.array(z.string())),
  exclude: z.optional(z.array(z.string())),
});
export type Snippet = z.infer<typeof shape>;

/** The snippets that are shipped for a language, by name. @param home where the extension lies */
export function shippedSnippets(language: SnippetLanguage, home = root): ReadonlyMap<string, Snippet> {
  const text = readFileSync(join(home, 'snippets', `${language}.json`), 'utf8');
  return new Map(Object.entries(z.parse(z.record(z.string(), shape), JSON.parse(text))));
}

/** What VS Code's grammar of snippets lets stand at a place: `$1`, `${1}`, `${1:value}`, `${1|one,two|}`, an escaped sign. */
const part = /\\([$}\\])|\$(\d+)|\$\{(\d+)(?::((?:[^\\}]|\\.)*)|\|((?:[^\\|]|\\.)*)\|)?\}/g;

/**
 * The text that a snippet writes when nothing is typed into it: the first of every choice, or the one of that position.
 * @param choice position among the choices; where there are fewer, the last
 * @throws Error where a place is left empty: what is inserted would not be whole
 */
export function expandSnippet({ body }: Pick<Snippet, 'body'>, choice = 0): string {
  const values = new Map<string, string>();
  const template = body.join('\n');
  for (const [, , , place, value, choices] of template.matchAll(part)) {
    if (place === undefined || values.has(place)) continue;
    if (value !== undefined) values.set(place, unescaped(value));
    if (choices !== undefined) values.set(place, choiceAt(choices, choice));
  }
  return template.replace(part, (whole, escaped: string | undefined, short: string | undefined, place: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = values.get(short ?? place ?? '');
    if (value === undefined) throw new Error(`Nothing is written for ${whole}.`);
    return value;
  });
}

/** How many texts a snippet may write, one for each position among its longest choice. */
export function versionsOf({ body }: Pick<Snippet, 'body'>): number {
  return Math.max(1, ...[...body.join('\n').matchAll(part)].map(([, , , , , choices]) => (choices ?? '').split(',').length));
}

function choiceAt(choices: string, position: number): string {
  const all = choices.split(/(?<!\\),/).map(unescaped);
  return all[Math.min(position, all.length - 1)] ?? '';
}

function unescaped(text: string): string {
  return text.replace(/\\([$}\\,|])/g, '$1');
}
