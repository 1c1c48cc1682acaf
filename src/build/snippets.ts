import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readIfThere, writeIfChanged } from './writeIfChanged.ts';

/** One snippet in VS Code's own format. */
const snippet = z.strictObject({
  prefix: z.union([z.string(), z.array(z.string()).check(z.minLength(1))]),
  body: z.array(z.string()).check(z.minLength(1)),
  description: z.string(),
  scope: z.optional(z.string()),
});

/** `templates/<pattern>/snippets.json`: snippets by name, by language id. */
const snippetsFile = z.record(z.string().check(z.regex(/^[a-z]+$/)), z.record(z.string(), snippet));

/**
 * The text of each `snippets/<language>.json`, by language: the snippets of all patterns, patterns in the order of their
 * ids.
 * @param root the repository's top folder
 * @throws Error where a pattern's file is not shaped like snippets, or two patterns use the same name
 */
export function composeSnippets(root: string): ReadonlyMap<string, string> {
  const byLanguage = new Map<string, Map<string, z.infer<typeof snippet>>>();
  for (const file of snippetFiles(root)) {
    for (const [language, snippets] of Object.entries(snippetsFile.parse(JSON.parse(readFileSync(file, 'utf8'))))) {
      const all = byLanguage.get(language) ?? new Map<string, z.infer<typeof snippet>>();
      byLanguage.set(language, all);
      for (const [name, body] of Object.entries(snippets)) {
        if (all.has(name)) throw new Error(`${file}: another pattern has a snippet "${name}" too; rename one.`);
        all.set(name, body);
      }
    }
  }
  return new Map([...byLanguage].map(([language, all]) => [language, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`]));
}

/** Writes `snippets/`. Returns the names of the files whose text changed. @param root the repository's top folder */
export function writeSnippets(root: string): readonly string[] {
  return [...composeSnippets(root)].flatMap(([language, text]) => (writeIfChanged(join(root, 'snippets', `${language}.json`), text) ? [`${language}.json`] : []));
}

/** One sentence for each file of `snippets/` that is not what the patterns say. @param root the repository's top folder */
export function staleSnippets(root: string): readonly string[] {
  const composed = composeSnippets(root);
  const names = existsSync(join(root, 'snippets')) ? readdirSync(join(root, 'snippets')) : [];
  const strays = names.filter((name) => !composed.has(name.replace(/\.json$/, '')));
  const stale = [...composed].filter(([language, text]) => readIfThere(join(root, 'snippets', `${language}.json`)) !== text);
  return [
    ...strays.map((name) => `snippets/${name} belongs to no pattern: delete it.`),
    ...stale.map(([language]) => `snippets/${language}.json is not what templates/*/snippets.json say: run \`npm run generate\` and commit it.`),
  ];
}

function snippetFiles(root: string): readonly string[] {
  const folder = join(root, 'templates');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().map((id) => join(folder, id, 'snippets.json')).filter((file) => existsSync(file));
}
