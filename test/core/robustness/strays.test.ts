import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { faultyProjects } from './projects.ts';
import { assertSoundFacts, soundFindings } from './sound.ts';

// One character that no text should hold, anywhere in any file: half of an emoji, a zero, a line end of old Macs.

const strays: Readonly<Record<string, string>> = {
  'the first half of an emoji': '\ud83d',
  'the second half of an emoji': '\uded2',
  'a byte order mark': '\ufeff',
  'a zero': '\0',
  'a line separator': '\u2028',
  'a carriage return': '\r',
  'a space that is none': '\u00a0',
  'an emoji': '🛒',
};

describe('a project with a stray character', function () {
  this.timeout(60_000);

  for (const [name, stray] of Object.entries(strays)) {
    it(`is judged soundly: ${name}`, () => {
      let found = 0;
      for (const { files } of Object.values(faultyProjects)) found += foundWith(files, stray);
      assert.ok(found > 25, `the fault was found ${String(found)} times`);
    });
  }
});

/** How often the fault is found with the stray at every 61st place of every file. */
function foundWith(files: Texts, stray: string): number {
  const project = openProject(projectOptions);
  const give = (texts: Texts, paths: readonly string[]): void => {
    project.apply(paths.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  };
  give(files, Object.keys(files));
  let found = 0;
  for (const [path, text] of Object.entries(files)) {
    for (let at = 0; at <= text.length; at += 61) {
      const texts: Texts = { ...files, [path]: text.slice(0, at) + stray + text.slice(at) };
      give(texts, [path]);
      for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) give(texts, wanted);
      if (soundFindings(project, texts).some(({ ruleId }) => ruleId === 'redis-eager-connect')) found += 1;
      assertSoundFacts(path, texts[path] ?? '');
    }
    give(files, [path]);
  }
  return found;
}
