// The part of activation.ts that runs inside the extension host.
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import * as z from 'zod/mini';

const plan = z.object({ order: z.array(z.string()), results: z.string() });

/** Activates the extensions of `plan.json` one after the other and writes down how long each took. */
export async function run(): Promise<void> {
  const { order, results } = plan.parse(JSON.parse(readFileSync(path.join(__dirname, 'plan.json'), 'utf8')));
  const measured: { extension: string; milliseconds: number; processor: number }[] = [];
  for (const id of order) {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`${id} is not among ${vscode.extensions.all.map((other) => other.id).join(', ')}`);
    if (extension.isActive) throw new Error(`${id} is active already`);
    const [start, used] = [performance.now(), process.cpuUsage()];
    await extension.activate();
    const milliseconds = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    measured.push({ extension: id, milliseconds, processor: (user + system) / 1000 });
  }
  writeFileSync(results, JSON.stringify(measured));
}
