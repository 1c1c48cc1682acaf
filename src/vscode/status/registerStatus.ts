import * as vscode from 'vscode';
import { serverStatus, statusNotification } from '../../protocol/server.ts';
import type { ServerStatus } from '../../protocol/server.ts';
import { say } from '../settings/language.ts';
import { readServerSettings } from '../settings/serverSettings.ts';
import { workDocuments } from '../server/documents.ts';
import type { Shell } from '../shell.ts';
import { describeStatus } from './describeStatus.ts';

/** The item beside a file's language: what the server does, and how many findings there are. */
export function registerStatus({ context, server }: Shell): void {
  const item = vscode.languages.createLanguageStatusItem('archnotes.status', [...workDocuments]);
  item.name = 'Archnotes';
  let latest: ServerStatus | undefined;
  const show = (): void => {
    const { lint } = readServerSettings();
    const { text, detail, severity, busy, command } = describeStatus(server.state, latest, lint.enable);
    item.text = say(text.id, text.data);
    // The name of an item shows nowhere else.
    item.detail = ['Archnotes', ...detail.map(({ id, data }) => say(id, data))].join(' · ');
    item.severity = vscode.LanguageStatusSeverity[severity];
    item.busy = busy;
    item.command = { command: command.id, title: say(command.title), arguments: [...command.arguments] };
  };
  server.onNotification(statusNotification, serverStatus, (status) => {
    // Menus offer what is about handlers only where there are some.
    if (status.handlers > 0 !== (latest?.handlers ?? 0) > 0) void vscode.commands.executeCommand('setContext', 'archnotes.hasHandlers', status.handlers > 0);
    latest = status;
    show();
  });
  context.subscriptions.push(
    item,
    server.onChange((state) => {
      if (state !== 'running') latest = undefined;
      show();
    }),
    vscode.workspace.onDidChangeConfiguration(show),
  );
  show();
}
