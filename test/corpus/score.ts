// `npm run score -- --checkouts DIR [--labels FILE]`: how well the built command line finds the labelled faults.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../src/build/root.ts';
import { labelsFile, lintReport, scoreRepository, sumScores, type Finding, type Label, type Score } from './scoring.ts';

const cli = path.join(root, 'dist', 'cli.js');

/** 0: nothing is wrong and everything was there to be judged. 1: otherwise. A linter that breaks down is an error. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { checkouts: { type: 'string' }, labels: { type: 'string' } } });
  const labels = labelsFile.parse(JSON.parse(await readFile(values.labels ?? path.join(__dirname, 'labels.json'), 'utf8')));
  const byRepository = groupByRepository(labels);
  const scores = new Map<string, Score>();
  const absent: string[] = [];
  for (const [repo, own] of byRepository) {
    const folder = path.join(values.checkouts ?? '', repo.replace('/', '__'));
    if (values.checkouts === undefined || !existsSync(folder)) absent.push(repo);
    else scores.set(repo, scoreRepository(own, await lint(folder)));
  }
  const sum = sumScores(scores);
  print(sum, scores.size, byRepository);
  if (absent.length > 0) console.log(`\nNOT JUDGED, for want of a checkout: ${absent.length} of ${byRepository.size} repositories\n  ${absent.join('\n  ')}`);
  return absent.length > 0 || sum.wrong.length > 0 ? 1 : 0;
}

/** The findings of the command line in a folder. Throws where it broke down; that something was found is no breakdown. */
async function lint(folder: string): Promise<readonly Finding[]> {
  const child = spawn(process.execPath, [cli, 'lint', folder, '--format', 'json', '--fail-on', 'never'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) output += String(text);
  const code = child.exitCode ?? (await new Promise<number | null>((resolve) => child.on('close', resolve)));
  if (code !== 0) throw new Error(`archnotes lint ended with ${code} in ${folder}`);
  return lintReport.parse(JSON.parse(output)).findings;
}

function groupByRepository(labels: readonly Label[]): ReadonlyMap<string, readonly Label[]> {
  const groups = new Map<string, Label[]>();
  for (const label of labels) groups.set(label.repo, [...(groups.get(label.repo) ?? []), label]);
  return groups;
}

function print(sum: Score, judged: number, byRepository: ReadonlyMap<string, readonly Label[]>): void {
  const all = [...sum.families.values()].reduce((faults, family) => faults + family.faults, 0);
  const found = all - sum.missed.length;
  console.log(`${judged} of ${byRepository.size} repositories`);
  console.log(`precision ${share(sum.right, sum.right + sum.wrong.length)}: ${sum.right} right, ${sum.wrong.length} wrong, ${sum.neutral} debatable`);
  console.log(`recall    ${share(found, all)}: ${found} of ${all} faults`);
  for (const [family, each] of [...sum.families].sort()) console.log(`  ${family}: ${each.found} of ${each.faults}`);
  for (const place of sum.wrong) console.log(`wrong   ${place}`);
  for (const place of sum.missed) console.log(`missed  ${place}`);
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : (part / whole).toFixed(3);
}

void main().then((code) => {
  process.exitCode = code;
});
