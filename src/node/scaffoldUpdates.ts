import { resolveAnswers } from '../core/pattern/answers.ts';
import type { Localized } from '../core/model/text.ts';
import type { Answers } from '../core/pattern/question.ts';
import { carriedAnswers, recordFolder } from '../core/pattern/record.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Problem, Result } from '../core/pattern/result.ts';
import type { Pattern } from './patternFolder.ts';
import { hashAt, prepareUpdate, renderFiles } from './scaffold.ts';
import type { Destination, PreparedScaffold } from './scaffold.ts';
import { generatedTexts, openConflicts, readRecords } from './scaffoldRecords.ts';
import type { FoundRecord, OpenConflict } from './scaffoldRecords.ts';

/** How one scaffold stands to its pattern. */
export interface ScaffoldState {
  readonly name: string;
  readonly pattern: { readonly id: string; readonly version: string };
  /** The version of the pattern as it is now. */
  readonly available: string;
  /** Whether the pattern would make something else of the same answers now. */
  readonly stale: boolean;
  /** Files whose last update was undone, by the editor or by version control: the next update makes it again. */
  readonly putBack: readonly string[];
  /** Files that updates have changed: what becomes of them decides about `putBack`. */
  readonly updated: readonly string[];
  /** What updates have left for the user to settle. */
  readonly conflicts: readonly OpenConflict[];
}

/** How every scaffold of a folder stands to its pattern; nothing where nothing was scaffolded. @param target absolute */
export function scaffoldStates(patterns: readonly Pattern[], target: string): Result<readonly ScaffoldState[]> {
  return forEachRecord(target, (found) => {
    const current = currentOf(patterns, found);
    if (!current.ok) return current;
    const [made, before] = [renderFiles(current.value.pattern, current.value.answers), generatedTexts(found, (file) => hashAt(target, file))];
    if (!made.ok) return made;
    if (!before.ok) return before;
    // A file that was kept from the pattern at the time is in no record, and makes nothing stale.
    const stale = made.value.some(({ path, text }) => before.value.before.has(path) && before.value.before.get(path) !== text) || isNewer(current.value.pattern.manifest.version, found.record.pattern.version);
    const files = { putBack: before.value.putBack, updated: [...found.record.updated.keys()], conflicts: openConflicts(found, before.value, target) };
    return success({ name: found.name, pattern: found.record.pattern, available: current.value.pattern.manifest.version, stale, ...files });
  });
}

/**
 * What would become of every scaffold of a folder with the patterns as they are now. Writes nothing.
 * @param name the one record that is meant; all where nothing is said
 */
export function prepareUpdates(patterns: readonly Pattern[], destination: Destination, name?: string): Result<readonly PreparedScaffold[]> {
  return forEachRecord(destination.target, (found) => {
    if (name !== undefined && found.name !== name) return success(undefined);
    const current = currentOf(patterns, found);
    return current.ok ? prepareUpdate(current.value.pattern, current.value.answers, destination, found) : current;
  });
}

function forEachRecord<T>(target: string, work: (found: FoundRecord) => Result<T | undefined>): Result<readonly T[]> {
  const records = readRecords(target);
  if (!records.ok) return records;
  const values: T[] = [];
  const problems: Problem[] = [];
  for (const found of records.value) {
    const result = work(found);
    if (!result.ok) problems.push(...result.problems);
    else if (result.value !== undefined) values.push(result.value);
  }
  return problems.length === 0 ? success(values) : failure(...problems);
}

interface Current {
  readonly pattern: Pattern;
  readonly answers: Answers;
}

/** The pattern of a record as it is now, and the recorded answers as far as they still fit. */
function currentOf(patterns: readonly Pattern[], { name, record }: FoundRecord): Result<Current> {
  const file = `${recordFolder}/${name}.json`;
  const pattern = patterns.find(({ manifest }) => manifest.id === record.pattern.id);
  if (pattern === undefined) return failure(problem(messages.unknown(record.pattern.id), file));
  const { questions, version } = pattern.manifest;
  if (isNewer(record.pattern.version, version)) return failure(problem(messages.newer(record.pattern.version, version), file));
  const answers = resolveAnswers(questions, carriedAnswers(questions, record.answers));
  if (answers.ok) return success({ pattern, answers: answers.value });
  return failure(...answers.problems.map(({ message }) => problem(messages.asked(message), file)));
}

function isNewer(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  const at = [0, 1, 2].find((index) => one?.[index] !== other?.[index]);
  return at !== undefined && (one?.[at] ?? 0) > (other?.[at] ?? 0);
}

const messages = {
  unknown: (id: string): Localized => ({
    en: `This was made by the pattern "${id}", which is not there. Name the folder it is in (--patterns, or the setting archnotes.patterns.folders).`,
    ko: `"${id}" 패턴으로 만들어졌지만 그 패턴이 없습니다. 패턴이 있는 폴더를 지정하십시오(--patterns 옵션 또는 archnotes.patterns.folders 설정).`,
  }),
  newer: (made: string, available: string): Localized => ({
    en: `This was made by version ${made} of its pattern, and only ${available} is there. Update Archnotes.`,
    ko: `패턴 ${made} 버전으로 만들어졌지만 지금은 ${available} 버전만 있습니다. Archnotes를 업데이트하십시오.`,
  }),
  asked: ({ en, ko }: Localized): Localized => ({
    en: `The recorded answers no longer fit the pattern. ${en} Scaffold it again into the same folder: your edits are merged.`,
    ko: `기록된 답이 지금의 패턴과 맞지 않습니다. ${ko} 같은 폴더에 다시 생성하면 수정한 내용과 병합됩니다.`,
  }),
};
