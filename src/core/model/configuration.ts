import type { Severity } from './finding.ts';
import type { LineStarts, Localized, Range } from './text.ts';

/** How a project configuration is called, wherever it lies. */
export const configurationName = 'archnotes.json';

/** `recommended` reports what the rules find; `quiet` leaves out what is less than a warning. */
export const profiles = ['recommended', 'quiet'] as const;
export type Profile = (typeof profiles)[number];

/** What a configuration says of one rule. */
export interface RuleSetting {
  /** Undefined where the rule's own severities hold. */
  readonly severity: Severity | 'off' | undefined;
  /** Those that are written; the rule's defaults hold for the rest. */
  readonly options: Readonly<Record<string, number>>;
}

/** Values that are known of one environment and stand in no template. */
export interface Environment {
  readonly name: string;
  /** Where the name stands. */
  readonly at: Range;
  /** Environment variables of the functions. */
  readonly variables: ReadonlyMap<string, string>;
  /** Parameters of CloudFormation and SAM templates, variables of Terraform modules. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** What one `archnotes.json` says, whatever is wrong in it left out. */
export interface Configuration {
  readonly profile: Profile;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Whether nothing is to be reported in a file, by its path from the configuration's folder. */
  readonly ignores: (path: string) => boolean;
  /** As IANA spells it. */
  readonly timeZone: string | undefined;
  readonly environments: readonly Environment[];
  /** Names of linters whose findings are not repeated. */
  readonly peers: ReadonlySet<string>;
}

/** Something that is wrong in a configuration, and where. */
export interface Mistake {
  readonly range: Range;
  readonly message: Localized;
}

/** One `archnotes.json`. */
export interface ConfigurationFacts {
  readonly kind: 'configuration';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly configuration: Configuration;
  readonly mistakes: readonly Mistake[];
}
