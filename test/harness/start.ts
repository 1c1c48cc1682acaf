// `npm start [-- --web | --check]`: VS Code with the extension and an example workspace open, until Ctrl-C.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { root } from '../../src/build/root.ts';
import { isBareMachineTarget } from './browser.ts';
import { buildExtension } from './build.ts';
import { closeAtEnd, endChild, runToEnd } from './closing.ts';
import { openFile, saveScreenshot, waitForProblem, waitForWorkbench } from './drive.ts';
import { codeCommand } from './executable.ts';
import { startServer, type VscodeServer } from './vscodeServer.ts';
import { openWorkbench, workbenchAddress, type Workbench } from './workbench.ts';
import { copyWorkspace } from './workspace.ts';

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { web: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } } });
  const code = values.web || values.check ? undefined : codeCommand();
  if (code === undefined && !isBareMachineTarget) {
    throw new Error('No `code` command of a desktop VS Code was found, and the VS Code from npm runs on Linux x64 only. Install VS Code and its `code` command, then run this again.');
  }
  const extension = await buildExtension();
  const { folder } = await copyWorkspace('orders');
  if (code !== undefined) return openDesktop(code, extension, folder);
  const server = await startServer({ settings: {}, extensions: [extension], testing: false, trusted: true });
  if (values.check) return check(server, folder);
  console.log(`\nArchnotes runs in VS Code at\n\n  ${workbenchAddress(server, { folder })}\n\nThe workspace is a copy in ${folder}. Ctrl-C ends it.`);
  throw new Error(await server.ended);
}

function openDesktop(code: string, extension: string, folder: string): Promise<number> {
  console.log(`Opening ${folder} with ${code}. This ends when that window is closed.`);
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${extension}`, folder];
  // On Windows `code` is a batch file, which only its interpreter starts.
  const [program, all] = process.platform === 'win32' ? ['cmd.exe', ['/d', '/c', code, ...args]] as const : [code, args] as const;
  return new Promise((resolve, reject) => {
    const child = spawn(program, all, { stdio: 'inherit' });
    closeAtEnd(() => endChild(child));
    child.on('error', reject);
    child.on('exit', (status) => { resolve(status ?? 1); });
  });
}

const checkSeconds = 120;

/** Proves that a person would see a warning: opens the example, waits for the first diagnostic, saves a picture of it. */
async function check(server: VscodeServer, folder: string): Promise<number> {
  const workbench = await openWorkbench(server, { folder });
  const tooLate = pause(checkSeconds * 1000, `No diagnostic after ${checkSeconds} s.`, { ref: false });
  const fault = await Promise.race([firstDiagnostic(workbench), tooLate, server.ended]);
  const file = await saveScreenshot(workbench.page, 'start');
  // One that ends in order was asked to, by a window that loads anew; .ci/run tells them apart in the same way.
  const deaths = server.hostExits.filter((line) => !line.includes('exited with code: 0, signal: null')).map((line) => `The extension host died: ${line}`);
  for (const sentence of fault === undefined ? deaths : [fault, ...deaths]) console.error(sentence);
  console.log(`Screenshot: ${path.relative(root, file)}`);
  return fault === undefined && deaths.length === 0 ? 0 : 1;
}

async function firstDiagnostic({ page }: Workbench): Promise<string | undefined> {
  try {
    await waitForWorkbench(page);
    await openFile(page, 'src/shared/sessionCache.ts');
    await waitForProblem(page, 'redis-eager-connect');
    return undefined;
  } catch (error) {
    return `The first diagnostic did not show: ${error instanceof Error ? error.message : String(error)}`;
  }
}

runToEnd(main);
