import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { Condition, Question } from '../../core/pattern/question.ts';
import type { Pattern } from '../../node/patternFolder.ts';

/** One pattern in a list, for programs. */
export function summaryJson({ manifest, origin }: Pattern, language: Language): object {
  const { id, version, theme, title, summary } = manifest;
  return { id, version, theme, title: title[language], summary: summary[language], origin: origin === 'builtIn' ? 'built-in' : 'own' };
}

/** One pattern in a list, for people. */
export function summaryLine({ manifest }: Pattern, language: Language): string {
  return `${manifest.id} ${manifest.version}  ${manifest.title[language]}: ${manifest.summary[language]}`;
}

/** Everything an answers file can be written from, for programs. */
export function patternJson(pattern: Pattern, language: Language): object {
  return { ...summaryJson(pattern, language), questions: pattern.manifest.questions.map((question) => questionJson(question, language)) };
}

/** The same for people. */
export function patternLines(pattern: Pattern, language: Language): readonly string[] {
  const { id, version, title, summary, questions } = pattern.manifest;
  return [`${title[language]} (${id} ${version})`, '', summary[language], '', phrase('cli.pattern.questions', language), ...questions.flatMap((question) => questionLines(question, language))];
}

function questionJson(question: Question, language: Language): object {
  const { label, help, ...facts } = question;
  const choices = facts.type === 'choice' ? { choices: facts.choices.map(({ value, label }) => ({ value, label: label[language] })) } : {};
  return { ...facts, ...choices, label: label[language], help: help[language] };
}

function questionLines(question: Question, language: Language): readonly string[] {
  const preset = question.default === undefined ? [] : [phrase('cli.pattern.default', language, { value: JSON.stringify(question.default) })];
  const asked = question.when === undefined ? [] : [phrase('cli.pattern.asked', language, { condition: conditionText(question.when) })];
  const facts = [kindOf(question), ...preset, ...asked].join('; ');
  return [`  ${question.id} (${facts})`, `    ${question.label[language]}`, `    ${question.help[language]}`];
}

function kindOf(question: Question): string {
  switch (question.type) {
    case 'text':
      return question.format ?? 'text';
    case 'number':
      return `${question.min}–${question.max}`;
    case 'boolean':
      return 'true | false';
    case 'choice':
      return question.choices.map(({ value }) => value).join(' | ');
  }
}

function conditionText(condition: Condition): string {
  return Object.entries(condition)
    .map(([id, wanted]) => `${id} = ${typeof wanted === 'object' ? wanted.join(' | ') : wanted}`)
    .join(', ');
}
