import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of `src/generated/rules.ts`: every `src/rules/<id>/rule.ts` by its default export, sorted by id.
 * @param root the repository's top folder
 */
export function rulesRegistry(root: string): string {
  const ids = ruleIds(root);
  return registry({
    type: "import type { Rule } from '../core/rule/index.ts';",
    imports: ids.map((id) => ({ name: camelCase(id), from: `../rules/${id}/rule.ts` })),
    declaration: (names) => `export const rules: readonly Rule[] = [${names.join(', ')}];`,
  });
}

/** The folders of `src/rules/` that hold a rule, sorted. */
export function ruleIds(root: string): readonly string[] {
  return namesIn(join(root, 'src', 'rules')).filter((id) => existsSync(join(root, 'src', 'rules', id, 'rule.ts')));
}

/** The folders of `templates/` that hold a pattern, sorted. */
export function patternIds(root: string): readonly string[] {
  return namesIn(join(root, 'templates')).filter((id) => existsSync(join(root, 'templates', id, 'pattern.json')));
}

/**
 * The text of `src/generated/clients.ts`: the rows of every `src/clients/<package>.ts`, sorted by file name.
 * @param root the repository's top folder
 */
export function clientsRegistry(root: string): string {
  const files = namesIn(join(root, 'src', 'clients')).filter((name) => name.endsWith('.ts'));
  return registry({
    type: "import type { ClientRow } from '../core/rule/index.ts';",
    imports: files.map((file) => ({ name: camelCase(file.slice(0, -'.ts'.length)), from: `../clients/${file}` })),
    declaration: (names) => `export const clients: readonly ClientRow[] = [${names.map((name) => `...${name}`).join(', ')}];`,
  });
}

interface Registry {
  readonly type: string;
  readonly imports: readonly { readonly name: string; readonly from: string }[];
  readonly declaration: (names: readonly string[]) => string;
}

function registry({ type, imports, declaration }: Registry): string {
  const lines = imports.map(({ name, from }) => `import ${name} from '${from}';`);
  return ['// Written by `npm run generate`.', type, ...lines, '', declaration(imports.map(({ name }) => name)), ''].join('\n');
}


function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function camelCase(name: string): string {
  return name.replace(/[^A-Za-z0-9]+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
