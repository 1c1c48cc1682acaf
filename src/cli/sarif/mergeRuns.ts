import { isObject } from './sarifLog.ts';
import type { Descriptor, JsonObject, SarifResult, SarifRun } from './sarifLog.ts';

/** Where things of one run are found in the merged one. */
interface Indexes {
  readonly rules: readonly number[];
  readonly notifications: readonly number[];
  readonly artifacts: readonly number[];
  /** Invocations are put one after the other. */
  readonly invocations: number;
}

/** Parts of a run that its results point into by number and that are not renumbered here: such a run stays as it is. */
const unmergeable = [
  'addresses', 'conversion', 'externalPropertyFileReferences', 'graphs', 'logicalLocations', 'policies', 'taxonomies',
  'threadFlowLocations', 'translations', 'webRequests', 'webResponses',
];
/** Parts that runs of one tool have in common, or are of different kinds. */
const collected = new Set(['artifacts', 'invocations', 'results', 'tool']);

/**
 * Runs of the same tool, version and category become one, where nothing of one contradicts the other; all others stay side
 * by side, in their order. Results that are there twice, by fingerprint and place, are there once.
 * @param mostResults runs are not merged beyond this many results
 */
export function mergeRuns(runs: readonly SarifRun[], mostResults: number): readonly SarifRun[] {
  const merged: SarifRun[] = [];
  for (const run of runs.map(withoutDuplicates)) {
    const at = merged.findIndex((other) => canMerge(other, run));
    const other = merged[at];
    const both = other === undefined ? undefined : withoutDuplicates(mergeTwo(other, run));
    if (both === undefined || (both.results?.length ?? 0) > mostResults) merged.push(run);
    else merged[at] = both;
  }
  return merged;
}

function canMerge(one: SarifRun, other: SarifRun): boolean {
  if ([one, other].some((run) => unmergeable.some((part) => part in run) || 'extensions' in run.tool)) return false;
  const rest = (run: SarifRun): JsonObject => Object.fromEntries(Object.entries(run).filter(([key]) => !collected.has(key)));
  const driver = ({ tool }: SarifRun): JsonObject => ({ ...tool.driver, rules: undefined, notifications: undefined });
  if (canonical(rest(one)) !== canonical(rest(other)) || canonical(driver(one)) !== canonical(driver(other))) return false;
  return [...conflicts(one.tool.driver.rules, other.tool.driver.rules), ...conflicts(one.tool.driver.notifications, other.tool.driver.notifications)].length === 0;
}

/** Ids that both have and that mean different things. */
function conflicts(one: readonly Descriptor[] = [], other: readonly Descriptor[] = []): readonly string[] {
  const byId = new Map(one.map((descriptor) => [descriptor.id, canonical(descriptor)]));
  return other.flatMap((descriptor) => {
    const known = byId.get(descriptor.id);
    return known === undefined || known === canonical(descriptor) ? [] : [descriptor.id];
  });
}

function mergeTwo(one: SarifRun, other: SarifRun): SarifRun {
  const rules = united(one.tool.driver.rules, other.tool.driver.rules, ({ id }) => id);
  const notifications = united(one.tool.driver.notifications, other.tool.driver.notifications, ({ id }) => id);
  const artifacts = united(one.artifacts, other.artifacts, canonical);
  const indexes: Indexes = { rules: rules.at, notifications: notifications.at, artifacts: artifacts.at, invocations: one.invocations?.length ?? 0 };
  const results = suppressedAlike([...(one.results ?? []), ...(other.results ?? []).map((result) => renumberedResult(result, indexes))]);
  const invocations = [...(one.invocations ?? []), ...(other.invocations ?? []).map((invocation) => renumberedInvocation(invocation, indexes))];
  const driver = { ...one.tool.driver, ...part('rules', rules.all), ...part('notifications', notifications.all) };
  return { ...one, tool: { ...one.tool, driver }, ...part('artifacts', renumberedArtifacts(artifacts.all, one.artifacts?.length ?? 0, indexes)), ...part('invocations', invocations), results };
}

/** Either every result of a run says whether it is suppressed, or none (3.27.23). */
function suppressedAlike(results: SarifResult[]): SarifResult[] {
  return results.some((result) => 'suppressions' in result) ? results.map((result) => ({ suppressions: [], ...result })) : results;
}

function part<T>(name: string, items: readonly T[]): Readonly<Record<string, readonly T[]>> {
  return items.length === 0 ? {} : { [name]: items };
}

