import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeText, openProject } from '../../../src/core/project.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Project } from '../../../src/core/model/project.ts';
import { projectOf, projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { disguised, disguises } from './disguises.ts';
import { faultyProjects, type FaultyProject } from './projects.ts';
import { assertSoundFacts, soundFindings } from './sound.ts';

// A file as it lies on disk while it is being written, or in an editor while it is being typed: cut off at any byte,
// also in the midst of a Korean character.

const encoder = new TextEncoder();

/** The project with a Korean comment above each of its lines. */
function remarked({ files, accused, path }: FaultyProject): FaultyProject {
  const above = disguises['remarks in Korean'];
  assert.ok(above !== undefined);
  return { files: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, disguised(file, text, above).text])), accused, path };
}

interface Cutting {
  readonly project: Project;
  readonly texts: Texts;
  readonly faulty: FaultyProject;
}

/** What is said with one file cut off: each finding sound, and of the fault the same as ever, or nothing. */
function checkCut({ project, texts, faulty }: Cutting, path: string, bytes: Uint8Array): boolean {
  const text = decodeText(bytes);
  const now: Texts = { ...texts, [path]: text };
  project.apply([{ kind: 'bytes', path, bytes }]);
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) {
    project.apply(wanted.map((file) => ({ kind: 'text', path: file, text: now[file] ?? '' })));
  }
  const faults = soundFindings(project, now).filter(({ ruleId }) => ruleId === 'redis-eager-connect');
  assert.ok(faults.length <= 1);
  for (const fault of faults) assertSameFault(fault, now, faulty);
  assertSoundFacts(path, text);
  return faults.length > 0;
}

function assertSameFault({ at }: Finding, now: Texts, { accused, path }: FaultyProject): void {
  assert.equal(at.path, path);
  const said = now[path]?.slice(at.range.start, at.range.end) ?? '';
  // `new Redis` at the end of a text is a whole construction; `new Redis(` is none yet.
  assert.ok(said === accused || said === accused.slice(0, accused.indexOf('(')), `${said} is not ${accused}`);
}

describe('a project of which one file is cut off', function () {
  this.timeout(120_000);

  for (const [name, plain] of Object.entries(faultyProjects)) {
    it(`is judged by what is left: ${name}`, () => {
      const faulty = remarked(plain);
      const project = openProject(projectOptions);
      project.apply(Object.entries(faulty.files).map(([path, text]) => ({ kind: 'text', path, text })));
      let kept = 0;
      let cuts = 0;
      for (const [path, text] of Object.entries(faulty.files)) {
        const bytes = encoder.encode(text);
        for (let end = 0; end < bytes.length; end += bytes.length > 200 ? 7 : 1) {
          cuts += 1;
          if (checkCut({ project, texts: faulty.files, faulty }, path, bytes.subarray(0, end))) kept += 1;
        }
        assert.ok(checkCut({ project, texts: faulty.files, faulty }, path, bytes), `${path} as a whole again`);
      }
      assert.deepEqual(project.findings(), projectOf(faulty.files).findings());
      assert.ok(kept * 20 > cuts, `only ${String(kept)} of ${String(cuts)} cuts left the fault to be found`);
    });
  }
});
