// A fresh copy of the example workspace, so that nothing a test or a visitor does ends up in the repository.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';
import { closeAtEnd } from './closing.ts';

/** A copy of `test/workspaces/<name>` in a folder of its own, removed by `remove` or when the process is ended. */
export type WorkspaceCopy = { readonly folder: string; readonly remove: () => Promise<void> };

/** Copies `test/workspaces/<name>`; the copy's folder has the same name. */
export async function copyWorkspace(name: string): Promise<WorkspaceCopy> {
  const parent = await mkdtemp(path.join(tmpdir(), 'archnotes-workspace-'));
  const remove = closeAtEnd(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));
  await cp(path.join(root, 'test', 'workspaces', name), path.join(parent, name), { recursive: true });
  return { folder: path.join(parent, name), remove };
}
