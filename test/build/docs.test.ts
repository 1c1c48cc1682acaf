import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../src/build/root.ts';

const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** A fence that shows a file, which a comment above it names. */
const shown = /<!-- file: (\S+) -->\n```\w+\n([^]*?)```/g;

describe('docs/', () => {
  it('shows files of examples/ as they are', () => {
    const blocks = pages.flatMap((page) => [...read(`docs/${page}`).matchAll(shown)].map(([, file = '', text = '']) => ({ page, file, text })));
    assert.ok(blocks.length >= 12, `${blocks.length}`);
    for (const { page, file, text } of blocks) assert.equal(text, read(file), `${page}: ${file}`);
  });

  it('says the same in both languages: the same files, commands and headings of the same levels', () => {
    const skeleton = (page: string): readonly string[] => {
      const text = read(`docs/${page}`);
      const commands = [...text.matchAll(/^archnotes [^#\n]*/gm)].map(([command]) => command.trim());
      return [...[...text.matchAll(/<!-- file: (\S+) -->/g)].map(([, file = '']) => file), ...commands, ...[...text.matchAll(/^#+(?= )/gm)].map(([marks]) => marks)];
    };
    const korean = pages.filter((page) => page.endsWith('.ko.md'));
    assert.ok(korean.includes('ci.ko.md') && korean.includes('editors.ko.md'));
    for (const page of korean) assert.deepEqual(skeleton(page), skeleton(page.replace('.ko.md', '.md')));
  });

  it('names no flag that the command line does not have', () => {
    const help: Readonly<Record<string, { readonly en: string }>> = JSON.parse(read('l10n/shell.json'));
    const known = ['cli.lint.help', 'cli.sarif.help', 'cli.server.help', 'cli.pattern.help', 'cli.help'].map((id) => help[id]?.en ?? '').join('\n');
    for (const page of ['ci.md', 'ci.ko.md', 'editors.md', 'editors.ko.md']) {
      const commands = [...read(`docs/${page}`).matchAll(/archnotes (?:lint|sarif|server|pattern)[^\n`"]*/g)].map(([command]) => command.split(/\s+#/)[0] ?? '');
      assert.ok(commands.length > 0, page);
      for (const command of commands) {
        const { tokens } = parseArgs({ args: command.split(/\s+/), strict: false, tokens: true });
        for (const token of tokens) if (token.kind === 'option') assert.ok(known.includes(token.rawName), `${page}: ${token.rawName}`);
      }
    }
  });
});
