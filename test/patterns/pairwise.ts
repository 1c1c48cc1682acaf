import { checkAnswer } from '../../src/core/pattern/checkAnswer.ts';
import { conditionHolds } from '../../src/core/pattern/question.ts';
import type { Answer, Answers, Question } from '../../src/core/pattern/question.ts';

type Pair = string;

/**
 * Answers in which every two answers to any two questions meet at least once, where they can. Texts and numbers are
 * asked with their default; numbers with their bounds as well.
 */
export function pairwiseAnswers(questions: readonly Question[]): readonly Answers[] {
  const open = allPairs(questions);
  const rows: Answers[] = [];
  while (open.size > 0) {
    const [seed] = open;
    if (seed === undefined) break;
    open.delete(seed);
    const wishes = withConditions(questions, decoded(seed));
    if (wishes === undefined) continue;
    const row = completed(questions, wishes, open);
    for (const pair of pairsOf(row)) open.delete(pair);
    rows.push(row);
  }
  return rows;
}

/** The answers worth trying to one question. */
export function candidates(question: Question): readonly Answer[] {
  switch (question.type) {
    case 'choice':
      return question.choices.map(({ value }) => value);
    case 'boolean':
      return [true, false];
    case 'number':
      return [...new Set([question.default ?? question.min, question.min, question.max])];
    case 'text':
      return [question.default ?? 'order-status'].filter((value) => checkAnswer(question, value) === undefined);
  }
}

function allPairs(questions: readonly Question[]): Set<Pair> {
  const singles = questions.flatMap((question) => candidates(question).map((value) => ({ id: question.id, value })));
  return new Set(singles.flatMap((one) => singles.filter(({ id }) => one.id < id).map((other) => encoded(one.id, one.value, other.id, other.value))));
}

function encoded(...parts: readonly [string, Answer, string, Answer]): Pair {
  return JSON.stringify(parts);
}

function decoded(pair: Pair): Answers {
  const [one, oneValue, other, otherValue]: [string, Answer, string, Answer] = JSON.parse(pair);
  return { [one]: oneValue, [other]: otherValue };
}

/** Wishes, and what must be answered before that for the wished-for to be asked; undefined where that cannot be. */
function withConditions(questions: readonly Question[], wishes: Answers): Answers | undefined {
  const needed = new Map<string, readonly Answer[]>();
  for (const [id, wanted] of questions.filter((question) => question.id in wishes).flatMap(({ when }) => Object.entries(when ?? {}))) {
    const values = typeof wanted === 'object' ? wanted : [wanted];
    needed.set(id, needed.get(id)?.filter((value) => values.includes(value)) ?? values);
  }
  let wider = wishes;
  for (const [id, [first, ...others]] of needed) {
    const wish = wishes[id];
    if (first === undefined || (wish !== undefined && ![first, ...others].includes(wish))) return undefined;
    if (wish === undefined) wider = { ...wider, [id]: first };
  }
  return wider === wishes ? wishes : withConditions(questions, wider);
}

/** Answers every question that is asked, with that which lets most open pairs meet; wishes hold where they are asked. */
function completed(questions: readonly Question[], wishes: Answers, open: ReadonlySet<Pair>): Answers {
  let row: Answers = {};
  for (const question of questions) {
    if (!conditionHolds(question.when, row)) continue;
    const wish = wishes[question.id];
    const value = wish ?? best(candidates(question), (candidate) => meetings(row, question.id, candidate, open));
    row = { ...row, [question.id]: value };
  }
  return row;
}

function meetings(row: Answers, id: string, value: Answer, open: ReadonlySet<Pair>): number {
  return pairsOf({ ...row, [id]: value }).filter((pair) => open.has(pair)).length;
}

function best(values: readonly Answer[], score: (value: Answer) => number): Answer {
  const [first] = [...values].sort((one, other) => score(other) - score(one));
  if (first === undefined) throw new Error('A text question without a default needs one for the matrix.');
  return first;
}

function pairsOf(row: Answers): readonly Pair[] {
  const entries = Object.entries(row);
  return entries.flatMap(([one, oneValue]) => entries.filter(([other]) => one < other).map(([other, otherValue]) => encoded(one, oneValue, other, otherValue)));
}
