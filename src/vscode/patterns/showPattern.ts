import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { patternsRequest, patternsResult } from '../../protocol/pattern.ts';
import { userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';

const argument = z.object({ pattern: z.string() });

/** Opens the page of a pattern, and its diagrams beside it. */
export async function showPattern({ server }: Shell, given: unknown): Promise<void> {
  const { pattern } = z.parse(argument, given);
  const { patterns } = await server.request(patternsRequest, {}, patternsResult);
  const page = patterns.find(({ id }) => id === pattern)?.page;
  // As text where the built-in Markdown extension is turned off.
  const hasPreview = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
  if (page !== undefined) await vscode.commands.executeCommand(hasPreview ? 'markdown.showPreview' : 'vscode.open', vscode.Uri.file(page[userLanguage()]));
  await vscode.commands.executeCommand('archnotes.showDiagram', { patternId: pattern });
}
