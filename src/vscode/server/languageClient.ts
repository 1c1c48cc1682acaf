import { availableParallelism } from 'node:os';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { rulePageUri } from '../commands/rulePages.ts';
import { explainedRuleOf } from '../lint/diagnostics.ts';
import { madeByCommand, openVersions } from '../lint/offeredEdits.ts';
import type { OfferedEdit } from '../lint/offeredEdits.ts';
import { userLanguage } from '../settings/language.ts';
import { readServerSettings } from '../settings/serverSettings.ts';
import { workDocuments } from './documents.ts';
import { serverFlags } from './serverFlags.ts';
import { traceChannel } from './traceChannel.ts';

/** What the owner of a client is told, and what it decides. */
export interface ClientOwner {
  readonly starting: () => void;
  readonly running: () => void;
  /** The server died. The answer may take its time; until then nothing is started. */
  readonly died: () => Promise<'restart' | 'stop'>;
}

export type { LanguageClient } from 'vscode-languageclient/node';

/**
 * Makes the client of the language server; it does not start it. This module alone loads the language client's library,
 * which is far larger than the rest of the extension: import it when activation is over.
 */
export function createClient(extension: vscode.Uri, log: vscode.LogOutputChannel, owner: ClientOwner): LanguageClient {
  const client = new QuietClient('archnotes', 'Archnotes', serverOptions(extension), clientOptions(log, owner));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) owner.running();
    if (newState === State.Starting) owner.starting();
  });
  return client;
}

function clientOptions(log: vscode.LogOutputChannel, owner: ClientOwner): LanguageClientOptions {
  return {
    documentSelector: [...workDocuments],
    outputChannel: log,
    traceOutputChannel: traceChannel(log),
    initializationOptions: readServerSettings,
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withPage)),
      provideCodeActions: async (document, range, context, ...[token, next]) => {
        const [{ uri, version }, versions] = [document, openVersions()];
        const actions = await next(document, range, context, token);
        // The edits have lost their version on the way, and VS Code would carry them out in whatever the text is by now.
        return document.version === version ? actions?.map((action) => offered(action, { uri, versions })) : [];
      },
    },
    initializationFailedHandler: () => false,
    errorHandler: {
      // A connection that cannot be written to is one that is about to close.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: async () => {
        const restart = (await owner.died()) === 'restart';
        return { action: restart ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
      },
    },
  };
}

/** VS Code lists first what names the findings that it is for: what cures or explains one comes before what silences it. */
function offered(action: vscode.CodeAction | vscode.Command, asked: Omit<OfferedEdit, 'edit'>): vscode.CodeAction | vscode.Command {
  if (!(action instanceof vscode.CodeAction)) return action;
  if (action.isPreferred !== true) delete action.diagnostics;
  return madeByCommand(action, asked);
}

/** The code of a finding, wherever it is shown, leads to the page of its rule. */
function withPage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const rule = explainedRuleOf(diagnostic);
  if (rule !== undefined) diagnostic.code = { value: rule, target: rulePageUri(rule, userLanguage()) };
  return diagnostic;
}

/** The server runs on VS Code's own Node, in the extension's folder: never in one that a workspace could furnish. */
function serverOptions(extension: vscode.Uri): ServerOptions {
  return {
    module: vscode.Uri.joinPath(extension, 'dist', 'server.js').fsPath,
    transport: TransportKind.ipc,
    options: { cwd: extension.fsPath, execArgv: [...serverFlags(availableParallelism())] },
  };
}

/** Writes to the log what the language client would also show in English pop-ups; what matters we say ourselves. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
