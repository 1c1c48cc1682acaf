import { javascript } from '@codemirror/lang-javascript';
import { LSPClient, languageServerExtensions } from '@codemirror/lsp-client';
import type { Transport } from '@codemirror/lsp-client';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';

/** What the test gives the page: a way to the server, and a document. */
declare global {
  interface Window {
    readonly sendToServer: (message: string) => Promise<void>;
    fromServer: (message: string) => void;
    openDocument: (folder: string, uri: string, text: string) => Promise<void>;
    editor: EditorView;
  }
}

const handlers = new Set<(message: string) => void>();
window.fromServer = (message) => {
  for (const handler of handlers) handler(message);
};
const transport: Transport = {
  send: (message) => void window.sendToServer(message),
  subscribe: (handler) => void handlers.add(handler),
  unsubscribe: (handler) => void handlers.delete(handler),
};

let client: LSPClient | undefined;

window.openDocument = async (folder, uri, text) => {
  client ??= new LSPClient({ rootUri: folder, extensions: languageServerExtensions(), timeout: 30_000 }).connect(transport);
  await client.initializing;
  const state = EditorState.create({ doc: text, extensions: [lineNumbers(), javascript({ typescript: true }), client.plugin(uri, 'typescript')] });
  window.editor = new EditorView({ state, parent: document.body });
};
