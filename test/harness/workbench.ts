// The workbench of a running VS Code server, open in a headless browser.
import * as path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { VscodeServer } from './vscodeServer.ts';

/** What the workbench opens. All paths are absolute. */
export type WorkbenchOptions = {
  /** A folder, or the file of a workspace of several (`.code-workspace`). */
  readonly folder: string;
  /** The folder of an extension under development, and the module whose `run()` is called inside the extension host. */
  readonly testing?: { readonly extension: string; readonly tests: string };
  /** Language of the browser, such as `ko-KR`. */
  readonly locale?: string;
  /** Takes each line that the extension host prints. */
  readonly onLog?: (line: string) => void;
};

/** An open workbench. `exitCode` settles when the tests' `run()` has ended; it is no proof that they ran. */
export type Workbench = {
  readonly page: Page;
  readonly exitCode: Promise<number>;
  readonly close: () => Promise<void>;
};

/** Opens the workbench in a browser of its own. @throws Error when no browser can be had or the page does not load. */
export async function openWorkbench(server: VscodeServer, options: WorkbenchOptions): Promise<Workbench> {
  const browser = await launchBrowser();
  const context = await browser.newContext({ locale: options.locale ?? 'en-US', viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.exposeFunction('codeAutomationLog', (_kind: string, values: readonly unknown[]) => { options.onLog?.(format(...values)); });
  const exitCode = new Promise<number>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
  });
  await page.goto(workbenchAddress(server, options), { waitUntil: 'domcontentloaded' });
  return { page, exitCode, close: () => browser.close() };
}

/** The address of the workbench. It says `localhost`, because webviews need a secure context. */
export function workbenchAddress({ port, token }: VscodeServer, { folder, testing }: WorkbenchOptions): string {
  const query = new URLSearchParams({ tkn: token, [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder });
  if (testing !== undefined) query.set('payload', JSON.stringify(testPayload(port, testing)));
  return `http://localhost:${port}/?${query.toString()}`;
}

function testPayload(port: number, { extension, tests }: NonNullable<WorkbenchOptions['testing']>): string[][] {
  const remote = (file: string): string => `vscode-remote://localhost:${port}${file.split(path.sep).join('/')}`;
  return [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
}
