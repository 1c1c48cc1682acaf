import type { Localized } from '../model/text.ts';
import { checkFormat } from './format.ts';
import { readJson } from './jsonDocument.ts';
import type { JsonDocument } from './jsonDocument.ts';
import { conditionHolds } from './question.ts';
import type { Answer, Answers, NumberQuestion, Question, TextQuestion } from './question.ts';
import { failure, problem, success } from './result.ts';
import type { Problem, Result } from './result.ts';

const defaultMaxLength = 200;

/** What is wrong with one value as the answer to one question; undefined where it fits. */
export function checkAnswer(question: Question, value: unknown): Localized | undefined {
  switch (question.type) {
    case 'text':
      return typeof value === 'string' ? checkText(question, value) : messages.wantsText;
    case 'number':
      return typeof value === 'number' ? checkNumber(question, value) : messages.wantsNumber;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : messages.wantsBoolean;
    case 'choice': {
      const values = question.choices.map((choice) => choice.value);
      return typeof value === 'string' && values.includes(value) ? undefined : messages.wantsChoice(values);
    }
  }
}

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
      const message = checkAnswer(question, value);
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

function checkText(question: TextQuestion, value: string): Localized | undefined {
  const min = question.minLength ?? 1;
  const max = question.maxLength ?? defaultMaxLength;
  if (value.length < min) return messages.tooShort(min);
  if (value.length > max) return messages.tooLong(max);
  if (/\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}/u.test(value)) return messages.controlCharacter;
  return question.format === undefined || value === '' ? undefined : checkFormat(question.format, value);
}

function checkNumber(question: NumberQuestion, value: number): Localized | undefined {
  if (!Number.isFinite(value) || value < question.min || value > question.max) return messages.outOfRange(question.min, question.max);
  return question.integer === true && !Number.isInteger(value) ? messages.notWhole : undefined;
}

function prefixed(id: string, message: Localized): Localized {
  return { en: `"${id}": ${message.en}`, ko: `"${id}": ${message.ko}` };
}

const messages = {
  wantsObject: { en: 'The answers must be one object: { "question": answer, … }.', ko: '답은 { "질문": 답, … } 형태의 객체 하나여야 합니다.' },
  wantsText: { en: 'The answer must be a text.', ko: '답은 문자열이어야 합니다.' },
  wantsNumber: { en: 'The answer must be a number.', ko: '답은 숫자여야 합니다.' },
  wantsBoolean: { en: 'The answer must be true or false.', ko: '답은 true 또는 false여야 합니다.' },
  wantsChoice: (values: readonly string[]): Localized => ({
    en: `The answer must be one of: ${values.join(', ')}.`,
    ko: `답은 다음 가운데 하나여야 합니다: ${values.join(', ')}.`,
  }),
  tooShort: (min: number): Localized => ({ en: `At least ${min} characters are needed.`, ko: `${min}자 이상이어야 합니다.` }),
  tooLong: (max: number): Localized => ({ en: `At most ${max} characters are allowed.`, ko: `${max}자 이하여야 합니다.` }),
  controlCharacter: { en: 'Line breaks and control characters are not allowed.', ko: '줄 바꿈과 제어 문자는 쓸 수 없습니다.' },
  outOfRange: (min: number, max: number): Localized => ({ en: `Use a number from ${min} to ${max}.`, ko: `${min}부터 ${max}까지의 숫자를 쓰십시오.` }),
  notWhole: { en: 'Use a whole number.', ko: '정수를 쓰십시오.' },
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
