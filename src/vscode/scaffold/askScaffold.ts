import * as vscode from 'vscode';
import { conditionHolds } from '../../core/pattern/question.ts';
import type { Answer, Question } from '../../core/pattern/question.ts';
import { checkRelativePath } from '../../core/pattern/targetPath.ts';
import type { OfferedPattern } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import { askQuestion } from './askQuestion.ts';
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
}

/** Steps before and behind the questions: which pattern, and where to. */
const otherSteps = 2;

/**
 * Asks for everything step by step; Back leads to the step before, with what was answered there. Undefined if given up.
 * With `preselected`, the id of a pattern, the first step is done already; Back leads to it all the same.
 */
export async function askScaffold(patterns: readonly OfferedPattern[], known: Known, preselected: string | undefined): Promise<Scaffold | undefined> {
  let chosen = patterns.find(({ id }) => id === preselected);
  for (;;) {
    const pattern: Outcome<OfferedPattern> = chosen === undefined ? await askPattern(patterns) : { kind: 'next', value: chosen };
    chosen = undefined;
    if (pattern.kind !== 'next') return undefined;
    const rest = await askRest(pattern.value, known);
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

type Rest = Pick<Scaffold, 'answers' | 'target'>;

async function askRest(pattern: OfferedPattern, known: Known): Promise<Outcome<Rest>> {
  const given = new Map<string, Answer>();
  let at = 0;
  for (;;) {
    const asked = askedOf(pattern.questions, given);
    const frame = { title: pattern.title[userLanguage()], step: at + otherSteps, totalSteps: asked.length + otherSteps };
    const question = asked[at];
    const outcome = question === undefined ? await askTarget(frame, known, given) : await askQuestion(question, frame, given.get(question.id));
    if (outcome.kind === 'cancel') return outcome;
    if (outcome.kind === 'back') {
      if (at === 0) return outcome;
      at -= 1;
    } else if (question !== undefined) {
      given.set(question.id, outcome.value);
      at += 1;
    } else {
      const answers = [...given].filter(([id]) => asked.some((other) => other.id === id));
      return { kind: 'next', value: { answers: Object.fromEntries(answers), target: targetUri(known.folder, String(outcome.value)) } };
    }
  }
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

function askTarget(frame: StepFrame, { folder, target }: Known, given: ReadonlyMap<string, Answer>): Promise<Outcome<string>> {
  const suggested = target === undefined ? String(given.get('projectName') ?? '') : relativeTo(folder, target);
  const check = (text: string): string | undefined => (text === '.' ? undefined : checkRelativePath(text)?.[userLanguage()]);
  return askText({ ...frame, prompt: say('scaffold.where', { folder: folder.name }), value: suggested === '' ? '.' : suggested, check });
}

function targetUri(folder: vscode.WorkspaceFolder, relative: string): vscode.Uri {
  return relative === '.' ? folder.uri : vscode.Uri.joinPath(folder.uri, relative);
}

function relativeTo(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(folder.uri.path.length).replace(/^\/+/, '');
}
