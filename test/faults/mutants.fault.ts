import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'mocha';
import { mutantOf } from './mutants.ts';
import { buildMutantWorker, readMutants, type MutantOutcome } from './mutantTask.ts';
import { sourceKinds, smallSources, type SourceKind } from './sources.ts';

// Real sources, hurt at random: each is read without a crash, with every place inside the text, before the watchdog bites.
// MUTANTS reads so many of each kind, SEED begins elsewhere: MUTANTS=50000 SEED=1000000 npm run test:faults -- -g mutants

const shares: Readonly<Record<SourceKind, number>> = { code: 60_000, yaml: 15_000, json: 15_000, terraform: 10_000, python: 5000, dockerfile: 2000, mermaid: 5000 };
const wanted = process.env['MUTANTS'];
const firstSeed = Number(process.env['SEED'] ?? 1);

describe('a mutated source', function () {
  this.timeout(3_600_000);
  let worker: string;
  before(async () => {
    worker = await buildMutantWorker();
  });

  for (const kind of sourceKinds) {
    const count = wanted === undefined ? shares[kind] : Number(wanted);
    it(`is read soundly: ${String(count)} mutants of ${kind}, from seed ${String(firstSeed)}`, async () => {
      const threads = Math.min(count, Math.max(1, availableParallelism()));
      const bound = (index: number): number => firstSeed + Math.floor((count * index) / threads);
      const outcomes = await Promise.all(Array.from({ length: threads }, (_, index) => readMutants(worker, kind, { from: bound(index), to: bound(index + 1) })));
      const faults = outcomes.flatMap((outcome: MutantOutcome) => outcome.faults);
      assert.equal(faults.length, 0, `${String(faults.length)} faults:\n${faults.slice(0, 20).join('\n')}`);
      assert.equal(outcomes.reduce((sum, { read }) => sum + read, 0), count);
    });
  }

  it('is another with each seed, and the same with the same', () => {
    for (const kind of smallSources().keys()) {
      const texts = Array.from({ length: 200 }, (_, seed) => mutantOf(kind, seed).text);
      assert.ok(new Set(texts).size > 150, `${kind}: ${String(new Set(texts).size)} of 200 differ`);
      assert.deepEqual(texts, Array.from({ length: 200 }, (_, seed) => mutantOf(kind, seed).text));
    }
  });
});
