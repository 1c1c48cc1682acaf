import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { readTemplate } from '../../src/core/pattern/template.ts';
import { rules } from '../../src/generated/rules.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { archnotes } from '../cli/commandLine.ts';
import { discard, filesOf, generate, must, planned, textOf } from './generated.ts';

const { patterns, problems } = listPatterns([]);

describe('the patterns', () => {
  it('can all be read', () => {
    assert.deepEqual(problems, []);
    assert.ok(patterns.length > 0);
  });

  for (const { meta: { id, curedBy } } of rules.filter(({ meta }) => meta.curedBy !== undefined)) {
    it(`are there, and say so, where a rule names one: ${id}`, () => {
      const pattern = patterns.find(({ manifest }) => manifest.id === curedBy);
      assert.ok(pattern);
      for (const page of ['README.md', 'README.ko.md']) assert.ok(textOf(pattern.folder, page).includes(`\`${id}\``), page);
    });
  }

  for (const pattern of patterns) {
    const { folder, manifest } = pattern;
    const examples = readdirSync(join(folder, 'examples')).sort();

    describe(manifest.id, function () {
      this.timeout(60_000);

      it('lies in the folder of its name, with a page in both languages and examples', () => {
        assert.ok(folder.endsWith(manifest.id));
        assert.match(readFileSync(join(folder, 'README.md'), 'utf8'), /^# /);
        assert.match(readFileSync(join(folder, 'README.ko.md'), 'utf8'), /^# .*[가-힣]/);
        assert.ok(examples.length >= 2);
      });

      it('uses every file it has, and has every file it uses', () => {
        const used = [...new Set(manifest.files.map(({ from }) => from))].sort();
        assert.deepEqual(filesOf(join(folder, 'files')).map((path) => `files/${path}`), used);
        const drawn = manifest.diagrams.flatMap(({ en, ko }) => [en, ko]).sort();
        assert.deepEqual(filesOf(join(folder, 'diagrams')).map((path) => `diagrams/${path}`), drawn);
      });

      it('asks for nothing that it does not use, and uses nothing that it does not ask for', () => {
        const asked = new Set(manifest.questions.map(({ id }) => id));
        const read = [...filesOf(join(folder, 'files')).map((path) => textOf(folder, `files/${path}`)), ...manifest.files.map(({ to }) => to)]
          .flatMap((text) => must(readTemplate('a template', text)).variables);
        const decided = [...manifest.files, ...manifest.questions].flatMap(({ when }) => Object.keys(when ?? {}));
        assert.deepEqual([...new Set([...read, ...decided])].filter((name) => name !== 'pattern').sort(), [...asked].sort());
      });

      it('lets the workspace say in which dialect infrastructure is written', () => {
        const asked = manifest.questions.filter(({ id }) => id === 'infrastructure');
        assert.deepEqual(asked.filter(({ suggest }) => suggest !== 'infrastructure'), []);
      });

      it('pins layout and look of its diagrams, and says what they show', () => {
        for (const path of manifest.diagrams.flatMap(({ en, ko }) => [en, ko])) {
          const text = textOf(folder, path);
          assert.match(text, /^---\ntitle: .+\nconfig:\n {2}layout: dagre\n {2}look: classic\n---\n/, path);
          assert.match(text, /^ {2}accTitle: .+\n {2}accDescr: .+$/m, path);
        }
      });

      for (const example of examples) {
        describe(`as in ${example}`, () => {
          const answers: unknown = JSON.parse(readFileSync(join(folder, 'examples', example), 'utf8'));
          let project: string;
          before(() => {
            project = generate(pattern, answers);
          });
          after(() => discard(project));

          it('leaves no placeholder, no blank heap and no trailing space', () => {
            for (const path of filesOf(project)) {
              const text = textOf(project, path);
              assert.doesNotMatch(text, /<%|%>|\[object/, path);
              assert.doesNotMatch(text, /\n\n\n|[ \t]\n|\r|^\n/, path);
              assert.match(text, /[^\n]\n$/, path);
            }
          });

          it('leaves YAML and JSON that can be read', () => {
            const tags = ['Ref', 'GetAtt', 'Sub'].map((name) => ({ tag: `!${name}`, resolve: (text: string) => text }));
            for (const path of filesOf(project).filter((name) => /\.(?:ya?ml|json)$/.test(name))) {
              const { errors, warnings } = parseDocument(textOf(project, path), { customTags: tags, logLevel: 'silent' });
              assert.deepEqual([...errors, ...warnings], [], path);
            }
          });

          it('changes nothing when it is generated again', () => {
            const again = planned(pattern, answers, project);
            assert.deepEqual(again.files.filter(({ status }) => status !== 'identical'), []);
          });

          it('gives the linter nothing to say', async () => {
            const { code, out } = await archnotes(project, ['lint', '--format', 'json', '--fail-on', 'hint']);
            assert.deepEqual([code, /"findings": \[\]/.test(out)], [0, true], out);
            // Silence says nothing where the linter does not see that this is a function of Lambda.
            if (existsSync(join(project, 'src', 'handler.ts'))) assert.match(out, /"handlers": [1-9]/);
          });
        });
      }
    });
  }
});

describe('the tests of the strangler facade', function () {
  this.timeout(60_000);

  it('are left out with what they test', () => {
    const [facade] = patterns.filter(({ manifest }) => manifest.id === 'strangler-facade');
    assert.ok(facade);
    const project = generate(facade, { shadowReads: false });
    assert.equal(existsSync(join(project, 'src', 'facade', 'shadow.ts')), false);
    assert.equal(filesOf(project).some((path) => /[sS]hadow/.test(textOf(project, path))), false);
    discard(project);
  });
});
