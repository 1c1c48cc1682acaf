import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { caseFilters } from '../core/pattern/caseFilters.ts';
import { readJson } from '../core/pattern/jsonDocument.ts';
import type { Suggestion } from '../core/pattern/manifest.ts';
import { readOwnText } from './ownText.ts';

/** Files that tell the dialect in which a project's infrastructure is written; the first that is there counts. */
const dialects: readonly (readonly [file: RegExp, dialect: string])[] = [
  [/^cdk\.json$/, 'cdk'],
  [/^(?:samconfig\.(?:toml|ya?ml)|template\.ya?ml)$/, 'sam'],
  [/\.tf$/, 'terraform'],
];

/** Files in which a project names its region, whatever their syntax: `region = "eu-central-1"`, `region: eu-central-1`. */
const regionFiles = /^(?:samconfig\.(?:toml|ya?ml)|serverless\.ya?ml|.*\.tf|.*\.tfvars)$/;
const region = /^[ \t]*(?:aws_)?region[ \t]*[:=][ \t]*["']?([a-z]{2}(?:-[a-z]+){1,2}-\d)["']?[ \t]*(?:#.*)?$/m;

/**
 * What a workspace folder says in place of the defaults of a pattern's questions. Only its own files are looked at, none
 * in its folders: what cannot be told is left out.
 * @param folder absolute path
 */
export function suggestionsFrom(folder: string): Readonly<Partial<Record<Suggestion, string>>> {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  const found: Readonly<Record<Suggestion, string | undefined>> = {
    'package-name': packageName(folder),
    'aws-region': names.filter((name) => regionFiles.test(name)).map((name) => region.exec(textOf(folder, name))?.[1]).find((name) => name !== undefined),
    infrastructure: dialects.find(([file]) => names.some((name) => file.test(name)))?.[1],
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The name of the package without its scope, as a project's name is written. */
function packageName(folder: string): string | undefined {
  const manifest = readJson('package.json', textOf(folder, 'package.json'));
  const named = manifest.ok ? z.safeParse(z.object({ name: z.string() }), manifest.value.value) : undefined;
  const plain = named?.success === true ? caseFilters.kebab(named.data.name.replace(/^@[^/]*\//, '')) : '';
  return plain === '' ? undefined : plain;
}

function textOf(folder: string, name: string): string {
  if (!fs.existsSync(path.join(folder, name))) return '';
  const text = readOwnText(folder, name);
  return text.ok ? text.value : '';
}
