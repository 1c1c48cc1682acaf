import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';
import { listPatterns, readPatternFiles } from '../../src/node/patternFolder.ts';
import { discard, filesOf, generate, must, textOf } from './generated.ts';

const verdict = z.object({ diagramType: z.string() });
type Parse = (source: string) => Promise<unknown>;

/** Mermaid's own `parse`, bundled with a DOMPurify that passes everything through: judging needs no DOM, drawing would. */
async function mermaidParse(folder: string): Promise<Parse> {
  const purify = join(folder, 'purify.js');
  writeFileSync(purify, 'export default { sanitize: (text) => text, addHook() {}, removeHook() {}, removeAllHooks() {}, isSupported: true };');
  const outfile = join(folder, 'mermaid.cjs');
  const stdin = { contents: "export { default } from 'mermaid';", resolveDir: root };
  await build({ stdin, bundle: true, format: 'cjs', platform: 'node', outfile, alias: { dompurify: purify }, logLevel: 'error' });
  const bundle: unknown = createRequire(__filename)(outfile);
  const shape = z.object({ default: z.object({ parse: z.custom<Parse>((value) => typeof value === 'function') }) });
  const { default: mermaid } = z.parse(shape, bundle);
  return (source) => mermaid.parse(source);
}

describe('the diagrams of the patterns', function () {
  this.timeout(60_000);
  let folder: string;
  let parse: Parse;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'archnotes-mermaid-'));
    parse = await mermaidParse(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  async function kindOf(source: string): Promise<string> {
    return z.parse(verdict, await parse(source)).diagramType;
  }

  it('would be refused if they were wrong', async () => {
    await assert.rejects(kindOf('flowchart LR\n  a --> --> b'));
  });

  for (const { folder: home, manifest } of listPatterns([]).patterns) {
    it(`${manifest.id}: at least two kinds, the same in both languages`, async () => {
      const kinds = new Set<string>();
      for (const { en, ko } of manifest.diagrams) {
        const sources = must(readPatternFiles(home, [en, ko]));
        const [english, korean] = [await kindOf(sources.get(en) ?? ''), await kindOf(sources.get(ko) ?? '')];
        assert.equal(english, korean);
        assert.match(sources.get(ko) ?? '', /[가-힣]/);
        kinds.add(english);
      }
      assert.ok(kinds.size >= 2);
    });
  }

  for (const pattern of listPatterns([]).patterns) {
    for (const documents of ['en', 'ko']) {
      it(`${pattern.manifest.id}: those in the documents it generates, in ${documents}`, async () => {
        const project = generate(pattern, { documents });
        const fences = filesOf(project).filter((path) => path.endsWith('.md')).flatMap((path) => [...textOf(project, path).matchAll(/```mermaid\n([\s\S]*?)```/g)]);
        for (const [, source] of fences) assert.notEqual(await kindOf(source ?? ''), '');
        assert.ok(fences.length >= 2);
        discard(project);
      });
    }
  }
});
