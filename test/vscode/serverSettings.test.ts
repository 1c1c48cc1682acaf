import * as assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readServerSettings } from '../../src/vscode/settings/serverSettings.ts';

describe('settings for the server', () => {
  afterEach(async () => {
    for (const name of ['lint.run', 'language', 'patterns.folders']) await set(name, undefined);
  });

  it('are the defaults where nothing is set', () => {
    assert.deepEqual(readServerSettings(), {
      language: 'en',
      lint: { enable: true, run: 'onType' },
      patternFolders: [],
      trusted: true,
      diagramLenses: true,
      loaderLenses: true,
    });
  });

  it('name folders of patterns by absolute paths', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    await set('patterns.folders', ['/srv/patterns', '~/patterns', 'docs/patterns']);
    assert.deepEqual(readServerSettings().patternFolders, [
      '/srv/patterns',
      join(homedir(), 'patterns'),
      join(workspace.uri.fsPath, 'docs', 'patterns'),
    ]);
  });

  it('count as not set where they have the wrong type', async () => {
    await set('patterns.folders', 'patterns');
    await set('lint.run', 3);
    await set('language', { ko: true });
    const { patternFolders, lint, language } = readServerSettings();
    assert.deepEqual({ patternFolders, lint, language }, {
      patternFolders: [],
      lint: { enable: true, run: 'onType' },
      language: 'en',
    });
  });
});

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('archnotes').update(name, value, vscode.ConfigurationTarget.Global);
}
