import * as vscode from 'vscode';
import { checkAnswer } from '../../core/pattern/checkAnswer.ts';
import { conditionHolds } from '../../core/pattern/question.ts';
import type { Answer, Question } from '../../core/pattern/question.ts';
import { checkRelativePath } from '../../core/pattern/targetPath.ts';
import type { OfferedPattern, SuggestionsResult } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import { askQuestion } from './askQuestion.ts';
import { askSummary } from './askSummary.ts';
import { askChoice, askText } from './stepInput.ts';
import type { Outcome, StepFrame } from './stepInput.ts';

/** What is to be scaffolded, and where. */
export interface Scaffold {
  readonly pattern: OfferedPattern;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly folder: vscode.WorkspaceFolder;
  readonly target: vscode.Uri;
}

/** What is known before anything is asked. */
export interface Known {
  readonly folder: vscode.WorkspaceFolder;
  /** The folder that was chosen in the explorer. */
  readonly target: vscode.Uri | undefined;
  /** The id of a pattern that was chosen elsewhere: the first step is done then; Back leads to it all the same. */
  readonly preselected: string | undefined;
  /** What the workspace says in place of the defaults of questions. */
  readonly suggestions: SuggestionsResult['suggestions'];
}

/** Steps around the questions: which pattern, where to, and the summary. */
const otherSteps = 3;

/** Asks for everything step by step; Back leads to the step before, with what was answered there. Undefined if given up. */
export async function askScaffold(patterns: readonly OfferedPattern[], known: Known): Promise<Scaffold | undefined> {
  let chosen = patterns.find(({ id }) => id === known.preselected);
  for (;;) {
    const pattern: Outcome<OfferedPattern> = chosen === undefined ? await askPattern(patterns) : { kind: 'next', value: chosen };
    chosen = undefined;
    if (pattern.kind !== 'next') return undefined;
    const rest = await askRest(suggested(pattern.value, known), known);
    if (rest.kind === 'next') return { pattern: pattern.value, folder: known.folder, ...rest.value };
    if (rest.kind === 'cancel') return undefined;
  }
}

function askPattern(patterns: readonly OfferedPattern[]): Promise<Outcome<OfferedPattern>> {
  const language = userLanguage();
  const items = patterns.map((pattern) => ({
    label: `$(${pattern.origin === 'builtIn' ? 'layers' : 'account'}) ${pattern.title[language]}`,
    description: pattern.id,
    detail: pattern.summary[language],
    value: pattern,
  }));
  return askChoice({ title: say('scaffold.title'), step: 1, totalSteps: otherSteps, placeholder: say('scaffold.which'), items, active: 0 });
}

/** The pattern with what the workspace says in place of its defaults, where that is an answer. */
function suggested(pattern: OfferedPattern, { suggestions }: Known): OfferedPattern {
  return { ...pattern, questions: pattern.questions.map((question) => withSuggestion(question, suggestions)) };
}

function withSuggestion(question: OfferedPattern['questions'][number], suggestions: Known['suggestions']): OfferedPattern['questions'][number] {
  const suggestion = question.suggest === undefined ? undefined : suggestions[question.suggest];
  if (suggestion === undefined || (question.type !== 'text' && question.type !== 'choice')) return question;
  return checkAnswer(question, suggestion) === undefined ? { ...question, default: suggestion } : question;
}

type Rest = Pick<Scaffold, 'answers' | 'target'>;

/** The questions that apply, then the target, then the summary, from which one can go back to any of them. */
async function askRest(pattern: OfferedPattern, known: Known): Promise<Outcome<Rest>> {
  const given = new Map<string, Answer>();
  let target: string | undefined;
  let at = 0;
  for (;;) {
    const asked = askedOf(pattern.questions, given);
    const summary = asked.length + 1;
    const frame = { title: pattern.title[userLanguage()], step: at + 2, totalSteps: asked.length + otherSteps };
    const question = asked[at];
    const outcome = await askStep({ at, asked, given, target, frame, known });
    if (outcome.kind === 'cancel') return outcome;
    if (outcome.kind === 'back') {
      if (at === 0) return outcome;
      at -= 1;
    } else if (at === summary) {
      if (outcome.value === 'done') {
        const answers = [...given].filter(([id]) => asked.some((other) => other.id === id));
        return { kind: 'next', value: { answers: Object.fromEntries(answers), target: targetUri(known.folder, target ?? '.') } };
      }
      at = Number(outcome.value);
    } else {
      if (question === undefined) target = String(outcome.value);
      else given.set(question.id, outcome.value);
      // What was answered before is not asked again on the way to the summary.
      at = target !== undefined && askedOf(pattern.questions, given).every(({ id }) => given.has(id)) ? askedOf(pattern.questions, given).length + 1 : at + 1;
    }
  }
}

interface Step {
  readonly at: number;
  readonly asked: readonly Question[];
  readonly given: ReadonlyMap<string, Answer>;
  readonly target: string | undefined;
  readonly frame: StepFrame;
  readonly known: Known;
}

/** One step: a question, behind the questions the target, behind that the summary. */
function askStep({ at, asked, given, target, frame, known }: Step): Promise<Outcome<Answer>> {
  const question = asked[at];
  const earlier = Object.fromEntries([...given].filter(([id]) => asked.slice(0, at).some((other) => other.id === id)));
  if (question !== undefined) return askQuestion(question, frame, given.get(question.id), earlier);
  return at === asked.length ? askTarget(frame, known, target ?? suggestedTarget(known, given)) : askSummary({ asked, given, target: target ?? '.', frame });
}

/** The questions that are asked with these answers; where one is open yet, its default decides. */
function askedOf(questions: readonly Question[], given: ReadonlyMap<string, Answer>): readonly Question[] {
  const sofar = new Map<string, Answer>();
  return questions.filter((question) => {
    if (!conditionHolds(question.when, Object.fromEntries(sofar))) return false;
    const answer = given.get(question.id) ?? question.default;
    if (answer !== undefined) sofar.set(question.id, answer);
    return true;
  });
}

function suggestedTarget({ folder, target }: Known, given: ReadonlyMap<string, Answer>): string {
  const name = target === undefined ? String(given.get('projectName') ?? '') : relativeTo(folder, target);
  return name === '' ? '.' : name;
}

function askTarget(frame: StepFrame, { folder }: Known, value: string): Promise<Outcome<string>> {
  const check = (text: string): string | undefined => (text === '.' ? undefined : checkRelativePath(text)?.[userLanguage()]);
  return askText({ ...frame, prompt: say('scaffold.where', { folder: folder.name }), value, check });
}

function targetUri(folder: vscode.WorkspaceFolder, relative: string): vscode.Uri {
  return relative === '.' ? folder.uri : vscode.Uri.joinPath(folder.uri, relative);
}

function relativeTo(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(folder.uri.path.length).replace(/^\/+/, '');
}
