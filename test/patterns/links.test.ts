import assert from 'node:assert/strict';
import { isProjectFile, openProject } from '../../src/core/project.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { projectOptions } from '../rules/fixtureProject.ts';
import { discard, filesOf, generate, textOf } from './generated.ts';
import { pairwiseAnswers } from './pairwise.ts';

// The diagrams that patterns write lead to the code that they write, whatever was answered.

interface Led {
  /** The links that the generated pages hold, as they are written: `file: node -> path#symbol`. */
  readonly written: readonly string[];
  /** Those that lead to a file, and to what they name in it. */
  readonly led: readonly string[];
  /** Diagrams of the README without any. */
  readonly bare: readonly string[];
}

/** Rows of a pattern's matrix that plain `npm test` tries. */
const bounded = 6;
const isWhole = process.env['ARCHNOTES_MATRIX'] === 'all';

const comment = /%% archnotes: (\S+) -> (\S+)/g;

function linksOf(folder: string): Led {
  const files = filesOf(folder);
  const texts = new Map(files.filter(isProjectFile).map((path) => [path, textOf(folder, path)]));
  // Whether Mermaid draws them is held elsewhere.
  const project = openProject({ ...projectOptions, rules: [], mermaidJudge: () => () => undefined });
  const give = (paths: readonly string[]): void => project.apply(paths.map((path) => ({ kind: 'text', path, text: texts.get(path) ?? '' })));
  give([...texts.keys()]);
  project.apply(project.sought().map((path) => ({ kind: 'standing', path, exists: files.includes(path) })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) give(wanted);
  const pages = [...texts].filter(([path]) => path.endsWith('.md'));
  const links = project.links();
  return {
    written: pages.flatMap(([path, text]) => [...text.matchAll(comment)].map(([, node = '', target = '']) => `${path}: ${node} ${target.includes('#') ? 'into' : 'to'} a file`)).sort(),
    led: links.map(({ path, node, destination }) => `${path}: ${node} ${destination.part === undefined ? 'to' : 'into'} a file`).sort(),
    bare: pages.filter(([path]) => path.endsWith('README.md')).flatMap(([path, text]) => [...text.matchAll(/```mermaid\n(.*?)```/gs)].flatMap(([, diagram = '']) => (diagram.includes('%% archnotes:') ? [] : [path]))),
  };
}

describe('the links of generated diagrams', function () {
  this.timeout(600_000);
  for (const pattern of listPatterns([]).patterns) {
    it(`${pattern.manifest.id}: every diagram has some, and each leads to what it names`, () => {
      const rows = pairwiseAnswers(pattern.manifest.questions);
      for (const answers of isWhole ? rows : rows.slice(0, bounded)) {
        const folder = generate(pattern, answers);
        try {
          const { written, led, bare } = linksOf(folder);
          assert.deepEqual(bare, [], JSON.stringify(answers));
          assert.ok(written.length > 0);
          assert.deepEqual(led, written, JSON.stringify(answers));
        } finally {
          discard(folder);
        }
      }
    });
  }
});
