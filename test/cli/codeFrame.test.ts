import assert from 'node:assert/strict';
import type { ReportedFinding } from '../../src/cli/lintResult.ts';
import { codeFrame } from '../../src/cli/reporters/codeFrame.ts';
import { paintedLine, safeJson, wantsColours } from '../../src/cli/terminal.ts';

describe('the code frame of a finding', () => {
  it('marks the range, also behind and under wide characters, joined emoji and tabs', () => {
    assert.deepEqual(frame('const a = b;', [6, 7]), ['      3 | const a = b;', '        |       ^']);
    assert.deepEqual(frame("const 주문 = '🛒👩‍💻'; f('한');", [22, 28]), ["      3 | const 주문 = '🛒👩‍💻'; f('한');", `        | ${' '.repeat(21)}${'^'.repeat(7)}`]);
    assert.deepEqual(frame('\tif (x)\ty();', [8, 11]), ['      3 |         if (x)  y();', `        | ${' '.repeat(16)}^^^`]);
  });

  it('marks at least one column, and of several lines the first to its end', () => {
    assert.deepEqual(frame('abc', [3, 3]), ['      3 | abc', '        |    ^']);
    assert.deepEqual(frame('f({', [0, 1], 4), ['      3 | f({', '        | ^^^']);
  });

  it('shows of a long line what is around the place, and cuts no character in two', () => {
    const [line, marker] = frame(`${'😀'.repeat(500)}HERE${'z'.repeat(500)}`, [1000, 1004]);
    assert.equal(line, `      3 | …${'😀'.repeat(20)}HERE${'z'.repeat(116)}…`);
    assert.equal(marker, `        | ${' '.repeat(41)}^^^^`);
    assert.equal(frame(`x${'😀'.repeat(500)}HERE`, [1001, 1005])[0], `      3 | …${'😀'.repeat(20)}HERE`);
  });

  it('writes out what a terminal would obey, and marks what is then seen', () => {
    assert.deepEqual(frame("f('\u001b[2J', x)", [11, 12])[1]?.length, frame("f('\\u{1b}[2J', x)", [16, 17])[1]?.length);
    assert.ok(frame("f('\u001b[2J\u202e')", [0, 1])[0]?.includes('\\u{1b}[2J\\u{202e}'));
  });

  it('is left out where the line is not known or empty', () => {
    assert.deepEqual([frame(undefined, [0, 1]), frame('  ', [0, 0])], [[], []]);
  });
});

describe('what goes to a terminal', () => {
  it('is coloured where somebody asks for it, or a terminal reads along and nobody objects', () => {
    assert.deepEqual([wantsColours({}, true), wantsColours({}, false)], [true, false]);
    assert.deepEqual([wantsColours({ NO_COLOR: '1' }, true), wantsColours({ NO_COLOR: '' }, true), wantsColours({ TERM: 'dumb' }, true)], [false, true, false]);
    assert.deepEqual([wantsColours({ FORCE_COLOR: '1' }, false), wantsColours({ FORCE_COLOR: '0' }, true), wantsColours({ FORCE_COLOR: '1', NO_COLOR: '1' }, false)], [true, false, true]);
  });

  it('takes no pipeline command, wherever its spans begin', () => {
    assert.equal(paintedLine([{ text: '  ' }, { text: '::error::x', style: 'bold' }], false), '  \\u{3a}:error::x\n');
    assert.equal(paintedLine([{ text: ':' }, { text: ':error::x' }], false), '\\u{3a}:error::x\n');
    assert.equal(paintedLine([{ text: 'a', style: 'red' }, { text: '\u001b' }], true), '\u001b[31ma\u001b[39m\\u{1b}\n');
  });

  it('is the same value as JSON, with no character that a terminal obeys', () => {
    const value = { name: '\u001b]52;c;\u0007\u009b\u202e\u2028\u007f\r\n::error::' };
    assert.deepEqual(JSON.parse(safeJson(value)), value);
    assert.doesNotMatch(safeJson(value), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]|^\s*::/m);
  });
});

function frame(line: string | undefined, [start, end]: readonly [number, number], endLine = 2): readonly string[] {
  const at = { path: 'a.ts', range: { start, end }, start: { line: 2, character: start }, end: { line: endLine, character: end } };
  const finding: ReportedFinding = { at, line, path: 'a.ts', message: '', ruleId: 'r', severity: 'error', related: [], fixable: false, fingerprint: '' };
  return codeFrame(finding).map((spans) => paintedLine(spans, false).trimEnd());
}
