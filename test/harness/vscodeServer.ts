// VS Code's own server, out of the pinned parts, on a free port with a fresh profile.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { closeAtEnd } from './closing.ts';
import { ensurePart } from './fetch.ts';
import { nodeBinary, nodePart, serverPart, serverRoot } from './parts.ts';

/** How the server is to run. */
export type ServerOptions = {
  /** The user's settings.json. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** False for Restricted Mode. */
  readonly trusted: boolean;
  /** The display language; VS Code's own texts stay English, because its language packs are not on npm. */
  readonly language?: DisplayLanguage;
  /** Folders of extensions to install. */
  readonly extensions?: readonly string[];
  /** True for a workbench with `testing`; for a person it must not be: no message pops up then. */
  readonly testing: boolean;
  /** A server that was killed: the new one takes its port and its profile, as after a crash. */
  readonly after?: VscodeServer;
};

/** What `vscode.env.language` says. */
export type DisplayLanguage = 'en' | 'ko';

/** A running server; `stop` ends it with all that it started and removes its profile. */
export type VscodeServer = {
  readonly port: number;
  /** Part of the workbench's address; without it the server answers nobody, not even other users of this machine. */
  readonly token: string;
  /** Settles with a sentence when the server ends, asked to or not. */
  readonly ended: Promise<string>;
  /** Lines that report the end of an extension host, as they come in. */
  readonly hostExits: readonly string[];
  readonly stop: () => Promise<void>;
  /** The folder of its profile, which stays for as long as the server that has it was not stopped. */
  readonly profile: string;
  /** Ends it, and all that it started, by SIGKILL; the profile stays. */
  readonly kill: () => Promise<void>;
};

/** Settings without which the first minutes of a fresh profile are noise: no chat, no tips, no look at a marketplace. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // In the browser VS Code saves after a second, which a test of unsaved text would lose its text to.
  'files.autoSave': 'off',
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  'npm.autoDetect': 'off',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
} as const;

/** Starts the server and waits until it listens. @throws Error when it does not within a minute. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const [node, server] = [await ensurePart(nodePart), await ensurePart(serverPart)];
  const data = options.after?.profile ?? (await freshProfile(options));
  const token = randomUUID();
  const child = spawn(nodeBinary(node), serverArguments({ root: serverRoot(server), data, token }, options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: extension hosts and language servers end with it.
    detached: true,
  });
  const stop = closeAtEnd(async () => {
    await endGroup(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  });
  const hostExits: string[] = [];
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => { resolve(`VS Code's server ended (${code ?? signal}).`); });
  });
  try {
    const kill = async (): Promise<void> => {
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
      await ended;
    };
    return { port: await listeningPort(child, hostExits), token, ended, hostExits, stop, profile: data, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freshProfile({ settings, extensions = [], language }: ServerOptions): Promise<string> {
  const data = await mkdtemp(path.join(tmpdir(), 'archnotes-vscode-'));
  await mkdir(path.join(data, 'data', 'User'), { recursive: true });
  await writeFile(path.join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  for (const folder of extensions) {
    await cp(folder, path.join(data, 'extensions', path.basename(folder)), { recursive: true });
  }
  if (language === 'ko') await writeLanguagePack(path.join(data, 'data'));
  return data;
}

type Launch = { readonly root: string; readonly data: string; readonly token: string };

function serverArguments({ root, data, token }: Launch, { trusted, language, testing, after }: ServerOptions): string[] {
  return [
    '--require', path.join(__dirname, 'standIns', 'endWithParent.js'),
    path.join(root, 'out', 'server-main.js'),
    '--host', '127.0.0.1', '--port', String(after?.port ?? 0), '--connection-token', token, '--accept-server-license-terms',
    '--disable-telemetry', '--server-data-dir', data,
    // Without it a built workbench ignores the payload of its address: the extension under development, and its tests.
    ...(testing ? ['--enable-smoke-test-driver'] : []),
    '--locale', language ?? 'en',
    ...(trusted ? ['--disable-workspace-trust'] : []),
  ];
}

// A language pack that translates nothing: enough to make VS Code say `ko` to its extensions.
async function writeLanguagePack(userData: string): Promise<void> {
  const translations = path.join(userData, 'korean.json');
  await writeFile(translations, '{"contents":{}}');
  // Without an extension to its name VS Code fails to list the languages, and with that every extension.
  const source = { extensionIdentifier: { id: 'archnotes-tests.language-pack-ko' }, version: '1.0.0' };
  const pack = { hash: 'none', label: '한국어', extensions: [source], translations: { vscode: translations } };
  await writeFile(path.join(userData, 'languagepacks.json'), JSON.stringify({ ko: pack }));
}

/** Reads what the server prints, for as long as it runs. */
async function listeningPort(child: ChildProcess, hostExits: string[]): Promise<number> {
  const last: string[] = [];
  const port = new Promise<number>((resolve, reject) => {
    const read = (line: string): void => {
      last.push(line);
      if (last.length > 30) last.shift();
      const match = /^Extension host agent listening on (\d+)/.exec(line);
      if (match !== null) resolve(Number(match[1]));
      if (line.includes('Extension Host Process exited')) hostExits.push(line);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream !== null) createInterface(stream).on('line', read);
    child.on('error', reject);
    child.on('exit', (code) => { reject(new Error(`VS Code's server ended with ${code ?? 'a signal'}:\n${last.join('\n')}`)); });
    setTimeout(() => { reject(new Error(`VS Code's server does not listen after a minute:\n${last.join('\n')}`)); }, 60_000).unref();
  });
  return port;
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  signalGroup(child.pid, 'SIGTERM');
  await Promise.race([ended, pause(3000, undefined, { ref: false })]);
  signalGroup(child.pid, 'SIGKILL');
  await ended;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!gone) throw error;
  }
}
