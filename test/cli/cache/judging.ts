import * as fs from 'node:fs';
import * as path from 'node:path';
import type { LintCache } from '../../../src/cli/cache/lintCache.ts';
import type { JudgedRoot } from '../../../src/cli/judgedRoot.ts';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import type { ModuleParser } from '../../../src/core/project.ts';
import { clients } from '../../../src/generated/clients.ts';
import { rules } from '../../../src/generated/rules.ts';
import { contentHash } from '../../../src/node/contentHash.ts';
import { root as repository } from '../../../src/build/root.ts';
import { Answers } from '../../../src/server/answers.ts';
import { JudgedFolder } from '../../../src/server/judgedFolder.ts';
import { createProgress, ProgressWriter } from '../../../src/server/progress.ts';

let parser: ModuleParser | undefined;

/** Judges a folder from nothing, as the worker does, in this process; where nothing of it fails, a cache is told. */
export function judgedAnew(root: string, asked: readonly string[] | undefined, cache?: LintCache): JudgedRoot {
  const project = {
    rules,
    judges: asked,
    clients,
    hashOf: contentHash,
    moduleParser: () => (parser ??= createModuleParser(fs.readFileSync(path.join(repository, 'node_modules/@yuku-parser/wasm/yuku-parser.wasm')))),
    mermaidJudge: () => () => undefined,
  };
  cache?.lookAtEngine();
  const folder = new JudgedFolder({ folder: root, root, project, quarantine: new Set(), progress: new ProgressWriter(createProgress()), records: cache !== undefined });
  folder.scan(false);
  folder.settle();
  const { files, stats, unreadable, trouble } = new Answers(root, folder).next();
  const judged = { findings: new Map(files.map((file) => [file.path, file.findings])), suppressed: new Map(files.map((file) => [file.path, file.suppressed])), stats, unreadable, trouble };
  const basis = folder.basis();
  if (basis !== undefined) cache?.keep(root, judged, basis);
  return judged;
}

/** An answer for comparing: equal where everything that a report could tell is. */
export function told({ findings, suppressed, stats, unreadable, trouble }: JudgedRoot): unknown {
  const some = <Item>(lists: ReadonlyMap<string, readonly Item[]>): readonly (readonly [string, readonly Item[]])[] => [...lists].filter(([, items]) => items.length > 0);
  return JSON.parse(JSON.stringify({ findings: some(findings), suppressed: some(suppressed), stats, unreadable, trouble }));
}

/** The files that judge, such as they are looked at: a cache holds for these alone. */
export const engineFiles: Readonly<Record<string, string>> = { 'worker.js': '// one\n', 'mermaid.js': '// two\n', 'yuku.wasm': 'three' };
