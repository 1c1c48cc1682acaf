import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../src/build/root.ts';
import type { MermaidJudge } from '../../../src/core/model/diagram.ts';
import { createMermaidJudge } from '../../../src/node/mermaidJudge.ts';

const bundle = path.join(root, 'out', 'test-judge', 'mermaid.js');
/** What the bundle is made of. */
const sources = ['src/judge/judge.ts', 'src/judge/realm.ts', 'src/core/languages/mermaid/verdict/complaint.ts', 'src/core/languages/mermaid/verdict/watchLexers.ts', 'src/build/judgeBundle.ts', 'src/build/lazyScript.ts', 'node_modules/mermaid/package.json'];
let judge: MermaidJudge | undefined;

/** Mermaid as a judge, as it is shipped; its bundle is made when it is not there or not of these sources. */
export function mermaidJudge(): MermaidJudge {
  if (judge === undefined && !isFresh()) {
    const made = spawnSync(process.execPath, ['--require', 'tsx/cjs', path.join(__dirname, 'buildJudge.ts'), bundle], { cwd: root, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
  }
  return (judge ??= createMermaidJudge(bundle));
}

function isFresh(): boolean {
  return existsSync(bundle) && sources.every((source) => statSync(path.join(root, source)).mtimeMs < statSync(bundle).mtimeMs);
}
