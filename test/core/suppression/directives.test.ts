import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Directive } from '../../../src/core/model/suppression.ts';
import { directivesOf, type TextKind } from '../../../src/core/suppression/fileDirectives.ts';
import { parsePython } from '../../../src/core/languages/python/index.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

// Which comments of which languages are directives, which lines they are about, and what goes when they are removed.

const parseModule = projectOptions.moduleParser();

function directives(path: string, text: string): readonly Directive[] {
  return directivesOf(path, text, kindOf(path, text));
}

function kindOf(path: string, text: string): TextKind {
  if (path.endsWith('.py')) return { kind: 'module', comments: parsePython(path, text, '').comments };
  if (/\.[cm]?[jt]sx?$/.test(path)) return { kind: 'module', comments: parseModule(path, text, '').comments };
  if (path.endsWith('.tf')) return { kind: 'terraform' };
  if (path.endsWith('ockerfile')) return { kind: 'dockerfile' };
  if (/\.(?:md|mmd)$/.test(path)) return { kind: 'diagrams' };
  return { kind: path === 'tsconfig.json' ? 'tsconfig' : 'template' };
}

/** `word rules lines reason` of each; lines count from 1. */
function told(path: string, text: string): readonly string[] {
  return directives(path, text).map(({ word, rules, lines, reason }) => {
    const about = lines === undefined ? 'nothing' : word === 'file' ? 'all' : lines.first === lines.last ? String(lines.first + 1) : `${String(lines.first + 1)}-${String(lines.last + 1)}`;
    return `${word} ${rules.map(({ id }) => id).join('+')} ${about} ${reason ?? '-'}`;
  });
}

/** The text without each of its directives in turn. */
function without(path: string, text: string): readonly string[] {
  return directives(path, text).map(({ removal }) => text.slice(0, removal.start) + text.slice(removal.end));
}

