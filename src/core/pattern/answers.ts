import type { Localized } from '../model/text.ts';
import { checkAnswer } from './checkAnswer.ts';
import { readJson } from './jsonDocument.ts';
import type { JsonDocument } from './jsonDocument.ts';
import { conditionHolds } from './question.ts';
import type { Answer, Answers, Question } from './question.ts';
import { failure, problem, success } from './result.ts';
import type { Problem, Result } from './result.ts';

/** Reads an answers file and {@link resolveAnswers resolves} it; problems carry line and column. */
export function parseAnswers(questions: readonly Question[], path: string, text: string): Result<Answers> {
  const read = readJson(path, text);
  return read.ok ? resolveAnswers(questions, read.value.value, read.value) : read;
}

/**
 * Checks given answers and fills in the defaults of questions that are asked but not answered.
 * @param given an object of answers by question id; anything else is a problem
 * @param document where the answers were read from, for the places of problems
 */
export function resolveAnswers(questions: readonly Question[], given: unknown, document?: JsonDocument): Result<Answers> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return failure(problem(messages.wantsObject, document?.path));
  const entries = new Map<string, unknown>(Object.entries(given));
  const problems: Problem[] = [];
  const resolved = new Map<string, Answer>();
  const report = (id: string, message: Localized): void => {
    problems.push(problem(message, document?.path, entries.has(id) ? document?.locateKey([], id) : undefined));
  };
  for (const question of questions) {
    const asked = conditionHolds(question.when, Object.fromEntries(resolved));
    const value = entries.has(question.id) ? entries.get(question.id) : question.default;
    if (!asked) {
      if (entries.has(question.id)) report(question.id, messages.notAsked(question.id));
    } else if (value === undefined) report(question.id, messages.missing(question.id));
    else {
      const message = checkAnswer(question, value, Object.fromEntries(resolved));
      if (message !== undefined) report(question.id, prefixed(question.id, message));
      else if (isAnswer(value)) resolved.set(question.id, value);
    }
  }
  const known = new Set(questions.map((question) => question.id));
  for (const id of entries.keys()) if (!known.has(id)) report(id, messages.unknown(id, [...known]));
  return problems.length === 0 ? success(Object.fromEntries(resolved)) : failure(...problems);
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function prefixed(id: string, message: Localized): Localized {
  return { en: `"${id}": ${message.en}`, ko: `"${id}": ${message.ko}` };
}

const messages = {
  wantsObject: { en: 'The answers must be one object: { "question": answer, … }.', ko: '답은 { "질문": 답, … } 형태의 객체 하나여야 합니다.' },
  missing: (id: string): Localized => ({ en: `The answer to "${id}" is missing. Add it.`, ko: `"${id}"의 답이 없습니다. 추가하십시오.` }),
  notAsked: (id: string): Localized => ({
    en: `"${id}" is not asked with these answers. Remove it.`,
    ko: `이 답에서는 "${id}"을(를) 묻지 않습니다. 지우십시오.`,
  }),
  unknown: (id: string, known: readonly string[]): Localized => ({
    en: `There is no question "${id}". The questions are: ${known.join(', ')}.`,
    ko: `"${id}"이라는 질문은 없습니다. 질문은 다음과 같습니다: ${known.join(', ')}.`,
  }),
};
