import type { Configuration, ConfigurationFacts, Environment } from '../model/configuration.ts';
import { folderOf, foldersUpwards } from '../link/resolvePath.ts';
import { defaultConfiguration } from './parseConfiguration.ts';

/** The configuration that holds for a file. */
export interface Holding {
  readonly configuration: Configuration;
  /** Undefined where there is none, and the defaults hold. */
  readonly facts: ConfigurationFacts | undefined;
  /** Whether nothing is to be reported in the file. */
  readonly ignored: boolean;
}

/** One that lies above the project's folder. */
export interface ConfigurationAbove {
  readonly facts: ConfigurationFacts;
  /** The project's folder, seen from that of the configuration. */
  readonly inside: string;
}

/** The configurations of a project. For each file the nearest upwards holds, and no other. */
export class Configurations {
  readonly #byFolder = new Map<string, ConfigurationFacts>();
  #above: ConfigurationAbove | undefined;
  #all: readonly Configuration[] | undefined;

  /** Takes what a file says, or that it is gone. */
  set(path: string, facts: ConfigurationFacts | undefined): void {
    const folder = folderOf(path);
    this.#all = undefined;
    if (facts === undefined) this.#byFolder.delete(folder);
    else this.#byFolder.set(folder, facts);
  }

  /** Takes the one that holds where the project's folder has none. */
  setAbove(above: ConfigurationAbove | undefined): void {
    this.#above = above;
    this.#all = undefined;
  }

  /** All files that hold for anything. */
  get facts(): readonly ConfigurationFacts[] {
    const own = [...this.#byFolder.values()];
    return this.#above === undefined || this.#byFolder.has('') ? own : [...own, this.#above.facts];
  }

  /** What an `archnotes.json` above the project says. */
  get above(): ConfigurationFacts | undefined {
    return this.#above?.facts;
  }

  /** Everything that holds somewhere; the defaults are among it where a file may have none. The same list until something else does. */
  get all(): readonly Configuration[] {
    const held = (): readonly Configuration[] => this.facts.map(({ configuration }) => configuration);
    return (this.#all ??= this.#byFolder.has('') || this.#above !== undefined ? held() : [...held(), defaultConfiguration]);
  }

  /** The names of all environments, each once. */
  get environments(): readonly string[] {
    return [...new Set(this.all.flatMap(({ environments }) => environments.map(({ name }) => name)))];
  }

  /** What is known of an environment for a file. */
  environmentAt(path: string, name: string | undefined): Environment | undefined {
    return name === undefined ? undefined : this.of(path).configuration.environments.find((each) => each.name === name);
  }

  of(path: string): Holding {
    for (const folder of foldersUpwards(folderOf(path))) {
      const facts = this.#byFolder.get(folder);
      if (facts !== undefined) return holding(facts, folder === '' ? path : path.slice(folder.length + 1));
    }
    if (this.#above === undefined) return { configuration: defaultConfiguration, facts: undefined, ignored: false };
    const { facts, inside } = this.#above;
    return holding(facts, `${inside}/${path}`);
  }
}

function holding(facts: ConfigurationFacts, path: string): Holding {
  return { configuration: facts.configuration, facts, ignored: facts.configuration.ignores(path) };
}