const languages: readonly (readonly [string, string, readonly string[]])[] = [
  ['a.ts', 'import "x";\n// archnotes-disable-next-line a-b -- why\nconst a = 1;\n', ['next-line a-b 3 why']],
  ['a.ts', '/* archnotes-disable-next-line a-b, c-d -- why, and how -- so */\n\n// other\n/* more\n lines */\nconst a = 1;\n', ['next-line a-b+c-d 6 why, and how -- so']],
  ['a.ts', '/**\n * archnotes-disable-next-line a-b,\n *   c-d\n * -- one\n * two\n */\nlet a;\n', ['next-line a-b+c-d 7 one two']],
  ['a.js', '// archnotes-disable-next-line a -- x\n// archnotes-disable-next-line b -- y\nlet a;\n', ['next-line a 3 x', 'next-line b 3 y']],
  ['a.js', 'let a; // archnotes-disable-line a -- x\nlet b; /* archnotes-disable-line b -- y */ let c;\n', ['line a 1 x', 'line b 2 y']],
  ['a.js', 'let a; // archnotes-disable-next-line a -- x\nlet b;\n', ['next-line a 2 x']],
  ['a.mjs', '#!/usr/bin/env node\n// archnotes-disable-file a -- x\nlet a;\n', ['file a all x']],
  ['a.mjs', 'let a;\n// archnotes-disable-file a -- x\n', ['file a nothing x']],
  ['a.tsx', 'export const a = <div>\n  {/* archnotes-disable-next-line a -- x */}\n  {/* other */}\n  <b c={1} />\n</div>;\n', ['next-line a 4 x']],
  ['a.tsx', 'export const a = <div>\n  // archnotes-disable-next-line a -- x\n  <b\n    // archnotes-disable-next-line b -- y\n    c={1} /></div>;\n', ['next-line b 5 y']],
  ['a.ts', 'const a = `\n// archnotes-disable-next-line a -- x\n${/* archnotes-disable-line b -- y */ 1}`;\nconst b = "// archnotes-disable-line c -- z";\nconst c = /\\/\\/ archnotes-disable-line d/;\n', ['line b 3 y']],
  ['a.ts', '// see archnotes-disable-next-line a -- x\n// archnotes-disabled a -- x\nlet a;\n', []],
  ['a.ts', 'let ㄱ = "가나다"; // archnotes-disable-line a -- 이유가 있습니다\n', ['line a 1 이유가 있습니다']],
  ['a.ts', 'const a = (;\n// archnotes-disable-next-line a -- x\nconst b = 1;\n', ['next-line a 3 x']],
  ['a.ts', '// archnotes-disable-next-line a --why\nlet a; // archnotes-disable-line b --\nlet b; // archnotes-disable-line c\n', ['next-line a --why 2 -', 'line b 2 -', 'line c 3 -']],
  ['a.ts', '// archnotes-disable a -- x\n// archnotes-disable-next-line -- x\nlet a;\n// archnotes-disable-next-line a -- x\n', [' a nothing x', 'next-line  3 x', 'next-line a nothing x']],
  ['a.ts', '// archnotes-disable-line a -- x\nlet a;\n', ['line a nothing x']],
  ['a.ts', '// archnotes-disable-next-line a -- x\r\n\r\nlet a; // archnotes-disable-line b -- y\r\n', ['next-line a 3 x', 'line b 3 y']],
  ['a.py', '# archnotes-disable-next-line a -- x\n\nimport b  # archnotes-disable-line c -- z\ns = """\n# archnotes-disable-line d -- w\n"""\nt = f"# archnotes-disable-line e -- w"\n', ['next-line a 3 x', 'line c 3 z']],
  ['a.py', '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# archnotes-disable-file a -- x\n"""Doc."""\n', ['file a all x']],
  ['a.py', '"""Doc."""\n# archnotes-disable-file a -- x\n', ['file a nothing x']],
  ['template.yaml', '# archnotes-disable-file a -- x\n---\n# archnotes-disable-file b -- y\nA: 1 # archnotes-disable-line c -- z\nB:\n  # archnotes-disable-next-line d -- w\n  C: 2\n', ['file a all x', 'file b all y', 'line c 4 z', 'next-line d 7 w']],
  ['template.yaml', 'A: |\n  # archnotes-disable-next-line a -- x\n  b\nB: "\n  # archnotes-disable-line c -- y"\nC: a#b # archnotes-disable-line d -- z\nD: | # archnotes-disable-line e -- v\n  x\n# archnotes-disable-next-line f -- w\nE: >-\n  y\n', ['line d 6 z', 'line e 7 v', 'next-line f 10 w']],
  ['template.yaml', 'A: [1,\n  # archnotes-disable-next-line a -- x\n  2]\nB: }\n# archnotes-disable-next-line b -- y\nC: 1\n', ['next-line a 3 x', 'next-line b 6 y']],
  ['template.yaml', 'A: \u0018\n# archnotes-disable-next-line a -- x\nB: 1\n', ['next-line a 3 x']],
  ['template.json', '{\n  // archnotes-disable-next-line a -- x\n  "a": "// archnotes-disable-line b -- y" /* archnotes-disable-line c -- z */\n}\n', ['next-line a 3 x', 'line c 3 z']],
  ['tsconfig.json', '/* archnotes-disable-file a -- x */\n{}\n', ['file a all x']],
  ['main.tf', '# archnotes-disable-file a -- x\nresource "a" "b" {\n  // archnotes-disable-next-line b -- y\n  c = "# archnotes-disable-line d -- z ${"/* archnotes-disable-line"} //"\n  e = 1 /* archnotes-disable-line f -- w */\n  g = <<-EOT\n    # archnotes-disable-line h -- v\n  EOT\n}\n', ['file a all x', 'next-line b 4 y', 'line f 5 w']],
  ['Dockerfile', '# syntax=docker/dockerfile:1\n# archnotes-disable-file a -- x\nFROM a\nRUN b \\\n  # archnotes-disable-next-line c -- y\n  d\nRUN <<EOF\n# archnotes-disable-next-line e -- z\nEOF\nCMD ["# archnotes-disable-line f -- w"]\n', ['file a all x', 'next-line c 6 y']],
  ['a.mmd', '---\ntitle: "%% archnotes-disable-file z -- x"\n---\n%% archnotes-disable-file a -- x\n%%{init: {\n%% archnotes-disable-file y -- x\n}}%%\nflowchart LR\n  %% archnotes-disable-next-line b -- y\n  %% archnotes: a -> b.ts\n  %% archnotes-disable-next-line c -- z\n  %% other\n  a --> b %% archnotes-disable-line d -- w\n', ['file a all x', 'next-line b 10 y', 'next-line c 13 z']],
  ['a.md', '# T\n\n<!-- archnotes-disable-file a -- x -->\n\n<!-- archnotes-disable-next-line b -- y -->\n\n```mermaid\nflowchart LR\n  %% archnotes-disable-next-line c -- z\n  a --> b\n```\n\n```html\n<!-- archnotes-disable-next-line d -- w -->\n```\n\n> text\n> <!-- archnotes-disable-next-line e -- v -->\n> ```mermaid\n> flowchart LR\n> ```\n', ['file a all x', 'next-line b 7-10 y', 'next-line c 10 z', 'next-line e 19-20 v']],
  ['a.md', '```mermaid\nflowchart LR\n```\n<!-- archnotes-disable-file a -- x -->\n\n`<!-- archnotes-disable-file b -- x -->`\n', ['file a nothing x']],
];

