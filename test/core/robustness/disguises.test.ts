import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import type { Finding, LocatedPlace } from '../../../src/core/model/finding.ts';
import { openProject } from '../../../src/core/project.ts';
import { projectOf, projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { disguised, disguises, type Disguise } from './disguises.ts';
import { faultyProjects } from './projects.ts';
import { soundFindings } from './sound.ts';

// A comment, a line end or a tab changes nothing of what a project does: the same finding, at the same characters.

const encoder = new TextEncoder();

/** How texts lie on disk. */
const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'a byte order mark': (text) => encoder.encode(`\ufeff${text}`),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, the great end first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** The findings of files as they lie on disk. */
function findingsOnDisk(texts: Texts, encode: (text: string) => Uint8Array): readonly Finding[] {
  const project = openProject(projectOptions);
  const changes = (paths: readonly string[]) => paths.map((path) => ({ kind: 'bytes', path, bytes: encode(texts[path] ?? '') }) as const);
  project.apply(changes(Object.keys(texts)));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(changes(wanted));
  return soundFindings(project, texts);
}

function disguisedFiles(files: Texts, disguise: Disguise): Readonly<Record<string, ReturnType<typeof disguised>>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, disguised(path, text, disguise)]));
}

interface Said {
  readonly rule: string;
  readonly places: readonly (readonly [path: string, start: number, end: number])[];
}

function said(finding: Finding, place: (at: LocatedPlace) => Said['places'][number]): Said {
  return { rule: `${finding.severity} ${finding.ruleId} ${finding.messageId}`, places: [finding.at, ...finding.related.map(({ at }) => at)].map(place) };
}

const fixedText = (finding: Finding | undefined, files: Texts, path: string): string =>
  (finding?.fix?.edits ?? []).filter((edit) => edit.path === path).reduce((text, { edits }) => applyEdits(text, edits), files[path] ?? '');

for (const [name, disguise] of Object.entries(disguises)) {
  describe(`a project with ${name}`, () => {
    for (const [dialect, { files, path, accused }] of Object.entries(faultyProjects)) {
      it(`is judged as the plain one: ${dialect}`, () => {
        const plain = projectOf(files).findings();
        const all = disguisedFiles(files, disguise);
        assert.ok(Object.entries(all).some(([file, { text }]) => text !== files[file]), 'no file is changed');
        const texts: Texts = Object.fromEntries(Object.entries(all).map(([file, { text }]) => [file, text]));
        const findings = soundFindings(projectOf(texts), texts);
        const moved = plain.map((finding) => said(finding, ({ path: file, range }) => [file, all[file]?.moved(range.start, 'start') ?? -1, all[file]?.moved(range.end, 'end') ?? -1]));
        assert.deepEqual(findings.map((finding) => said(finding, ({ path: file, range }) => [file, range.start, range.end])), moved);
        const fault = findings.find(({ ruleId }) => ruleId === 'redis-eager-connect');
        assert.equal(texts[path]?.slice(fault?.at.range.start, fault?.at.range.end).replace(/\/\*.*?\*\/ /g, ''), accused);
        const plainFix = fixedText(plain.find(({ ruleId }) => ruleId === 'redis-eager-connect'), files, path);
        assert.equal(withoutDisguise(fixedText(fault, texts, path)), withoutDisguise(plainFix));
      });
    }
  });
}

for (const [name, encode] of Object.entries(encodings)) {
  describe(`a project on disk with ${name}`, () => {
    for (const [dialect, { files }] of Object.entries(faultyProjects)) {
      it(`is judged as the plain one: ${dialect}`, () => {
        assert.deepEqual(findingsOnDisk(files, encode), projectOf(files).findings());
      });
    }
  });
}

function withoutDisguise(text: string): string {
  return text.replace(/\/\*.*?\*\/ |^(?:\/\/|#) .*\r?\n| # 재고 🛒\n *|\r|^[ \t]+/gm, '').trim();
}
