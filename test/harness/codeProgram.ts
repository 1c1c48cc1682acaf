// Stands in for the `code` executable on a machine that cannot download VS Code: takes the arguments that
// @vscode/test-electron passes, runs the tests in the pinned server and browser, and ends with their exit code.
import { mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { runToEnd } from './closing.ts';
import { startServer } from './vscodeServer.ts';
import { openWorkbench } from './workbench.ts';

/** Exit code that says: the extension host died, whatever the tests said. */
const hostDied = 86;
const limitSeconds = 900;

async function main(): Promise<number> {
  endWithParent();
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
  const text = (name: string): string => z.string(`--${name}=… is missing`).parse(values[name]);
  const settings = readFileSync(path.join(text('user-data-dir'), 'User', 'settings.json'), 'utf8');
  const server = await startServer({
    settings: z.record(z.string(), z.unknown()).parse(JSON.parse(settings)),
    testing: true,
    trusted: values['disable-workspace-trust'] === true,
    language: values['locale'] === 'ko' ? 'ko' : 'en',
  });
  const workbench = await openWorkbench(server, {
    folder: path.resolve(z.string('the workspace folder is missing').parse(positionals[0])),
    testing: { extension: text('extensionDevelopmentPath'), tests: text('extensionTestsPath') },
    onLog: (line) => { if (!isNoise(line)) process.stdout.write(`${line}\n`); },
  });
  const code = await Promise.race([workbench.exitCode, hostDeath(server.hostExits), pause(limitSeconds * 1000, undefined, { ref: false })]);
  if (code !== undefined) return server.hostExits.some(isDeath) ? hostDied : code;
  const screenshot = path.resolve(__dirname, '..', '..', 'out', 'screenshots', 'timeout.png');
  mkdirSync(path.dirname(screenshot), { recursive: true });
  await workbench.page.screenshot({ path: screenshot });
  throw new Error(`The tests did not end within ${limitSeconds / 60} minutes; see ${screenshot}`);
}

function endWithParent(): void {
  const parent = process.ppid;
  // Nobody reads what is still printed then.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM'); }, 1000).unref();
}

// The host of a run that went well ends with 0, a moment before or after the workbench reports the exit code.
function isDeath(line: string): boolean {
  return !/exited with code: 0, signal: null/.test(line);
}

async function hostDeath(exits: readonly string[]): Promise<number> {
  while (exits.length === 0) await pause(250, undefined, { ref: false });
  await pause(3000, undefined, { ref: false });
  process.stderr.write(`${exits.join('\n')}\n`);
  return hostDied;
}

// Lines of the workbench itself; those of the extension host and of the tests come through.
function isNoise(line: string): boolean {
  return /^(?:Resolv|Creating a socket|\[reconnection|\[remote-connection|Connection error: Unknown reconnection token|An unknown error occurred\. Please consult|Cannot read properties of undefined \(reading 'extensionHost'\)|Updating additional|\[Service Worker|\[AgentHost|\[AccountPolicy|\[ChatModel|Canceled|getaddrinfo|CodeExpectedError)/.test(line);
}

runToEnd(main);
