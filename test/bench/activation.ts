// `npx tsx test/bench/activation.ts [RUNS]`: what activating Archnotes costs beside an empty extension in the same VS Code.
// Prints figures and judges nothing: times belong to the machine they were taken on.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';
import { closeAll } from '../harness/closing.ts';
import { quietSettings, startServer } from '../harness/vscodeServer.ts';
import { openWorkbench } from '../harness/workbench.ts';
import { copyWorkspace } from '../harness/workspace.ts';

const out = path.join(root, 'out', 'bench', 'activation');
/** Milliseconds on the clock, and of the extension host's processor time. */
const measurement = z.object({ extension: z.string(), milliseconds: z.number(), processor: z.number() });
type Measurement = z.infer<typeof measurement>;

/** The first to be activated pays for what the host does once; it is not counted. */
const warmUp = 'bench.warmup';
const empty = 'bench.empty';
const archnotes = 'archnotes.archnotes';

async function main(): Promise<void> {
  const runs = Number(process.argv[2] ?? 6);
  await rm(out, { recursive: true, force: true });
  const empties = [await emptyExtension(warmUp), await emptyExtension(empty)];
  const tests = await bundleHostSide();
  const all: Measurement[] = [];
  for (let run = 0; run < runs; run += 1) {
    const measured = run % 2 === 0 ? [empty, archnotes] : [archnotes, empty];
    all.push(...(await measure([warmUp, ...measured], empties, tests)));
  }
  for (const id of [empty, archnotes]) console.log(summary(id, all));
}

/** One VS Code: activates the extensions in this order. */
async function measure(order: readonly string[], empties: readonly string[], tests: string): Promise<Measurement[]> {
  const results = path.join(out, 'results.json');
  await rm(results, { force: true });
  await writeFile(path.join(out, 'plan.json'), JSON.stringify({ order, results }));
  const workspace = await copyWorkspace('orders');
  const server = await startServer({ settings: quietSettings, trusted: true, testing: true, extensions: empties });
  const lines: string[] = [];
  const workbench = await openWorkbench(server, {
    folder: workspace.folder,
    testing: { extension: root, tests },
    onLog: (line) => lines.push(line),
  });
  if ((await workbench.exitCode) !== 0) throw new Error(`Nothing was measured:\n${lines.join('\n')}`);
  await workbench.close();
  await server.stop();
  await workspace.remove();
  return z.array(measurement).parse(JSON.parse(await readFile(results, 'utf8')));
}

function summary(id: string, all: readonly Measurement[]): string {
  const own = all.filter(({ extension }) => extension === id);
  const clock = spread(own.map(({ milliseconds }) => milliseconds));
  const processor = spread(own.map((each) => each.processor));
  return `${id}: ${own.length} activations; on the clock ${clock}; of the processor ${processor}`;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const show = (time: number | undefined): string => (time ?? Number.NaN).toFixed(1);
  return `least ${show(sorted[0])}, median ${show(sorted[Math.floor(sorted.length / 2)])}, most ${show(sorted.at(-1))} ms`;
}

async function emptyExtension(id: string): Promise<string> {
  const [publisher, name] = id.split('.');
  const folder = path.join(out, id);
  await mkdir(folder, { recursive: true });
  const manifest = { name, publisher, version: '1.0.0', engines: { vscode: '^1.105.0' }, main: './extension.js', activationEvents: [] };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'extension.js'), 'exports.activate = () => {};\n');
  return folder;
}

async function bundleHostSide(): Promise<string> {
  const outfile = path.join(out, 'activationInHost.js');
  const entry = path.join(root, 'test', 'bench', 'activationInHost.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'], logLevel: 'warning' });
  return outfile;
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(closeAll);
