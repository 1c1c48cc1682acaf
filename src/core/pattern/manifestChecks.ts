import type { Localized } from '../model/text.ts';
import { checkAnswer } from './checkAnswer.ts';
import type { JsonDocument } from './jsonDocument.ts';
import type { Manifest } from './manifest.ts';
import type { Answers, Condition, Question } from './question.ts';
import { problem } from './result.ts';
import type { Problem } from './result.ts';

/** Names that mean something else in a template. */
const reservedIds = new Set(['pattern', 'forloop', 'true', 'false', 'nil', 'null', 'empty', 'blank', 'and', 'or', 'not', 'contains', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);

/** What a schema cannot say of a manifest: ids that are used twice, conditions that lead nowhere, defaults that do not fit. */
export function checkManifest(manifest: Manifest, document: JsonDocument): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (path: readonly PropertyKey[], message: Localized): void => {
    problems.push(problem(message, document.path, document.locate(path)));
  };
  manifest.questions.forEach((question, index) => {
    const earlier = manifest.questions.slice(0, index);
    const at = ['questions', index];
    if (reservedIds.has(question.id)) report([...at, 'id'], messages.reserved(question.id));
    if (earlier.some((other) => other.id === question.id)) report([...at, 'id'], messages.duplicate(question.id));
    checkCondition(question.when, earlier, (key, message) => report([...at, 'when', key], message));
    checkQuestion(question, earlier, (key, message) => report([...at, key], message));
  });
  manifest.files.forEach((file, index) => {
    checkCondition(file.when, manifest.questions, (key, message) => report(['files', index, 'when', key], message));
  });
  checkDifferences(manifest, report);
  return problems;
}

/** Differences are told of dialects that the pattern offers. */
function checkDifferences({ questions, differences = [] }: Manifest, report: (path: readonly PropertyKey[], message: Localized) => void): void {
  const question = questions.find(({ id, type }) => id === 'infrastructure' && type === 'choice');
  const offered = question?.type === 'choice' ? question.choices.map(({ value }) => value) : [];
  differences.forEach(({ dialects }, index) => {
    const stray = dialects.find((dialect) => !offered.includes(dialect));
    if (stray !== undefined) report(['differences', index, 'dialects'], messages.notOffered(stray));
  });
}

type Report = (key: string, message: Localized) => void;

function checkCondition(condition: Condition | undefined, known: readonly Question[], report: Report): void {
  for (const [id, wanted] of Object.entries(condition ?? {})) {
    const question = known.find((other) => other.id === id);
    if (question === undefined) {
      report(id, messages.unknownQuestion(id));
      continue;
    }
    for (const value of typeof wanted === 'object' ? wanted : [wanted]) {
      const message = checkAnswer(question, value);
      if (message !== undefined) report(id, message);
    }
  }
}

function checkQuestion(question: Question, earlier: readonly Question[], report: Report): void {
  const stranger = question.type === 'text' ? question.unlike?.find((id) => !earlier.some((other) => other.id === id && other.type === 'text')) : undefined;
  if (stranger !== undefined) report('unlike', messages.unknownQuestion(stranger));
  if (question.type === 'number' && question.min > question.max) report('min', messages.range);
  if (question.type === 'text' && (question.minLength ?? 0) > (question.maxLength ?? Infinity)) report('minLength', messages.range);
  if (question.type === 'choice') {
    const values = question.choices.map((choice) => choice.value);
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) report('choices', messages.duplicate(twice));
  }
  const message = question.default === undefined ? undefined : checkAnswer(question, question.default, defaultsOf(earlier));
  if (message !== undefined) report('default', message);
}

function defaultsOf(questions: readonly Question[]): Answers {
  return Object.fromEntries(questions.flatMap((question) => (question.default === undefined ? [] : [[question.id, question.default]])));
}

const messages = {
  reserved: (id: string): Localized => ({
    en: `"${id}" has a meaning of its own in templates. Choose another id.`,
    ko: `"${id}"은(는) 템플릿에서 따로 쓰는 이름입니다. 다른 id를 고르십시오.`,
  }),
  duplicate: (id: string): Localized => ({ en: `"${id}" is there twice. Rename one.`, ko: `"${id}"이(가) 두 번 나옵니다. 하나의 이름을 바꾸십시오.` }),
  unknownQuestion: (id: string): Localized => ({
    en: `No earlier question is called "${id}". A condition can only name questions that come before it.`,
    ko: `앞선 질문 가운데 "${id}"이(가) 없습니다. 조건에는 먼저 나오는 질문만 쓸 수 있습니다.`,
  }),
  notOffered: (dialect: string): Localized => ({
    en: `The pattern has no question "infrastructure" that offers "${dialect}". Remove the dialect, or offer it.`,
    ko: `"infrastructure" 질문의 선택지에 "${dialect}"이(가) 없습니다. 이 방언을 지우거나 선택지에 추가하십시오.`,
  }),
  range: { en: 'The smallest value allowed is larger than the largest. Swap them.', ko: '허용되는 최솟값이 최댓값보다 큽니다. 서로 바꾸십시오.' },
};
