import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { phrase } from '../../core/language.ts';
import { UsageError } from '../command.ts';
import type { Invocation } from '../command.ts';

/** The language server's bundle: it lies beside this one, which does not load its libraries otherwise. */
const serverFile = path.join(__dirname, 'server.js');

/**
 * `archnotes server --stdio`: the language server, for any editor. It reads the same flags of this process, and ends it
 * when its client says so or is gone.
 */
export async function server({ args, language, terminal }: Invocation): Promise<number> {
  if (args.includes('--help')) {
    terminal.out(phrase('cli.server.help', language));
    return 0;
  }
  // Editors add the id of their own process, for a server that outlives them.
  const known = args.filter((arg) => arg === '--stdio' || /^--clientProcessId=\d+$/.test(arg));
  if (!known.includes('--stdio') || known.length !== args.length) throw new UsageError(phrase('cli.server.usage', language));
  await import(pathToFileURL(serverFile).href);
  let isCrashed = false;
  process.once('uncaughtExceptionMonitor', () => (isCrashed = true));
  // The protocol's library ends the process itself, and silently.
  process.once('exit', (code) => {
    if (code === 1 && !isCrashed) terminal.err(`${phrase('cli.server.gone', language)}\n`);
  });
  return new Promise(() => undefined);
}
