import * as fs from 'node:fs';
import * as path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createModuleParser } from '../../src/core/languages/typescript/moduleParser.ts';
import { clients } from '../../src/generated/clients.ts';
import { rules } from '../../src/generated/rules.ts';
import { contentHash } from '../../src/node/contentHash.ts';
import { createMermaidJudge } from '../../src/node/mermaidJudge.ts';
import { serveWorker } from '../../src/server/serveWorker.ts';

/** What a file does to the worker when it says so in a comment. */
const troubles: Readonly<Record<string, () => void>> = {
  '// hang': () => {
    for (;;);
  },
  '// exit': () => process.exit(3),
  '// throw': () => {
    throw new Error('out of luck');
  },
  '// memory': () => {
    for (const hoard: string[][] = []; ; ) hoard.push(new Array<string>(100_000).fill(`${hoard.length}`));
  },
};

if (parentPort === null) throw new Error('This file runs in a worker thread.');

const parse = createModuleParser(fs.readFileSync(path.join(__dirname, 'yuku.wasm')));
serveWorker(parentPort, workerData, {
  rules,
  clients,
  hashOf: (text) => {
    for (const [comment, trouble] of Object.entries(troubles)) if (text.includes(comment)) trouble();
    return contentHash(text);
  },
  moduleParser: () => parse,
  mermaidJudge: () => createMermaidJudge(path.join(__dirname, 'mermaid.js')),
});
