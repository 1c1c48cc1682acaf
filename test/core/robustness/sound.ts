import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import type { Finding, LocatedPlace } from '../../../src/core/model/finding.ts';
import type { Project } from '../../../src/core/model/project.ts';
import type { Position, Range } from '../../../src/core/model/text.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { factsOfFile } from './factsOfFile.ts';
import { rangesOf } from '../typescript/ranges.ts';

/**
 * The findings of a project, all of them sound: nothing crashed, every place lies in its file's text, on whole characters,
 * with the line and column that an editor would count, and every fix can be applied.
 */
export function soundFindings(project: Project, texts: Texts): readonly Finding[] {
  const findings = project.findings();
  assert.equal(project.stats().failures, 0, findings.find(({ ruleId }) => ruleId.startsWith('internal/'))?.message.en);
  for (const finding of findings) {
    const places = [finding.at, ...finding.related.map(({ at }) => at)];
    for (const place of places) assertPlace(place, texts);
    assert.equal(finding.hash, hashOf(textAt(texts, finding.at.path), finding));
    for (const { path, hash, edits } of finding.fix?.edits ?? []) {
      const text = textAt(texts, path);
      assert.equal(hash, projectOptions.hashOf(text));
      for (const { range } of edits) assertRange(range, text);
      assert.notEqual(applyEdits(text, edits), text);
    }
  }
  return findings;
}

/** That all ranges in the facts of one text lie in it, on whole characters. */
export function assertSoundFacts(path: string, text: string): void {
  for (const range of rangesOf(factsOfFile(path, text))) assertRange(range, text);
}

function hashOf(text: string, finding: Finding): string {
  return finding.ruleId === 'internal/skipped-file' ? '' : projectOptions.hashOf(text);
}

function textAt(texts: Texts, path: string): string {
  const text = texts[path];
  assert.ok(text !== undefined, `a place in ${path}, which is no file of the project`);
  return text;
}

function assertPlace({ path, range, start, end }: LocatedPlace, texts: Texts): void {
  const text = textAt(texts, path);
  assertRange(range, text);
  assert.deepEqual([start, end], [positionIn(text, range.start), positionIn(text, range.end)]);
}

function assertRange({ start, end }: Range, text: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${String(start)}-${String(end)} of ${String(text.length)}`);
  for (const offset of [start, end]) {
    assert.ok(!/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1)), `${String(offset)} lies inside of a character`);
  }
}

/** Lines and columns counted the long way, as VS Code does. */
function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
