import type { Localized } from '../model/text.ts';
import type { Manifest } from './manifest.ts';
import { conditionHolds } from './question.ts';
import type { Answers, Question } from './question.ts';
import { failure, problem, success } from './result.ts';
import type { Problem, Result } from './result.ts';
import { checkTargetPath } from './targetPath.ts';
import { readTemplate } from './template.ts';

/** One file as a pattern makes it. `path` is relative to the target folder and /-separated. */
export interface RenderedFile {
  readonly path: string;
  readonly text: string;
}

type ManifestFile = Manifest['files'][number];

/** The files of the pattern that these answers call for; no other need be read. */
export function filesFor(manifest: Manifest, answers: Answers): readonly ManifestFile[] {
  return manifest.files.filter((file) => conditionHolds(file.when, answers));
}

/**
 * Turns a pattern and answers into files.
 * @param answers as `resolveAnswers` gives them
 * @param sources the text of every file that {@link filesFor} names, by its `from`
 */
export function renderPattern(manifest: Manifest, answers: Answers, sources: ReadonlyMap<string, string>): Result<readonly RenderedFile[]> {
  const scope = { ...answers, pattern: { id: manifest.id, version: manifest.version } };
  const files: RenderedFile[] = [];
  const problems: Problem[] = [];
  for (const file of filesFor(manifest, answers)) {
    const path = renderTarget(file, manifest.questions, answers, scope);
    const text = renderSource(file.from, sources.get(file.from), scope);
    if (path.ok && text.ok) files.push({ path: path.value, text: text.value });
    if (!path.ok) problems.push(...path.problems);
    if (!text.ok) problems.push(...text.problems);
  }
  return problems.length === 0 ? success(files) : failure(...problems);
}

function renderSource(from: string, source: string | undefined, scope: object): Result<string> {
  if (source === undefined) return failure(problem(messages.noSource(from), 'pattern.json'));
  const template = readTemplate(from, source);
  return template.ok ? template.value.render(scope) : template;
}

function renderTarget(file: ManifestFile, questions: readonly Question[], answers: Answers, scope: object): Result<string> {
  const template = readTemplate('pattern.json', file.to);
  if (!template.ok) return template;
  for (const id of template.value.variables) {
    const question = questions.find((other) => other.id === id);
    const isPath = question?.type === 'text' && question.format === 'path';
    if (!isPath && /[\\/]/.test(String(answers[id]))) return failure(problem(messages.separator(id, file.to), 'pattern.json'));
  }
  const path = template.value.render(scope);
  if (!path.ok) return path;
  const message = checkTargetPath(path.value);
  return message === undefined ? path : failure(problem(messages.badTarget(path.value, message), 'pattern.json'));
}

const messages = {
  noSource: (from: string): Localized => ({
    en: `The pattern names the file "${from}", which is not in its folder. Add it or remove the entry.`,
    ko: `패턴이 "${from}" 파일을 가리키지만 폴더에 없습니다. 파일을 추가하거나 항목을 지우십시오.`,
  }),
  separator: (id: string, to: string): Localized => ({
    en: `The answer to "${id}" becomes part of a file name ("${to}") and must not contain a slash.`,
    ko: `"${id}"의 답은 파일 이름("${to}")의 일부가 되므로 슬래시를 넣을 수 없습니다.`,
  }),
  badTarget: (path: string, why: Localized): Localized => ({
    en: `The pattern may not write "${shown(path)}". ${why.en}`,
    ko: `패턴이 "${shown(path)}"에 쓸 수 없습니다. ${why.ko}`,
  }),
};

/** A path for a message: control and direction characters would change how the rest is shown. */
function shown(path: string): string {
  const visible = path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD');
  return visible.length > 120 ? `${visible.slice(0, 120)}…` : visible;
}
