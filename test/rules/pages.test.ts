import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { ruleSections } from './ruleSections.ts';
import { rules } from '../../src/generated/rules.ts';

// A rule's page shows code; the code is a fixture's, so that the page cannot lie.

const rooms = path.join(__dirname, '..', '..', 'src', 'rules');
const block = /(?:<!-- fixture: (?<fixture>\S+) -->\n)?```(?:ts|js|py|yaml|json|text)\n(?<code>[\s\S]*?)```/g;

for (const { meta } of rules) {
  for (const page of ['README.md', 'README.ko.md']) {
    describe(`the page ${page} of ${meta.id}`, () => {
      const text = readFileSync(path.join(rooms, meta.id, page), 'utf8');

      it('says what there is to set, and which other linter has the same check', () => {
        const language = page.includes('.ko.') ? 'ko' : 'en';
        const sections = ruleSections(meta, language);
        for (const section of sections) assert(text.includes(`\n${section}`), section);
        assert.equal(text.match(/^## (?:Options|Other linters|옵션|다른 린터)$/gm)?.length ?? 0, sections.length);
      });

      it('begins with the id of the rule', () => {
        assert.equal(text.split('\n')[0], `# ${meta.id}`);
      });

      it('shows the wrong and the right, each from a fixture', () => {
        const blocks = [...text.matchAll(block)].map((match) => match.groups ?? {});
        const fixtures = blocks.map(({ fixture }) => fixture ?? 'code that names no fixture');
        assert(fixtures.some((fixture) => fixture.includes('/invalid/')));
        assert(fixtures.some((fixture) => fixture.includes('/valid/')));
        for (const [index, fixture] of fixtures.entries()) assert.equal(blocks[index]?.['code'], codeOf(meta.id, fixture), fixture);
      });
    });
  }
}

function codeOf(id: string, fixture: string): string {
  const code = readFileSync(path.join(rooms, id, 'fixtures', fixture), 'utf8').replace(/\r\n/g, '\n');
  return code.replace(/^[ \t]*(?:\/\/|#|%%) expect-next-line.*\n/gm, '');
}
