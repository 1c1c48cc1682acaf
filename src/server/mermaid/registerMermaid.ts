import {
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
    const { client } = session.connection;
    const [inTexts, inFiles] = [{ documentSelector: diagramTexts }, { documentSelector: diagramFiles }];
    if (textDocument?.completion?.dynamicRegistration === true) void client.register(CompletionRequest.type, { ...inTexts, triggerCharacters: ['-', '>', '='] });
    if (textDocument?.definition?.dynamicRegistration === true) void client.register(DefinitionRequest.type, inTexts);
    if (textDocument?.references?.dynamicRegistration === true) void client.register(ReferencesRequest.type, inTexts);
    if (textDocument?.documentHighlight?.dynamicRegistration === true) void client.register(DocumentHighlightRequest.type, inTexts);
    if (textDocument?.rename?.dynamicRegistration === true) void client.register(RenameRequest.type, { ...inTexts, prepareProvider: true });
    if (textDocument?.foldingRange?.dynamicRegistration === true) void client.register(FoldingRangeRequest.type, inTexts);
    if (textDocument?.documentSymbol?.dynamicRegistration === true) void client.register(DocumentSymbolRequest.type, inFiles);
    if (textDocument?.formatting?.dynamicRegistration === true) void client.register(DocumentFormattingRequest.type, inFiles);
  });
}
