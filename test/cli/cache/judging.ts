import * as fs from 'node:fs';
import * as path from 'node:path';
import type { LintCache } from '../../../src/cli/cache/lintCache.ts';
import type { JudgedRoot } from '../../../src/cli/judgedRoot.ts';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import type { ModuleParser } from '../../../src/core/project.ts';
import type { Complaint } from '../../../src/core/model/diagram.ts';
import { clients } from '../../../src/generated/clients.ts';
import { rules } from '../../../src/generated/rules.ts';
import { FactFile } from '../../../src/node/factFile.ts';
import { contentHash } from '../../../src/node/contentHash.ts';
import { root as repository } from '../../../src/build/root.ts';
import { Answers } from '../../../src/server/answers.ts';
import { JudgedFolder } from '../../../src/server/judgedFolder.ts';
import { createProgress, ProgressWriter } from '../../../src/server/progress.ts';

let parser: ModuleParser | undefined;

/** Mermaid's place is taken by somebody who knows one word. */
const complaint: Complaint = { reason: 'refused', about: 'Never.', expected: [], input: undefined, at: undefined, kind: undefined };

/** An answer, and of how many files facts came out of the cache, and of how many there were new ones. */
export interface Anew extends JudgedRoot {
  readonly recalled: number;
  readonly made: number;
  /** What a parser was asked for: paths of modules. */
  readonly parsed: readonly string[];
}

/** Judges a folder as the worker does, in this process, with the facts that a cache has; where nothing of it fails, the cache is told. */
export function judgedAnew(root: string, asked: readonly string[] | undefined, cache?: LintCache): Anew {
  const parsed: string[] = [];
  const project = {
    rules,
    judges: asked,
    clients,
    hashOf: contentHash,
    moduleParser: (): ModuleParser => {
      const parse = (parser ??= createModuleParser(fs.readFileSync(path.join(repository, 'node_modules/@yuku-parser/wasm/yuku-parser.wasm'))));
      return (file, text, hash) => {
        parsed.push(file);
        return parse(file, text, hash);
      };
    },
    mermaidJudge: () => (source: string) => (source.includes('oops') ? complaint : undefined),
  };
  cache?.lookAtEngine();
  const kept = cache?.facts(root);
  const facts = kept === undefined ? undefined : new FactFile(kept.written, kept.key);
  const folder = new JudgedFolder({ folder: root, root, project, quarantine: new Set(), progress: new ProgressWriter(createProgress()), records: cache !== undefined, facts });
  folder.scan(false);
  folder.settle();
  const { files, stats, unreadable, trouble } = new Answers(root, folder).next();
  const judged = { findings: new Map(files.map((file) => [file.path, file.findings])), suppressed: new Map(files.map((file) => [file.path, file.suppressed])), stats, unreadable, trouble };
  const basis = folder.basis();
  if (basis !== undefined) cache?.keep(root, judged, basis);
  const written = facts?.written();
  if (written !== undefined) cache?.keepFacts(root, written);
  return { ...judged, ...(facts?.counts ?? { recalled: 0, made: 0 }), parsed };
}

/** An answer for comparing: equal where everything that a report could tell is. */
export function told({ findings, suppressed, stats, unreadable, trouble }: JudgedRoot): unknown {
  const some = <Item>(lists: ReadonlyMap<string, readonly Item[]>): readonly (readonly [string, readonly Item[]])[] => [...lists].filter(([, items]) => items.length > 0);
  return JSON.parse(JSON.stringify({ findings: some(findings), suppressed: some(suppressed), stats, unreadable, trouble }));
}

/** The files that judge, such as they are looked at: a cache holds for these alone. */
export const engineFiles: Readonly<Record<string, string>> = { 'worker.js': '// one\n', 'mermaid.js': '// two\n', 'yuku.wasm': 'three' };