/** Both lists, with what is in both once, and where each of the second list is found. */
function united<T>(one: readonly T[] = [], other: readonly T[] = [], nameOf: (item: T) => string): { readonly all: T[]; readonly at: readonly number[] } {
  const all = [...one];
  const places = new Map(all.map((item, index) => [nameOf(item), index]));
  const at = other.map((item) => {
    const known = places.get(nameOf(item));
    if (known !== undefined) return known;
    places.set(nameOf(item), all.length);
    return all.push(item) - 1;
  });
  return { all, at };
}

function renumberedResult(result: SarifResult, indexes: Indexes): SarifResult {
  const { ruleIndex, rule, ...rest } = result;
  const body = renumbered(rest, indexes);
  const provenance = body['provenance'];
  return {
    ...rest,
    ...body,
    ...(ruleIndex === undefined ? {} : { ruleIndex: moved(ruleIndex, indexes.rules) }),
    ...(rule === undefined ? {} : { rule: rule.index === undefined ? rule : { ...rule, index: moved(rule.index, indexes.rules) } }),
    ...(isObject(provenance) && typeof provenance['invocationIndex'] === 'number' && provenance['invocationIndex'] >= 0
      ? { provenance: { ...provenance, invocationIndex: provenance['invocationIndex'] + indexes.invocations } }
      : {}),
  };
}

/** Notifications of an invocation name rules, and notifications that the tool describes. */
function renumberedInvocation(invocation: JsonObject, indexes: Indexes): JsonObject {
  const notification = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    return { ...value, ...reference(value, 'descriptor', indexes.notifications), ...reference(value, 'associatedRule', indexes.rules) };
  };
  const lists = ['toolExecutionNotifications', 'toolConfigurationNotifications'].flatMap((name) => {
    const list = invocation[name];
    return Array.isArray(list) ? [[name, list.map(notification)] as const] : [];
  });
  const overrides = ['ruleConfigurationOverrides', 'notificationConfigurationOverrides'].flatMap((name) => {
    const list = invocation[name];
    const places = name.startsWith('rule') ? indexes.rules : indexes.notifications;
    return Array.isArray(list) ? [[name, list.map((value: unknown) => (isObject(value) ? { ...value, ...reference(value, 'descriptor', places) } : value))] as const] : [];
  });
  return renumbered({ ...invocation, ...Object.fromEntries([...lists, ...overrides]) }, indexes);
}

function reference(value: JsonObject, name: string, places: readonly number[]): JsonObject {
  const found = value[name];
  return isObject(found) && typeof found['index'] === 'number' ? { [name]: { ...found, index: moved(found['index'], places) } } : {};
}

function renumberedArtifacts(artifacts: readonly JsonObject[], own: number, indexes: Indexes): readonly JsonObject[] {
  return artifacts.map((artifact, index) => (index < own || typeof artifact['parentIndex'] !== 'number' ? artifact : { ...artifact, parentIndex: moved(artifact['parentIndex'], indexes.artifacts) }));
}

/** Properties that hold an artifactLocation, which points to an artifact by `index`. */
const locations = new Set(['analysisTarget', 'artifactLocation', 'executableLocation', 'location', 'stderr', 'stdin', 'stdout', 'stdoutStderr', 'workingDirectory']);

/** A copy in which every artifactLocation points to where its artifact is now. */
function renumbered(value: JsonObject, indexes: Indexes): JsonObject {
  const walk = (item: unknown, name: string): unknown => {
    if (Array.isArray(item)) return item.map((each: unknown) => walk(each, name === 'responseFiles' ? 'artifactLocation' : ''));
    if (!isObject(item) || name === 'properties') return item;
    const copy = Object.fromEntries(Object.entries(item).map(([key, each]) => [key, walk(each, key)]));
    const isLocation = locations.has(name) && typeof item['index'] === 'number' && !('physicalLocation' in item);
    return isLocation ? { ...copy, index: moved(Number(item['index']), indexes.artifacts) } : copy;
  };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key)]));
}

/** -1 means that there is none. */
function moved(index: number, places: readonly number[]): number {
  return places[index] ?? -1;
}

function withoutDuplicates(run: SarifRun): SarifRun {
  if (run.results === undefined || run.results === null) return run;
  const seen = new Set<string>();
  const results = run.results.filter((result) => {
    const name = identity(result, run);
    if (name === undefined) return true;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
  return results.length === run.results.length ? run : { ...run, results };
}

/** Undefined for a result without fingerprints: two of those may well be two. */
function identity(result: SarifResult, { tool }: SarifRun): string | undefined {
  const prints = { ...result.partialFingerprints, ...result.fingerprints };
  if (Object.keys(prints).length === 0) return undefined;
  const rule = result.ruleId ?? result.rule?.id ?? tool.driver.rules?.[result.ruleIndex ?? result.rule?.index ?? -1]?.id;
  return canonical([rule, prints, result.locations]);
}

/** JSON with the keys of objects in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (isObject(item) ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))) : item));
}
