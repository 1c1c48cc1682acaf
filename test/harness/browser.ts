// The browser of the tests: the pinned Chromium, else one that is on the machine.
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { closeAtEnd } from './closing.ts';
import { ensurePart } from './fetch.ts';
import { browserBinary, browserLibraries, browserPart, fontConfiguration, fontsPart } from './parts.ts';

/** True where the pinned parts run; elsewhere VS Code and a browser of the machine are used. */
export const isBareMachineTarget = process.platform === 'linux' && process.arch === 'x64';

/** An executable and the environment it has to be started with. */
export type BrowserProgram = { readonly executable: string; readonly env: Record<string, string> };

/**
 * Opens a headless browser with our fonts; close it after use.
 * @throws Error with a sentence when no browser can be had.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await browserProgram();
  // Playwright's own handlers end this process before anything else is closed.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath: executable, env, args: browserArguments, ...signals });
  closeAtEnd(() => browser.close());
  return browser;
}

/** The path of the browser, for callers that start it themselves; `launchBrowser` also brings the fonts. */
export async function browserExecutable(): Promise<string> {
  return (await browserProgram()).executable;
}

let found: Promise<BrowserProgram> | undefined;

/** The browser to use, found once per process: the pinned one, else one of the machine with a printed sentence. */
export function browserProgram(): Promise<BrowserProgram> {
  found ??= findBrowser();
  return found;
}

// Not the list that the package brings: it turns web security off and runs all in one process.
export const browserArguments = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none',
  // As in every desktop browser: a frame with an opaque origin has a process of its own, so that a hanging one can be ended.
  '--site-per-process', '--enable-features=IsolateSandboxedIframes',
];

async function findBrowser(): Promise<BrowserProgram> {
  if (!isBareMachineTarget) return machineBrowser('The pinned Chromium is for Linux x64.');
  const fonts = await ensurePart(fontsPart);
  const env = { ...inherited(), FONTCONFIG_FILE: fontConfiguration(fonts) };
  try {
    const folder = await ensurePart(browserPart);
    return { executable: browserBinary(folder), env: { ...env, LD_LIBRARY_PATH: browserLibraries(folder) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...machineBrowser(`The pinned Chromium does not run here. ${reason}`), env };
  }
}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(entries);
}

function machineBrowser(reason: string): BrowserProgram {
  const executable = candidates().find((file) => existsSync(file));
  if (executable === undefined) throw new Error(`${reason} No Chrome, Chromium or Edge was found on this machine either: install one.`);
  process.stderr.write(`${reason} Using ${executable}.\n`);
  return { executable, env: inherited() };
}

function candidates(): string[] {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  const programFiles = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']].flatMap((folder) => (folder === undefined ? [] : [
    path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]));
  const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return [...onPath, ...programFiles, ...applications];
}
