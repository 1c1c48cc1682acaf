import assert from 'node:assert/strict';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import type { TextQuestion } from '../../src/core/pattern/question.ts';
import { compile, discard } from './generated.ts';
import { builtIn, generateLinked } from './scaffolds.ts';

/** Words of the language, and names that the generated code has too. */
const words = ['delete', 'class', 'new', 'await', 'function', 'return', 'import', 'saga', 'send', 'step', 'input', 'results', 'first', 'participants', 'promise', 'error'];

for (const id of ['saga-code', 'saga-orchestrated']) {
  describe(`the names of ${id}`, () => {
    const pattern = builtIn(id);
    const named = pattern.manifest.questions.flatMap((question): readonly TextQuestion[] => (question.type === 'text' && question.format === 'kebab' && question.id !== 'projectName' ? [question] : []));
    const commands = named.filter(({ id: own }) => /Step$|Undo$/.test(own));

    for (const from of [0, 8]) {
      it(`can be words such as ${words.slice(from, from + 3).join(', ')}`, () => {
        const rest = words.slice(from);
        const answers = Object.fromEntries(named.map((question, index) => [question.id, question.taken?.includes(rest[index] ?? '') === true ? 'order' : (rest[index] ?? 'order')]));
        const project = generateLinked(pattern, answers);
        assert.deepEqual(compile(project), []);
        discard(project);
      });
    }

    it('are all different, also where only the writing differs', () => {
      for (const [index, later] of commands.entries()) {
        for (const earlier of commands.slice(0, index)) {
          for (const [one, other] of [['charge-2', 'charge-2'], ['charge-2', 'charge2']]) {
            assert.equal(resolveAnswers(pattern.manifest.questions, { [earlier.id]: one, [later.id]: other }).ok, false, `${earlier.id} ${later.id} ${one} ${other}`);
          }
        }
      }
    });

    it('are refused where they would not compile', () => {
      for (const question of named) for (const name of question.taken ?? []) assert.equal(resolveAnswers(pattern.manifest.questions, { [question.id]: name }).ok, false, name);
    });
  });
}
