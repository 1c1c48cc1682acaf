import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openProject } from '../../../src/core/project.ts';
import { projectOf, projectOptions } from '../../rules/fixtureProject.ts';
import { said, shop, taken } from './project.ts';

// Where the comment goes that takes a finding back, in every language, and where none can stand.

/** The text with the comment for the line (from 1); undefined where none is offered. */
function commented(path: string, text: string, line: number, reason = ''): string | undefined {
  const directive = openProject(projectOptions).directiveFor({ path, text }, 'some-rule', line - 1);
  if (directive === undefined) return undefined;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  assert.deepEqual(directive.at, { line: line - 1, character: 0 });
  return [...lines.slice(0, line - 1), directive.before, reason, directive.after, ...lines.slice(line - 1)].join('');
}

const places: readonly (readonly [string, string, number, string])[] = [
  ['a.ts', 'import "x";\n\tconst a = 1;\n', 2, 'import "x";\n\t// archnotes-disable-next-line some-rule -- \n\tconst a = 1;\n'],
  ['a.ts', 'let a;\r\n', 1, '// archnotes-disable-next-line some-rule -- \r\nlet a;\r\n'],
  ['a.ts', '@A()\nclass B {\n  @C({\n    d: 1 })\n  e = 2;\n}\n', 3, '@A()\nclass B {\n  // archnotes-disable-next-line some-rule -- \n  @C({\n    d: 1 })\n  e = 2;\n}\n'],
  ['a.ts', 'const a = b(\n  c,\n  d);\n', 3, 'const a = b(\n  c,\n  // archnotes-disable-next-line some-rule -- \n  d);\n'],
  ['a.ts', 'const a = `${\n  b()}`;\n', 2, 'const a = `${\n  // archnotes-disable-next-line some-rule -- \n  b()}`;\n'],
  ['a.tsx', 'const a = <b>\n  <c d={e} />\n</b>;\n', 2, 'const a = <b>\n  {/* archnotes-disable-next-line some-rule --  */}\n  <c d={e} />\n</b>;\n'],
  ['a.jsx', 'const a = <b\n  c={d}\n/>;\n', 2, 'const a = <b\n  // archnotes-disable-next-line some-rule -- \n  c={d}\n/>;\n'],
  ['a.py', 'def a():\n    b(\n        c)\n', 3, 'def a():\n    b(\n        # archnotes-disable-next-line some-rule -- \n        c)\n'],
  ['template.yaml', 'Resources:\n  A:\n    Type: AWS::Lambda::Function\n', 3, 'Resources:\n  A:\n    # archnotes-disable-next-line some-rule -- \n    Type: AWS::Lambda::Function\n'],
  ['main.tf', 'a "b" {\n  c = 1\n}\n', 2, 'a "b" {\n  # archnotes-disable-next-line some-rule -- \n  c = 1\n}\n'],
  ['a.mmd', '---\ntitle: A\n---\nflowchart LR\n  a --> b\n', 5, '---\ntitle: A\n---\nflowchart LR\n  %% archnotes-disable-next-line some-rule -- \n  a --> b\n'],
  ['a.mmd', 'flowchart LR\n  %% archnotes: a -> b.ts\n  a\n', 2, 'flowchart LR\n  %% archnotes-disable-next-line some-rule -- \n  %% archnotes: a -> b.ts\n  a\n'],
  ['a.md', '> ```mermaid\n> flowchart LR\n>   a --> b\n> ```\n', 3, '> ```mermaid\n> flowchart LR\n>   %% archnotes-disable-next-line some-rule -- \n>   a --> b\n> ```\n'],
  ['a.md', '- ```mermaid\n  pie\n  ```\n', 2, '- ```mermaid\n  %% archnotes-disable-next-line some-rule -- \n  pie\n  ```\n'],
];

const nowhere: readonly (readonly [string, string, number])[] = [
  ['a.ts', 'const a = `\n  b${c()}`;\n', 2],
  ['a.ts', 'const a = "b\\\n  c"; d();\n', 2],
  ['a.ts', '/* a\n */ b();\n', 2],
  ['a.ts', 'let a;\n', 7],
  ['a.py', 'a = """\nb""" + c()\n', 2],
  ['a.py', 'a = 1 + \\\n  b()\n', 2],
  ['template.yaml', 'Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Description: a\n      b\n', 5],
  ['template.yaml', 'Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Description: |\n      b\n', 5],
  ['template.yaml', 'Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Description: "a\n      b"\n', 5],
  ['template.json', '{\n  "Resources": {}\n}\n', 2],
  ['package.json', '{\n  "name": "a"\n}\n', 2],
  ['main.tf', 'a = <<E\n  b\nE\n', 2],
  ['a.mmd', '---\ntitle: A\n---\nflowchart LR\n', 2],
  ['a.mmd', '%%{init: {\n  "theme": "dark"\n}}%%\nflowchart LR\n', 2],
];

describe('the comment that takes a finding back', () => {
  for (const [path, text, line, expected] of places) {
    it(`${path}, line ${String(line)} of ${JSON.stringify(text).slice(0, 50)}`, () => {
      assert.equal(commented(path, text, line), expected);
    });
  }

  for (const [path, text, line] of nowhere) {
    it(`has no place: ${path}, line ${String(line)} of ${JSON.stringify(text).slice(0, 60)}`, () => {
      assert.equal(commented(path, text, line), undefined);
    });
  }

  it('takes it back as soon as the reason is written, and not before', () => {
    const texts = shop('');
    const text = texts['src/orders.ts'] ?? '';
    const directive = openProject(projectOptions).directiveFor({ path: 'src/orders.ts', text }, 'redis-eager-connect', 1);
    const lines = text.split('\n');
    const withReason = (reason: string): string => [lines[0], `${directive?.before ?? ''}${reason}${directive?.after ?? ''}${lines.slice(1).join('\n')}`].join('\n');
    assert.deepEqual(said(projectOf({ ...texts, 'src/orders.ts': withReason('') })), ['invalid-suppression noReason src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    assert.deepEqual(taken(projectOf({ ...texts, 'src/orders.ts': withReason('측정함') })), ['redis-eager-connect src/orders.ts:3 측정함']);
  });

  it('is not offered where one is there already', () => {
    assert.equal(commented('a.ts', '// archnotes-disable-next-line some-rule --\nlet a;\n', 2), undefined);
    assert.match(commented('a.ts', '// archnotes-disable-next-line other-rule -- x\nlet a;\n', 2) ?? '', /other-rule -- x\n\/\/ archnotes-disable-next-line some-rule -- \nlet a;/);
  });
});
