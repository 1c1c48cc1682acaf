import assert from 'node:assert/strict';
import { reportGithub } from '../../src/cli/reporters/github.ts';
import type { ReportedFinding } from '../../src/cli/lintResult.ts';

const at = { path: 'a.ts', range: { start: 4, end: 9 }, start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
const finding: ReportedFinding = { at, path: 'src/a.ts', message: 'Wrong.', ruleId: 'r', severity: 'error', related: [], fixable: false, line: '', fingerprint: '' };

describe('archnotes lint --format github', () => {
  it('writes a workflow command for each finding, and a sum', () => {
    const related = [{ at, path: 'b.ts', message: 'Here.' }];
    assert.deepEqual(lines({ ...finding, related }), [
      '::error file=src/a.ts,line=3,endLine=3,col=5,endColumn=10,title=Archnotes%3A r::Wrong.%0Ab.ts:3:5  Here.',
      'Findings: 1 (error 1). Files: 1. Lambda handlers: 0.',
    ]);
    assert.match(lines({ ...finding, severity: 'hint' })[0] ?? '', /^::notice /);
    assert.match(lines({ ...finding, at: { ...at, end: { line: 5, character: 1 } } })[0] ?? '', /line=3,endLine=6,col=5,title=/, 'GitHub takes an end column only within one line');
  });

  it('lets no name or message end a property, a command or a line', () => {
    const [command, ...rest] = lines({ ...finding, path: 'a,line=9::b%0A\r\n::warning::x.ts', message: '50%\n::error::forged\u001b[2J\u202e' });
    assert.equal(command, '::error file=a%2Cline=9%3A%3Ab%250A\\u{d}%0A%3A%3Awarning%3A%3Ax.ts,line=3,endLine=3,col=5,endColumn=10,title=Archnotes%3A r::50%25%0A::error::forged\\u{1b}[2J\\u{202e}');
    assert.equal(rest.length, 1);
  });
});

function lines(one: ReportedFinding): readonly string[] {
  return reportGithub({ findings: [one], suppressed: [], stats: { files: 1, handlers: 0 }, failed: false, notes: [] }, { language: 'en', colours: false }).trimEnd().split('\n');
}
