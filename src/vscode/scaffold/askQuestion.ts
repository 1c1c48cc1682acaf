import { checkAnswer } from '../../core/pattern/checkAnswer.ts';
import type { Answer, Answers, Question } from '../../core/pattern/question.ts';
import { userLanguage } from '../settings/language.ts';
import { askChoice, askText, yesOrNo } from './stepInput.ts';
import type { Outcome, StepFrame } from './stepInput.ts';

/**
 * Asks one question of a pattern with the input that fits its type.
 * @param given what was answered before going back; else the question's default is offered
 * @param earlier answers that this one must not be named like
 */
export async function askQuestion(question: Question, frame: StepFrame, given: Answer | undefined, earlier: Answers): Promise<Outcome<Answer>> {
  const language = userLanguage();
  const offered = given ?? question.default;
  // The title stays when a message about the answer takes the place of the prompt.
  const titled = { ...frame, title: `${frame.title}: ${question.label[language]}` };
  const placeholder = question.help[language];
  switch (question.type) {
    case 'text':
      return askText({ ...titled, prompt: placeholder, value: String(offered ?? ''), check: (text) => checkAnswer(question, text, earlier)?.[language] });
    case 'number':
      return asNumber(await askText({ ...titled, prompt: placeholder, value: String(offered ?? ''), check: (text) => checkAnswer(question, numberOf(text))?.[language] }));
    case 'boolean':
      return askChoice({ ...titled, placeholder, items: yesOrNo(), active: offered === false ? 1 : 0 });
    case 'choice': {
      const items = question.choices.map(({ value, label }) => ({ label: label[language], description: value, value }));
      return askChoice({ ...titled, placeholder, items, active: Math.max(0, items.findIndex(({ value }) => value === offered)) });
    }
  }
}

/** NaN for what is no number: the check then says so. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function asNumber(outcome: Outcome<string>): Outcome<number> {
  return outcome.kind === 'next' ? { kind: 'next', value: numberOf(outcome.value) } : outcome;
}
