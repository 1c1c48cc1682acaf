// `npx tsx test/bench/scaffold.ts [ROUNDS]`: how long the plan of every pattern takes, in the largest of its examples, as the
// server answers it: into an empty folder, and again over what was written. Prints figures and judges nothing: times belong
// to the machine they were taken on.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from '../../src/build/root.ts';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import type { Answers } from '../../src/core/pattern/question.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import type { Pattern } from '../../src/node/patternFolder.ts';
import { prepareScaffold } from '../../src/node/scaffold.ts';
import { writePlan } from '../../src/node/writePlan.ts';
import { planOf } from '../../src/server/patternAnswers.ts';

const settings = { patternFolders: [], trusted: true };

function main(): void {
  const rounds = Number(process.argv[2] ?? 9);
  for (const pattern of listPatterns([]).patterns) {
    const folder = mkdtempSync(path.join(tmpdir(), 'archnotes-bench-'));
    const { answers, files } = largest(pattern, folder);
    const params = { pattern: pattern.manifest.id, answers: { ...answers }, target: folder, within: folder };
    const fresh = measure(rounds, () => planOf(params, settings));
    const prepared = prepareScaffold(pattern, answers, { target: folder });
    if (!prepared.ok || !writePlan(folder, [...prepared.value.files, prepared.value.record], false).ok) throw new Error(pattern.manifest.id);
    const again = measure(rounds, () => planOf(params, settings));
    console.log(`${pattern.manifest.id}: ${files} files; into an empty folder median ${median(fresh)} ms, most ${Math.max(...fresh).toFixed(1)} ms; over what is there median ${median(again)} ms`);
    rmSync(folder, { recursive: true });
  }
  console.log(`list of the patterns: median ${median(measure(rounds, () => listPatterns([])))} ms`);
}

/** The example that makes the most files. */
function largest(pattern: Pattern, target: string): { readonly answers: Answers; readonly files: number } {
  const folder = path.join(root, 'templates', pattern.manifest.id, 'examples');
  const examples = readdirSync(folder).map((name) => {
    const answers = resolveAnswers(pattern.manifest.questions, JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
    const plan = answers.ok ? prepareScaffold(pattern, answers.value, { target }) : answers;
    if (!answers.ok || !plan.ok) throw new Error(`${pattern.manifest.id}: ${name}`);
    return { answers: answers.value, files: plan.value.files.length };
  });
  return examples.reduce((most, one) => (one.files > most.files ? one : most));
}

/** Milliseconds of each round. */
function measure(rounds: number, work: () => unknown): readonly number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function median(times: readonly number[]): string {
  return ([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN).toFixed(1);
}

main();
