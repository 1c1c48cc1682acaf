import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readIfThere, writeIfChanged } from './writeIfChanged.ts';

const globs = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));

/**
 * One snippet in VS Code's own format. `include` and `exclude` are heeded since VS Code 1.109, and older versions offer
 * the snippet in every file of its language: a glob without a slash is held against the name of the file, one with a slash
 * against its whole path. One with `isFileTemplate` is what "Fill File with Snippet" fills a file with.
 * https://code.visualstudio.com/docs/editing/userdefinedsnippets
 */
const snippet = z.strictObject({
  prefix: z.union([z.string(), z.array(z.string()).check(z.minLength(1))]),
  isFileTemplate: z.optional(z.literal(true)),
  include: z.optional(globs),
  exclude: z.optional(globs),
  body: z.array(z.string()).check(z.minLength(1)),
  description: z.string(),
});
type Snippet = z.infer<typeof snippet>;

/**
 * Files of a language in which snippets that name none are offered. Most YAML is no infrastructure: these are the names
 * and folders by which templates of CloudFormation, SAM and the Serverless Framework go.
 */
const usualFiles: Readonly<Record<string, readonly string[]>> = {
  yaml: [
    '*{template,stack,cfn,cloudformation}*.{yaml,yml}',
    'serverless*.{yaml,yml}',
    '**/{cfn,cloudformation,infra,infrastructure,resources,sam,stacks}/**/*.{yaml,yml}',
  ],
  terraform: ['*.{tf,tofu}'],
};

/** `templates/<pattern>/snippets.json`: snippets by name, by language id. */
const snippetsFile = z.record(z.string().check(z.regex(/^[a-z]+$/)), z.record(z.string(), snippet));

/**
 * The text of each `snippets/<language>.json`, by language: the snippets of all patterns, patterns in the order of their
 * ids.
 * @param root the repository's top folder
 * @throws Error where a pattern's file is not shaped like snippets, two patterns use the same name, or a file template
 * names no files
 */
export function composeSnippets(root: string): ReadonlyMap<string, string> {
  const byLanguage = new Map<string, Map<string, Snippet>>();
  for (const file of snippetFiles(root)) {
    for (const [language, snippets] of Object.entries(snippetsFile.parse(JSON.parse(readFileSync(file, 'utf8'))))) {
      const all = byLanguage.get(language) ?? new Map<string, Snippet>();
      byLanguage.set(language, all);
      for (const [name, body] of Object.entries(snippets)) {
        if (all.has(name)) throw new Error(`${file}: another pattern has a snippet "${name}" too; rename one.`);
        all.set(name, inItsFiles(file, language, name, body));
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

/** @throws Error for a file template that names no files: it would be offered for every empty one */
function inItsFiles(file: string, language: string, name: string, own: Snippet): Snippet {
  const include = own.include ?? usualFiles[language];
  if (own.isFileTemplate === true && include === undefined) throw new Error(`${file}: "${name}" fills a file; say which in its "include".`);
  return include === undefined ? own : { ...own, include: [...include] };
}

function snippetFiles(root: string): readonly string[] {
  const folder = join(root, 'templates');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().map((id) => join(folder, id, 'snippets.json')).filter((file) => existsSync(file));
}