describe('directives in comments', () => {
  for (const [path, text, expected] of languages) {
    it(`${path}: ${text.slice(0, 60).replace(/\r?\n/g, '⏎')}`, () => {
      assert.deepEqual(told(path, text), expected);
    });
  }

  it('are placed to the character, wherever the letters before them are long in UTF-8', () => {
    const text = 'const a = "가나😀"; // archnotes-disable-line one-rule , two-rule -- 이유\n';
    const [directive] = directives('a.ts', text);
    assert.deepEqual(directive?.rules.map(({ at }) => text.slice(at.start, at.end)), ['one-rule', 'two-rule']);
    assert.equal(text.slice(directive?.at.start, directive?.at.end), 'archnotes-disable-line one-rule , two-rule -- 이유');
  });

  it('go with their lines, and from a line with code alone', () => {
    assert.deepEqual(without('a.ts', 'a();\n  // archnotes-disable-next-line a -- x\nb();\n'), ['a();\nb();\n']);
    assert.deepEqual(without('a.ts', 'a(); // archnotes-disable-line a -- x\r\nb();\n'), ['a();\r\nb();\n']);
    assert.deepEqual(without('a.ts', 'a();\r\n// archnotes-disable-next-line a -- x'), ['a();']);
    assert.deepEqual(without('a.ts', '/* archnotes-disable-next-line a -- x */'), ['']);
    assert.deepEqual(without('a.ts', '  /* archnotes-disable-line a -- x */ b();\n'), ['   b();\n']);
    assert.deepEqual(without('a.tsx', 'a = <b>\n  { /* archnotes-disable-next-line a -- x */ }\n  <c />\n</b>;\n'), ['a = <b>\n  <c />\n</b>;\n']);
    assert.deepEqual(without('a.ts', 'a = {/* archnotes-disable-line a -- x */};\n'), ['a = {};\n']);
    assert.deepEqual(without('a.ts', '/*\n archnotes-disable-next-line a\n -- x\n*/\na();\n'), ['a();\n']);
    assert.deepEqual(without('a.md', 'A\n\n<!-- archnotes-disable-next-line a -- x -->\n```mermaid\npie\n```\n'), ['A\n\n```mermaid\npie\n```\n']);
  });

  it('lose one rule of several with its comma', () => {
    const text = 'a(); // archnotes-disable-line one, two , three -- x';
    const rules = directives('a.ts', text)[0]?.rules ?? [];
    assert.deepEqual(rules.map(({ removal }) => text.slice(0, removal.start) + text.slice(removal.end)), [
      'a(); // archnotes-disable-line two , three -- x',
      'a(); // archnotes-disable-line one, three -- x',
      'a(); // archnotes-disable-line one, two -- x',
    ]);
  });
});
