import type { Configuration } from '../model/configuration.ts';
import type { Severity } from '../model/finding.ts';
import type { Report, Rule, RuleContext } from '../rule/index.ts';

/** What a team wants of rules, by file. */
export interface Settings {
  /** What holds for a file. */
  readonly of: (path: string) => { readonly configuration: Configuration; readonly ignored: boolean };
  /** Everything that holds somewhere: the same list until something else does. */
  readonly all: readonly Configuration[];
}

/** What a rule is created with, beside where it reports to. */
export type RuleInput = Omit<RuleContext<string>, 'report'>;

/** One way to run a rule, and where its reports count. */
export interface RuleRun {
  readonly input: RuleInput;
  readonly countsAt: (path: string) => boolean;
}

/** The runs of each rule, by all that holds somewhere. */
const knownRuns = new WeakMap<readonly Configuration[], WeakMap<Rule, readonly RuleRun[]>>();

/** A rule is run once for each way in which it is set; not at all where it is turned off everywhere. */
export function runsOf(rule: Rule, settings: Settings): readonly RuleRun[] {
  const runs = knownRuns.get(settings.all) ?? new WeakMap<Rule, readonly RuleRun[]>();
  knownRuns.set(settings.all, runs);
  const known = runs.get(rule) ?? worked(rule, settings);
  runs.set(rule, known);
  return known;
}

function worked(rule: Rule, settings: Settings): readonly RuleRun[] {
  const keys = new Map<Configuration, string>();
  const keyAt = (configuration: Configuration): string => {
    const key = keys.get(configuration) ?? JSON.stringify(inputOf(rule, configuration));
    keys.set(configuration, key);
    return key;
  };
  const byKey = new Map<string, RuleInput>();
  for (const configuration of settings.all) {
    if (configuration.rules.get(rule.meta.id)?.severity !== 'off') byKey.set(keyAt(configuration), inputOf(rule, configuration));
  }
  return [...byKey].map(([key, input]) => ({ input, countsAt: (path) => keyAt(settings.of(path).configuration) === key }));
}

function inputOf({ meta: { id, options = {} } }: Rule, { rules, timeZone }: Configuration): RuleInput {
  const set = rules.get(id)?.options ?? {};
  return { options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, set[name] ?? option.default])), timeZone };
}

/** The severity with which a report is shown; undefined where it is not to be. */
export function shownSeverity({ meta }: Rule, { at, severity, peers = [] }: Report<string>, settings: Settings): Severity | undefined {
  const { configuration, ignored } = settings.of(at.path);
  const set = configuration.rules.get(meta.id)?.severity;
  if (ignored || set === 'off' || peers.some(({ linter }) => configuration.peers.has(linter))) return undefined;
  if (set !== undefined) return set;
  return configuration.profile === 'quiet' && (severity === 'info' || severity === 'hint') ? undefined : severity;
}
