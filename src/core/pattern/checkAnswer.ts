import type { Localized } from '../model/text.ts';
import { caseFilters } from './caseFilters.ts';
import { checkFormat } from './format.ts';
import type { Answers, NumberQuestion, Question, TextQuestion } from './question.ts';

const defaultMaxLength = 200;

/**
 * What is wrong with one value as the answer to one question; undefined where it fits.
 * @param earlier answers that it must not be named like
 */
export function checkAnswer(question: Question, value: unknown, earlier: Answers = {}): Localized | undefined {
  switch (question.type) {
    case 'text':
      return typeof value === 'string' ? (checkText(question, value) ?? checkName(question, value, earlier)) : messages.wantsText;
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

function checkText(question: TextQuestion, value: string): Localized | undefined {
  const min = question.minLength ?? 1;
  const max = question.maxLength ?? defaultMaxLength;
  if (value.length < min) return messages.tooShort(min);
  if (value.length > max) return messages.tooLong(max);
  if (/\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}/u.test(value)) return messages.controlCharacter;
  return question.format === undefined || value === '' ? undefined : checkFormat(question.format, value);
}

function checkName({ unlike = [], taken = [] }: TextQuestion, value: string, earlier: Answers): Localized | undefined {
  const same = unlike.find((id) => inCode(String(earlier[id] ?? '')) === inCode(value));
  if (same !== undefined) return messages.same(same, String(earlier[same]));
  return taken.some((name) => inCode(name) === inCode(value)) ? messages.taken(value) : undefined;
}

/** What a name comes to in code, where order-2 and order2 are one, and on disks that do not tell capitals. */
function inCode(name: string): string {
  return caseFilters.camel(name).toLowerCase();
}

function checkNumber(question: NumberQuestion, value: number): Localized | undefined {
  if (!Number.isFinite(value) || value < question.min || value > question.max) return messages.outOfRange(question.min, question.max);
  return question.integer === true && !Number.isInteger(value) ? messages.notWhole : undefined;
}

const messages = {
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
  same: (id: string, other: string): Localized => ({
    en: `In code this is the same name as "${other}", the answer to "${id}". Choose another.`,
    ko: `코드에서는 "${id}"의 답인 "${other}"와(과) 같은 이름이 됩니다. 다른 이름을 쓰십시오.`,
  }),
  taken: (name: string): Localized => ({
    en: `"${name}" means something else in the code that is generated. Choose another name.`,
    ko: `"${name}"은(는) 생성되는 코드에서 다른 뜻으로 쓰는 이름입니다. 다른 이름을 쓰십시오.`,
  }),
  outOfRange: (min: number, max: number): Localized => ({ en: `Use a number from ${min} to ${max}.`, ko: `${min}부터 ${max}까지의 숫자를 쓰십시오.` }),
  notWhole: { en: 'Use a whole number.', ko: '정수를 쓰십시오.' },
};
