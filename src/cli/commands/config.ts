import * as fs from 'node:fs';
import * as path from 'node:path';
import { startingText } from '../../core/config/startingText.ts';
import { phrase } from '../../core/language.ts';
import { configurationName } from '../../core/model/configuration.ts';
import { writeTarget } from '../../node/write.ts';
import { UsageError } from '../command.ts';
import type { Invocation } from '../command.ts';
import { commonFlags, readFlags } from '../flags.ts';
import { safeLine } from '../terminal.ts';

/** `archnotes config init [DIR]`: writes an archnotes.json to begin with. */
export async function config({ args, cwd, language, terminal }: Invocation): Promise<number> {
  const flags = readFlags(args, commonFlags, language);
  if (flags.switches.has('help')) {
    terminal.out(phrase('cli.config.help', language));
    return 0;
  }
  const [verb, folder = '.', surplus] = flags.rest;
  if (verb !== 'init' || surplus !== undefined) throw new UsageError(phrase('cli.config.which', language));
  const file = path.join(folder, configurationName);
  const root = path.resolve(cwd, folder);
  if (fs.statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(phrase('cli.config.noFolder', language, { folder }));
  const written = writeTarget(root, configurationName, startingText(language), undefined);
  if (written.kind === 'refused') throw new UsageError(phrase(written.reason === 'changed' ? 'cli.config.exists' : 'cli.config.refused', language, { file, reason: written.reason }));
  terminal.out(`${safeLine(phrase('cli.config.made', language, { file }))}\n`);
  return 0;
}
