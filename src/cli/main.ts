import { phrase } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import { packageVersion } from '../node/packageFolder.ts';
import { systemErrorCode } from '../node/systemError.ts';
import { isUsageError, UsageError } from './command.ts';
import type { Command } from './command.ts';
import { chosenLanguage } from './language.ts';
import { safeLine, wantsColours } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Loaded only when asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  config: async () => (await import('./whole.ts')).config(),
  lint: async () => (await import('./commands/lint.ts')).lint,
  why: async () => (await import('./whole.ts')).why(),
  pattern: async () => (await import('./whole.ts')).pattern(),
  sarif: async () => (await import('./whole.ts')).sarif(),
  server: async () => (await import('./whole.ts')).server(),
};

/** @param args what follows `archnotes` */
async function run(args: readonly string[], language: Language, terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    terminal.out(`${packageVersion()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(phrase('cli.help', language));
    return 0;
  }
  if (name === undefined || name.startsWith('--language')) {
    terminal.err(phrase('cli.help', language));
    return 2;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) throw new UsageError(phrase('cli.command.unknown', language, { command: name }));
  const command = await load();
  return command({ args: rest, language, cwd: process.cwd(), terminal });
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const language = chosenLanguage(args, process.env);
  const terminal: Terminal = {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colours: wantsColours(process.env, process.stdout.isTTY),
  };
  // A reader that closed its end (`| head`) knows; of a full disk somebody must be told. The report did not arrive.
  process.stdout.on('error', (error) => {
    const code = systemErrorCode(error) ?? error.message;
    if (code !== 'EPIPE') terminal.err(`${safeLine(phrase('cli.output.lost', language, { reason: code }))}\n`);
    process.exit(2);
  });
  process.stderr.on('error', () => process.exit(2));
  try {
    process.exitCode = await run(args, language, terminal);
  } catch (error) {
    const message = isUsageError(error) ? error.message : phrase('cli.crash', language, { reason: reasonOf(error) });
    terminal.err(message.split('\n').map((line) => `${safeLine(line)}\n`).join(''));
    process.exitCode = 2;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

void main();
