import * as fs from 'node:fs';
import * as path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createModuleParser } from '../core/languages/typescript/moduleParser.ts';
import type { ModuleParser } from '../core/project.ts';
import { clients } from '../generated/clients.ts';
import { rules } from '../generated/rules.ts';
import type { MermaidJudge } from '../core/model/diagram.ts';
import { contentHash } from '../node/contentHash.ts';
import { createMermaidJudge } from '../node/mermaidJudge.ts';
import { serveWorker } from './serveWorker.ts';
import type { WorkerStart } from './workerProtocol.ts';

if (parentPort === null) throw new Error('This file runs in a worker thread, started by the supervisor.');

let parser: ModuleParser | undefined;
let judge: MermaidJudge | undefined;

const start: WorkerStart = workerData;

serveWorker(parentPort, start, {
  rules,
  judges: start.rules,
  clients,
  hashOf: contentHash,
  moduleParser: () => (parser ??= createModuleParser(fs.readFileSync(path.join(__dirname, 'yuku.wasm')))),
  mermaidJudge: () => (judge ??= createMermaidJudge(path.join(__dirname, 'mermaid.js'))),
});
