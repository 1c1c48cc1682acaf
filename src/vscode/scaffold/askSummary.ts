import type { Answer, Question } from '../../core/pattern/question.ts';
import { say, userLanguage } from '../settings/language.ts';
import { askChoice } from './stepInput.ts';
import type { Outcome, StepFrame } from './stepInput.ts';

export interface Summary {
  readonly asked: readonly Question[];
  readonly given: ReadonlyMap<string, Answer>;
  /** Relative to the workspace folder. */
  readonly target: string;
  readonly frame: StepFrame;
}

/**
 * Shows every answer before anything is planned.
 * @returns `done`, or the number of the step that is to be changed
 */
export function askSummary({ asked, given, target, frame }: Summary): Promise<Outcome<'done' | number>> {
  const language = userLanguage();
  const answers = asked.map((question, index) => ({ label: shown(question, given.get(question.id)), description: question.label[language], value: index }));
  const items = [
    { label: `$(open-preview) ${say('scaffold.summaryPreview')}`, detail: say('scaffold.summaryPreviewDetail'), value: 'done' as const },
    ...answers,
    { label: target, description: say('scaffold.target'), value: asked.length },
  ];
  return askChoice<'done' | number>({ ...frame, placeholder: say('scaffold.summary'), items, active: 0 });
}

/** An answer as it was given: of choices the label, of yes and no the word. */
function shown(question: Question, answer: Answer | undefined): string {
  if (typeof answer === 'boolean') return say(answer ? 'scaffold.yes' : 'scaffold.no');
  const choice = question.type === 'choice' ? question.choices.find(({ value }) => value === answer) : undefined;
  return choice?.label[userLanguage()] ?? String(answer ?? '');
}
