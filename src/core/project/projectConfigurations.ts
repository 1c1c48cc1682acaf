import { Configurations } from '../config/configurations.ts';
import { messages } from '../config/messages.ts';
import { ConfigurationReader, defaultConfiguration } from '../config/parseConfiguration.ts';
import { bareFinding, type FileOf } from '../engine/report.ts';
import type { ConfigurationFacts } from '../model/configuration.ts';
import type { Finding } from '../model/finding.ts';
import type { FileChange, ProjectOptions } from '../model/project.ts';
import { decodeText } from './decodeText.ts';
import type { ProjectFile } from './files.ts';

/** The configurations among a project's files and the one above them, and what is wrong in them. */
export class ProjectConfigurations extends Configurations {
  readonly #reader: ConfigurationReader;
  readonly #hashOf: ProjectOptions['hashOf'];

  constructor({ rules, hashOf }: ProjectOptions) {
    super();
    this.#reader = new ConfigurationReader(rules);
    this.#hashOf = hashOf;
  }

  read(path: string, text: string, hash: string): ConfigurationFacts {
    return this.#reader.read(path, text, hash);
  }

  /** Takes a file of the project. One that cannot be read is the nearest all the same: the defaults hold. */
  take(path: string, file: ProjectFile | undefined): void {
    this.set(path, file?.kind === 'configuration' ? file.facts : file === undefined ? undefined : unread(path));
  }

  takeAbove({ path, inside, bytes }: Extract<FileChange, { readonly kind: 'above' }>): void {
    const text = bytes === undefined ? undefined : decodeText(bytes);
    this.setAbove({ inside, facts: text === undefined ? unread(path) : this.read(path, text, this.#hashOf(text)) });
  }

  findings(fileOf: FileOf): readonly Finding[] {
    return this.facts.flatMap(({ path, mistakes }) =>
      mistakes.flatMap(({ range, message }) => bareFinding({ ruleId: 'internal/configuration', severity: 'warning', at: { path, range }, message }, fileOf)),
    );
  }
}

function unread(path: string): ConfigurationFacts {
  const mistakes = [{ range: { start: 0, end: 0 }, message: messages.skipped }];
  return { kind: 'configuration', path, hash: '', lineStarts: [0], configuration: defaultConfiguration, mistakes };
}
