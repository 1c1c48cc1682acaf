import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createModuleParser } from '../../src/core/languages/typescript/moduleParser.ts';
import type { ModuleParser, Project, ProjectOptions } from '../../src/core/model/project.ts';
import { openProject } from '../../src/core/project.ts';
import { clients } from '../../src/generated/clients.ts';
import { rules } from '../../src/generated/rules.ts';
import { mermaidJudge } from '../core/mermaid/judge.ts';

let parser: ModuleParser | undefined;

function moduleParser(): ModuleParser {
  const wasm = createRequire(__filename).resolve('@yuku-parser/wasm/yuku-parser.wasm');
  return (parser ??= createModuleParser(readFileSync(wasm)));
}

/** The texts of a small project, by path. */
export type Texts = Readonly<Record<string, string>>;

/** All rules and clients, with the real parser. */
export const projectOptions: ProjectOptions = {
  rules,
  clients,
  hashOf: (text) => createHash('sha1').update(text).digest('hex'),
  moduleParser,
  mermaidJudge,
};

/** A project of all rules over the given texts, read until it wants no more. */
export function projectOf(texts: Texts): Project {
  const project = openProject(projectOptions);
  project.apply(Object.entries(texts).map(([file, text]) => ({ kind: 'text', path: file, text })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) {
    project.apply(wanted.map((file) => ({ kind: 'text', path: file, text: texts[file] ?? '' })));
  }
  project.apply(project.sought().map((file) => ({ kind: 'standing', path: file, exists: Object.keys(texts).some((other) => other === file || other.startsWith(`${file}/`)) })));
  return project;
}

/** All files below a folder, by /-separated relative path. */
export function textsIn(folder: string): Texts {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = files.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')] as const;
  });
  return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}
