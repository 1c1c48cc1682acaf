import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../src/core/model/finding.ts';
import { openProject } from '../../../src/core/project.ts';
import { projectOf, projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { mutated, seeded } from '../typescript/mutations.ts';
import { faultyProjects } from './projects.ts';
import { assertSoundFacts, soundFindings } from './sound.ts';

// Files that were hurt at random, the same in every run: whatever is said of them is sound.

const rounds = 80;

/** Up to four mutations, each of some file. */
function hurt(files: Texts, random: () => number): Texts {
  const paths = Object.keys(files);
  const texts: Record<string, string> = { ...files };
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const path = paths[Math.floor(random() * paths.length)] ?? '';
    texts[path] = mutated(texts[path] ?? '', random);
  }
  return texts;
}

/** What rules say. That a file is half read is also said of one which was asked for once and no longer matters. */
function judged(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ ruleId }) => ruleId !== 'internal/syntax-error');
}

describe('a project of which files are mutated', function () {
  this.timeout(120_000);

  for (const [name, { files }] of Object.entries(faultyProjects)) {
    it(`is judged soundly: ${name}`, () => {
      const random = seeded(20261126);
      const project = openProject(projectOptions);
      let kept = 0;
      let silent = 0;
      for (let round = 0; round < rounds; round += 1) {
        const texts = hurt(files, random);
        const changes = (paths: readonly string[]) => paths.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' }) as const);
        project.apply(changes(Object.keys(texts)));
        for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(changes(wanted));
        const findings = soundFindings(project, texts);
        for (const [path, text] of Object.entries(texts)) assertSoundFacts(path, text);
        if (findings.some(({ ruleId }) => ruleId === 'redis-eager-connect')) kept += 1;
        else silent += 1;
        if (round % 10 === 0) assert.deepEqual(judged(findings), judged(projectOf(texts).findings()), 'edited into this, or opened like this');
      }
      assert.ok(kept > 10 && silent > 10, `${String(kept)} found, ${String(silent)} not`);
    });
  }
});
