import * as fs from 'node:fs';
import * as path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createModuleParser } from '../../src/core/languages/typescript/moduleParser.ts';
import { defineRule } from '../../src/core/rule/index.ts';
import { clients } from '../../src/generated/clients.ts';
import { rules } from '../../src/generated/rules.ts';
import { contentHash } from '../../src/node/contentHash.ts';
import { createMermaidJudge } from '../../src/node/mermaidJudge.ts';
import { serveWorker } from '../../src/server/serveWorker.ts';
import { plannedFault, type FaultKind } from './plannedFault.ts';

/** What may happen to the worker. A file has it happen while it is read, when it says so in a comment: `// hang`. */
const troubles: Readonly<Record<FaultKind, () => void>> = {
  hang: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  throw: () => {
    throw new Error('out of luck');
  },
  memory: () => {
    for (const hoard: string[][] = []; ; ) hoard.push(new Array<string>(100_000).fill(`${hoard.length}`));
  },
};

if (parentPort === null) throw new Error('This file runs in a worker thread.');

const planned = plannedFault();
let left = planned?.after ?? 0;
/** Counts the chances for the planned trouble, which comes with the last. */
function chance(stage: 'reading' | 'judging'): void {
  if (planned?.stage !== stage) return;
  left -= 1;
  if (left === 0) troubles[planned.kind]();
}

const unlucky = defineRule({
  meta: { id: 'unlucky', summary: { en: '', ko: '' }, theme: 'serverless-connections', severity: 'hint', messages: {}, fixable: false, curedBy: undefined, source: '' },
  create: () => ({ connection: () => chance('judging') }),
});

const parse = createModuleParser(fs.readFileSync(path.join(__dirname, 'yuku.wasm')));
serveWorker(parentPort, workerData, {
  rules: planned?.stage === 'judging' ? [...rules, unlucky] : rules,
  clients,
  hashOf: (text) => {
    for (const [kind, trouble] of Object.entries(troubles)) if (text.includes(`// ${kind}`)) trouble();
    chance('reading');
    return contentHash(text);
  },
  moduleParser: () => parse,
  mermaidJudge: () => createMermaidJudge(path.join(__dirname, 'mermaid.js')),
});
// Between two requests, when all that was asked for has been answered.
if (planned?.stage === 'idle') parentPort.on('message', () => setTimeout(troubles[planned.kind], planned.after));
