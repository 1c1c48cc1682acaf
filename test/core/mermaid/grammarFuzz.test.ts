import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import { completionsAt } from '../../../src/core/languages/mermaid/editing/completion.ts';
import { foldsOf } from '../../../src/core/languages/mermaid/editing/folding.ts';
import { formatEdits } from '../../../src/core/languages/mermaid/editing/format.ts';
import { symbolsOf } from '../../../src/core/languages/mermaid/editing/symbols.ts';
import { outlineOf } from '../../../src/core/languages/mermaid/outline.ts';
import { examples } from './examples.ts';

// The line grammars on texts that nobody meant: they never throw, every place lies in the text, and long ones end.

const scraps = ['"', '`', '[', ']', '(', ')', '{', '}', '-->', '--', '|', '&', ':::', '%%', '%%{', '}%%', '@{', ';', '\n', '\n\n', ' ', '\t', 'end', 'subgraph', 'class ', 'note ', 'click ', '---\n', '😀', '\u0000', '\ud800', '||--o{', '->>', '<<', '~', 'accDescr {'];

/** A small generator of numbers, so that a failure comes again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function mutated(source: string, roll: (sides: number) => number): string {
  let text = source;
  for (let round = 0; round <= roll(4); round += 1) {
    const at = roll(text.length + 1);
    const length = roll(3) === 0 ? roll(30) : 0;
    text = text.slice(0, at) + (roll(4) === 0 ? '' : (scraps[roll(scraps.length)] ?? '')) + text.slice(at + length);
  }
  return text;
}

function check(source: string, offset: number): void {
  const outline = outlineOf(source);
  const places = [...(outline?.nodes ?? []).flatMap(({ occurrences }) => occurrences), ...(outline?.edges ?? []).map(({ at }) => at), ...(outline?.groups ?? []).flatMap(({ at, range }) => [at, range]), ...(outline?.links ?? []).map(({ at }) => at)];
  for (const { start, end } of places) assert.ok(start >= 0 && start <= end && end <= source.length, JSON.stringify({ start, end, source }));
  for (const { id, occurrences } of outline?.nodes ?? []) for (const { start, end } of occurrences) assert.equal(source.slice(start, end), id, JSON.stringify(source));
  completionsAt(source, offset);
  const lines = source.split('\n').length;
  for (const { startLine, endLine } of foldsOf(source)) assert.ok(startLine < endLine && endLine < lines, JSON.stringify(source));
  for (const { at, range } of symbolsOf(source)) assert.ok(range.start <= at.start && at.end <= range.end, JSON.stringify(source));
  const once = applyEdits(source, formatEdits(source, '  '));
  assert.equal(once.replace(/\s+/g, ''), source.replace(/\s+/g, ''));
}

describe('the line grammars', function () {
  this.timeout(120_000);

  it('stand any change of any example', async () => {
    const sources = (await examples()).filter(({ source }) => outlineOf(source) !== undefined);
    const roll = dice(20_261_126);
    for (let round = 0; round < 1_500; round += 1) {
      const source = mutated(sources[roll(sources.length)]?.source ?? '', roll);
      check(source, roll(source.length + 1));
    }
  });

  it('come to an end on long lines and deep nesting, at the length that Mermaid takes', () => {
    const heads = ['flowchart LR\n', 'sequenceDiagram\n', 'stateDiagram-v2\n', 'classDiagram\n', 'erDiagram\n'];
    const fillers = ['A', ' ', '-', '- ', '"', '(', '[x', 'A-->', 'A --', 'A & ', 'A@', '`', '<', '~', 'A:', ': ', '||', '1 ', '}', 'subgraph a\n', 'state a {\n', 'loop x\n', '\n', '%%\n', '%%{', '@{', 'A["', 'a,', 'end ', ' x\n', '.-', '=='];
    for (const head of heads) {
      for (const filler of fillers) {
        const source = head + filler.repeat(Math.floor((49_900 - head.length) / filler.length));
        outlineOf(`${source}!`);
        formatEdits(source, '  ');
        foldsOf(source);
      }
    }
  });
});
