import type { Load } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { severities, type Severity } from '../model/finding.ts';
import type { Localized, Place } from '../model/text.ts';

/** More witnesses than these make nobody any wiser. */
const mostLoadsShown = 4;

/** The messages of {@link witnesses}: a rule that shows them spreads these into its own. */
export const witnessMessages = {
  declared: { en: 'The function {handler} is declared here.', ko: '{handler} 함수를 여기에서 선언합니다.' },
  guessed: {
    en: 'This export looks like a Lambda handler; no template names it.',
    ko: '이 export는 Lambda 핸들러로 보입니다. 이를 지정하는 템플릿은 없습니다.',
  },
  provisioned: {
    en: '{handler} has provisioned concurrency: it is initialised ahead of its events.',
    ko: '{handler} 함수에 프로비저닝된 동시성이 설정되어 있어 이벤트보다 먼저 초기화됩니다.',
  },
  restored: {
    en: '{handler} uses SnapStart: what it opens while it initialises belongs to a snapshot, and need not be alive in an environment that is restored from that.',
    ko: '{handler} 함수는 SnapStart를 사용합니다. 초기화하는 동안 연 연결은 스냅샷에 속하므로, 스냅샷에서 복원한 실행 환경에서는 끊어져 있을 수 있습니다.',
  },
  imports: { en: '{handler} loads `{name}` here.', ko: '{handler} 함수가 여기에서 `{name}` 모듈을 불러옵니다.' },
  calls: { en: '`{name}` is called here on behalf of {handler}.', ko: '{handler} 함수를 위해 여기에서 `{name}` 함수를 호출합니다.' },
  constructs: {
    en: '`{name}` is constructed here on behalf of {handler}.',
    ko: '{handler} 함수를 위해 여기에서 `{name}` 클래스의 인스턴스를 만듭니다.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** One place that shows how an entry comes to run the accused code. */
export interface Witness {
  readonly messageId: keyof typeof witnessMessages;
  readonly at: Place;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * How grave something is that happens while an entry loads: a hint where the entry is only guessed from its shape, a
 * warning where infrastructure names it, an error where that function has provisioned concurrency or is restored from a
 * snapshot.
 */
export function severityOfLoad({ entry }: Load): Severity {
  const { evidence } = entry;
  if (evidence.kind === 'shape') return 'hint';
  return evidence.provisionedConcurrency === undefined && snapshotOf(entry) === undefined ? 'warning' : 'error';
}

/** Where a function is told to start from snapshots (SnapStart), as Lambda offers it for Python; it knows none for Node.js. */
function snapshotOf({ evidence, module }: Entry): Place | undefined {
  if (evidence.kind === 'shape' || !module.endsWith('.py')) return undefined;
  const { snapStart } = evidence.configuration;
  return snapStart?.value === 'PublishedVersions' ? snapStart.at : undefined;
}

/** The loads with the gravest first; of two alike the shorter chain, then the name. */
export function gravestFirst(loads: readonly Load[]): readonly Load[] {
  const rank = (load: Load): number => severities.indexOf(severityOfLoad(load));
  return [...loads].sort(
    (one, other) => rank(one) - rank(other) || one.chain.length - other.chain.length || (one.entry.name < other.entry.name ? -1 : 1),
  );
}

/** The name of an entry for a message: the function's, or the module's where only its shape tells. */
export function handlerName({ entry }: Load): string {
  return entry.evidence.kind === 'shape' ? `\`${entry.module}\`` : `\`${entry.name}\``;
}

/** The first of several entries, and how many more there are: `` `orders` (+2) ``. */
export function handlerNames(loads: readonly Load[]): string {
  const names = [...new Set(loads.map(handlerName))];
  const [first] = names;
  if (first === undefined) return '';
  return names.length === 1 ? first : `${first} (+${String(names.length - 1)})`;
}

/** The places that lead from the templates to the accused code, for the gravest few of the loads. */
export function witnesses(loads: readonly Load[]): readonly Witness[] {
  return gravestFirst(loads).slice(0, mostLoadsShown).flatMap(witnessesOf);
}

function witnessesOf(load: Load): readonly Witness[] {
  const { entry, chain } = load;
  const handler = handlerName(load);
  return [
    ...declarations(entry, handler),
    ...chain.map((step): Witness => ({ messageId: stepMessages[step.kind], at: step.at, data: { handler, name: step.name } })),
    ...(entry.evidence.kind === 'shape' ? [{ messageId: 'guessed', at: entry.at, data: { handler } } as const] : []),
  ];
}

const stepMessages = { import: 'imports', call: 'calls', construction: 'constructs' } as const;

function declarations(entry: Entry, handler: string): readonly Witness[] {
  const { evidence } = entry;
  if (evidence.kind === 'shape') return [];
  const { provisionedConcurrency } = evidence;
  const snapshot = snapshotOf(entry);
  return [
    ...(provisionedConcurrency === undefined ? [] : [{ messageId: 'provisioned', at: provisionedConcurrency.at, data: { handler } } as const]),
    ...(snapshot === undefined ? [] : [{ messageId: 'restored', at: snapshot, data: { handler } } as const]),
    { messageId: 'declared', at: evidence.declaredAt, data: { handler } },
  ];
}
