import * as z from 'zod/mini';
import type { Node } from 'jsonc-parser';
import { lineStartsOf } from '../languages/lineStarts.ts';
import type { Configuration, ConfigurationFacts, Environment, Mistake, RuleSetting } from '../model/configuration.ts';
import type { Rule } from '../rule/defineRule.ts';
import { readGlob } from './glob.ts';
import { mistakesOf, type Faulty } from './mistakes.ts';
import { configurationSchema, type WrittenConfiguration } from './schema.ts';
import { zoneNamed } from './timeZone.ts';
import { nodeAt, propertiesOf, rangeOf, readTree, valueOf, type Tree } from './tree.ts';

/** What holds where there is no archnotes.json, or nothing in it can be read. */
export const defaultConfiguration: Configuration = {
  profile: 'recommended',
  rules: new Map(),
  ignores: () => false,
  timeZone: undefined,
  environments: [],
  peers: new Set(),
};

/** Reads configurations of a project with these rules. Making the schema takes a moment: it is made for the first. */
export class ConfigurationReader {
  readonly #rules: readonly Rule[];
  #schema: ReturnType<typeof configurationSchema> | undefined;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** Never throws: what is wrong is a mistake with its place and does not count; the rest does. */
  read(path: string, text: string, hash: string): ConfigurationFacts {
    const tree = readTree(text);
    const { value, mistakes } = this.#held(tree);
    const configuration = value === undefined ? defaultConfiguration : configurationOf(value, tree);
    return { kind: 'configuration', path, hash, lineStarts: lineStartsOf(text), configuration, mistakes: [...tree.mistakes, ...mistakes] };
  }

  /** Leaves out what the schema complains of until it complains no more: each round drops a part of the text. */
  #held(tree: Tree): { readonly value: WrittenConfiguration | undefined; readonly mistakes: readonly Mistake[] } {
    const { root, dropped } = tree;
    const schema = (this.#schema ??= configurationSchema(this.#rules));
    const mistakes: Mistake[] = [];
    while (root !== undefined && !dropped.has(root)) {
      const parsed = z.safeParse(schema, valueOf(root, dropped));
      if (parsed.success) return { value: parsed.data, mistakes: this.#told(tree, mistakes) };
      const before = dropped.size;
      const found = parsed.error.issues.flatMap((issue) => mistakesOf(issue, this.#faulty(root, dropped)));
      for (const { node, range, message } of found) {
        dropped.add(node);
        mistakes.push({ range, message });
      }
      if (dropped.size === before) break;
    }
    return { value: undefined, mistakes: this.#told(tree, mistakes) };
  }

  /** In text that is no JSON yet, what follows from that is not told: somebody is typing. */
  #told({ isBroken }: Tree, found: readonly Mistake[]): readonly Mistake[] {
    return isBroken ? [] : found;
  }

  #faulty(root: Node, dropped: ReadonlySet<Node>): Faulty {
    return { root, dropped, namesAt: (path) => this.#namesAt(path) };
  }

  #namesAt([first, second]: readonly PropertyKey[]): readonly string[] | undefined {
    if (first === undefined) return ['profile', 'rules', 'ignore', 'timeZone', 'environments', 'peers'];
    if (first === 'environments') return second === undefined ? undefined : ['variables', 'parameters'];
    if (second === undefined) return this.#rules.map(({ meta }) => meta.id);
    const rule = this.#rules.find(({ meta }) => meta.id === second);
    return ['severity', ...Object.keys(rule?.meta.options ?? {})];
  }
}

function configurationOf(written: WrittenConfiguration, { root, dropped }: Tree): Configuration {
  const globs = (written.ignore ?? []).map(readGlob).filter((glob) => typeof glob !== 'string');
  const names = root === undefined ? [] : propertiesOf(nodeAt(root, ['environments'], dropped), dropped).map(([key]) => [String(key.value), rangeOf(key)] as const);
  const environmentNamed = ([name, at]: (typeof names)[number]): readonly Environment[] => {
    const environment = Object.hasOwn(written.environments ?? {}, name) ? written.environments?.[name] : undefined;
    if (environment === undefined) return [];
    return [{ name, at, variables: new Map(Object.entries(environment.variables ?? {})), parameters: new Map(Object.entries(environment.parameters ?? {})) }];
  };
  return {
    profile: written.profile ?? defaultConfiguration.profile,
    rules: new Map(Object.entries(written.rules ?? {}).flatMap(([id, setting]) => (setting === undefined ? [] : [[id, settingOf(setting)] as const]))),
    ignores: (path) => globs.some((glob) => glob(path)),
    timeZone: written.timeZone === undefined ? undefined : zoneNamed(written.timeZone),
    environments: written.environments === undefined ? [] : names.flatMap(environmentNamed),
    peers: new Set(written.peers),
  };
}

function settingOf(setting: NonNullable<NonNullable<WrittenConfiguration['rules']>[string]>): RuleSetting {
  if (typeof setting === 'string') return { severity: setting, options: {} };
  const { severity, ...options } = setting;
  return { severity, options };
}
