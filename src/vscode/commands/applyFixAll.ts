import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { fixAllRequest, fixAllResult } from '../../protocol/server.ts';
import { isCurrent, isUpToDate, offeredEdit } from '../lint/offeredEdits.ts';
import type { Shell } from '../shell.ts';
import { asOneEdit } from './fixAllInWorkspace.ts';
import { sayBriefly } from './sayBriefly.ts';

/** Somebody who types faster than that does not want the text to be changed just now. */
const mostAttempts = 3;

/**
 * Makes all fixes of a document. On save others may have changed the text since these were asked for, such as whoever sorts imports:
 * the fixes of what it is now are asked for then.
 */
export async function applyFixAll({ server }: Pick<Shell, 'server'>, argument: unknown): Promise<void> {
  const offered = z.parse(offeredEdit, argument);
  // VS Code refuses an edit if something is typed between this look and its own: it sends the versions of this very moment along.
  if (isUpToDate(offered) && (await vscode.workspace.applyEdit(offered.edit))) return;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { documents } = await server.request(fixAllRequest, { uri: offered.uri.toString() }, fixAllResult);
    if (documents.length === 0 || (documents.every(isCurrent) && (await vscode.workspace.applyEdit(asOneEdit(documents))))) return;
  }
  sayBriefly('client.fixAll.changed', { files: 1 });
}
