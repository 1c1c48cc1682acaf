import { CodeActionKind, createConnection, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { ClientCapabilities, InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { packageVersion } from '../node/packageFolder.ts';
import { settingsNotification } from '../protocol/server.ts';
import { fixAllKind, registerCodeActions } from './codeActions.ts';
import { registerDiagrams } from './diagrams.ts';
import { registerFixAll } from './fixAll.ts';
import { registerFolders } from './folders.ts';
import { registerHover } from './hover.ts';
import { Linting } from './linting.ts';
import { registerLinks } from './links/registerLinks.ts';
import { registerLoaders } from './loaders.ts';
import { registerLintWorkspace } from './lintWorkspace.ts';
import { OpenDiagrams } from './mermaid/openDiagrams.ts';
import { registerMermaid } from './mermaid/registerMermaid.ts';
import { registerPatterns } from './patterns.ts';
import { registerReadingProgress } from './readingProgress.ts';
import type { Session } from './session.ts';
import { Settings } from './settings.ts';
import { registerStatus } from './status.ts';
import { registerWatchedFiles } from './watchedFiles.ts';
import { workerFile } from './workerFile.ts';
import { Workspace } from './workspace.ts';

const features: readonly ((session: Session) => void)[] = [
  registerStatus,
  registerReadingProgress,
  registerFolders,
  registerWatchedFiles,
  registerLintWorkspace,
  registerCodeActions,
  registerFixAll,
  registerLanguage,
  ({ connection }) => registerDiagrams(connection),
  registerPatterns,
  registerLinks,
  registerLoaders,
];

function registerLanguage(session: Session): void {
  const diagrams = new OpenDiagrams();
  registerHover(session, diagrams);
  registerMermaid(session, diagrams);
}

/** The language server: speaks over what the command line names (`--node-ipc`, `--stdio`). */
function main(): void {
  const connection = createConnection();
  const documents = new TextDocuments(TextDocument);
  const settings = new Settings();
  const workspace = new Workspace();
  const linting = new Linting({ connection, documents, settings, workspace, workerFile });
  let client: ClientCapabilities = {};
  const initialized: (() => void)[] = [];
  connection.onInitialize((params) => {
    client = params.capabilities;
    const isUnderstood = settings.begin(params.initializationOptions, params.locale);
    if (!isUnderstood) initialized.push(() => connection.console.warn(settings.say('server.settings.unknown')));
    workspace.setFolders(folderUris(params));
    return capabilities();
  });
  connection.onNotification(settingsNotification, (received: unknown) => {
    if (!settings.take(received)) connection.console.warn(settings.say('server.settings.unknown'));
  });
  connection.onShutdown(() => linting.stop());
  connection.onInitialized(() => {
    for (const listener of initialized) listener();
  });
  const onInitialized: Session['onInitialized'] = (listener) => initialized.push(listener);
  const session: Session = { connection, documents, settings, workspace, linting, client: () => client, onInitialized };
  for (const register of features) register(session);
  documents.listen(connection);
  connection.listen();
}

function folderUris({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri === null || rootUri === undefined ? [] : [rootUri];
}

const allFiles = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };

function capabilities(): InitializeResult {
  return {
    serverInfo: { name: 'archnotes', version: packageVersion() },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didCreate: allFiles, didRename: allFiles, didDelete: allFiles },
      },
    },
  };
}

main();
