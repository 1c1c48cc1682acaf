import {
  BulkRegistration,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  ReferencesRequest,
  RenameRequest,
} from 'vscode-languageserver/node';
import type { Session } from '../session.ts';
import { answerCompletion } from './completion.ts';
import { answerNodes } from './nodes.ts';
import type { OpenDiagrams } from './openDiagrams.ts';
import { answerShape } from './shape.ts';

const registered = ['completion', 'definition', 'references', 'documentHighlight', 'rename', 'foldingRange', 'documentSymbol', 'formatting'] as const;

const diagramFiles = [{ language: 'mermaid' }];
const diagramTexts = [...diagramFiles, { language: 'markdown' }];

/**
 * What an editor can do with diagrams: complete, go to, rename, fold, list, format. Registered for Mermaid and Markdown alone, so
 * that the editor does not ask for other languages; lists and formats files of their own only, for Markdown's outline and
 * formatter are others'.
 */
export function registerMermaid(session: Session, diagrams: OpenDiagrams): void {
  answerCompletion(session, diagrams);
  answerNodes(session, diagrams);
  answerShape(session, diagrams);
  session.onInitialized(() => {
    const { textDocument } = session.client();
    if (!registered.some((name) => textDocument?.[name]?.dynamicRegistration === true)) return;
    const { client, console } = session.connection;
    const offered = BulkRegistration.create();
    const [inTexts, inFiles] = [{ documentSelector: diagramTexts }, { documentSelector: diagramFiles }];
    if (textDocument?.completion?.dynamicRegistration === true) offered.add(CompletionRequest.type, { ...inTexts, triggerCharacters: ['-', '>', '='] });
    if (textDocument?.definition?.dynamicRegistration === true) offered.add(DefinitionRequest.type, inTexts);
    if (textDocument?.references?.dynamicRegistration === true) offered.add(ReferencesRequest.type, inTexts);
    if (textDocument?.documentHighlight?.dynamicRegistration === true) offered.add(DocumentHighlightRequest.type, inTexts);
    if (textDocument?.rename?.dynamicRegistration === true) offered.add(RenameRequest.type, { ...inTexts, prepareProvider: true });
    if (textDocument?.foldingRange?.dynamicRegistration === true) offered.add(FoldingRangeRequest.type, inTexts);
    if (textDocument?.documentSymbol?.dynamicRegistration === true) offered.add(DocumentSymbolRequest.type, inFiles);
    if (textDocument?.formatting?.dynamicRegistration === true) offered.add(DocumentFormattingRequest.type, inFiles);
    client.register(offered).catch((error: unknown) => console.warn(String(error)));
  });
}
