import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import { EditedText } from '../../../src/core/engine/editedText.ts';
import { fixAll, mostFixPasses, type FixableProject } from '../../../src/core/engine/fixAll.ts';
import type { Finding, Fix } from '../../../src/core/model/finding.ts';
import type { TextEdit } from '../../../src/core/model/text.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ range: { start, end }, newText });
const hashOf = (text: string): string => `#${text}`;

/** A project whose files are judged by functions from their text to the edits that cure it. */
function fixable(texts: Record<string, string>, cures: (text: string) => readonly (readonly TextEdit[])[]): FixableProject & { readonly judged: () => number } {
  const current = { ...texts };
  let judged = 0;
  const findingsOf = (path: string, text: string): Finding[] => cures(text).map((edits) => findingWith(path, { title: { en: '', ko: '' }, edits: [{ path, hash: hashOf(text), edits }] }));
  return {
    findings: () => {
      judged += 1;
      return Object.entries(current).flatMap(([path, text]) => findingsOf(path, text));
    },
    textOf: (path) => texts[path],
    hashOf,
    tryText: (path, text) => (current[path] = text),
    judged: () => judged,
  };
}

function findingWith(path: string, fix: Fix): Finding {
  const start = { line: 0, character: 0 };
  const at = { path, range: { start: 0, end: 0 }, start, end: start };
  return { ruleId: 'r', messageId: 'm', severity: 'warning', message: { en: '', ko: '' }, at, hash: '', related: [], fix, curedBy: undefined };
}

/** Cures every capital letter: those beside each other get in each other's way. */
const lowerCase = (text: string): readonly (readonly TextEdit[])[] =>
  [...text].flatMap((letter, index) => (/[A-Z]/.test(letter) ? [[edit(index, index + 1, letter.toLowerCase())]] : []));

function result(texts: Record<string, string>, project: FixableProject, isWanted: (finding: Finding) => boolean = () => true) {
  const { files, fixed } = fixAll(project, isWanted);
  return { fixed, texts: Object.fromEntries(files.map(({ path, edits }) => [path, applyEdits(texts[path] ?? '', edits)])), files };
}

describe('fixing all', () => {
  it('judges again until nothing is left, where fixes get in each other’s way', () => {
    const texts = { a: 'xABCDx', b: 'fine' };
    const project = fixable(texts, lowerCase);
    const { fixed, texts: after, files } = result(texts, project);
    assert.deepEqual([fixed, after, files.map(({ hash }) => hash)], [4, { a: 'xabcdx' }, ['#xABCDx']]);
    assert.equal(project.judged(), 3, 'A and C, then B and D, then nothing');
  });

  it('finds nothing to do in what it made', () => {
    assert.deepEqual(fixAll(fixable({ a: 'xabcdx' }, lowerCase), () => true), { files: [], fixed: 0 });
  });

  it('ends where fixes undo each other, and leaves out a file that ends as it began', () => {
    const flip = (text: string): readonly (readonly TextEdit[])[] => [[edit(0, 1, text === 'a' ? 'b' : 'a')]];
    const project = fixable({ a: 'a' }, flip);
    assert.deepEqual(fixAll(project, () => true), { files: [], fixed: mostFixPasses });
    assert.equal(project.judged(), mostFixPasses);
  });

  it('takes a fix as a whole or not at all, and none that was made for another text', () => {
    const texts = { a: 'AB' };
    const whole = fixable(texts, (text) => (text === 'AB' ? [[edit(0, 1, '1')], [edit(0, 1, '2'), edit(1, 2, '2')]] : []));
    assert.deepEqual(result(texts, whole).texts, { a: '1B' });
    const moved = { ...fixable(texts, lowerCase), textOf: () => 'other' };
    assert.deepEqual(fixAll(moved, () => true), { files: [], fixed: 0 });
    const gone = { ...fixable(texts, lowerCase), textOf: () => undefined };
    assert.deepEqual(fixAll(gone, () => true), { files: [], fixed: 0 });
  });

  it('fixes what is wanted and nothing else', () => {
    const texts = { a: 'A', b: 'B' };
    assert.deepEqual(result(texts, fixable(texts, lowerCase), ({ at }) => at.path === 'b').texts, { b: 'b' });
  });
});

describe('a text that was edited', () => {
  it('tells in one round of edits what several did', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomFrom(seed);
      const original = 'abcdefghijklmnopqrstuvwxyz'.slice(0, 1 + random(26));
      const edited = new EditedText(original);
      let text = original;
      for (let round = random(4); round >= 0; round -= 1) {
        const edits = randomEdits(text, random);
        edited.edit(edits);
        text = applyEdits(text, edits);
      }
      assert.equal(edited.text, text);
      assert.equal(applyEdits(original, edited.edits()), text, `seed ${String(seed)}`);
      assert.ok(edited.edits().every(({ range, newText }) => original.slice(range.start, range.end) !== newText), 'none without effect');
    }
  });

  it('leaves alone what no edit touched', () => {
    const edited = new EditedText('one two three');
    edited.edit([edit(0, 3, '1')]);
    edited.edit([edit(6, 11, '3')]);
    assert.deepEqual(edited.edits(), [edit(0, 3, '1'), edit(8, 13, '3')]);
  });
});

type Random = (below: number) => number;

function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function randomEdits(text: string, random: Random): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = random(4); at <= text.length; at += 1 + random(6)) {
    const end = Math.min(text.length, at + random(4));
    edits.push(edit(at, end, 'XYZ'.slice(0, random(4))));
    at = end;
  }
  return edits;
}
