import { CodeLensRequest, DocumentLinkRequest } from 'vscode-languageserver/node';
import { linkDestinationsParams, linkDestinationsRequest, linksChangedNotification, type LinkDestinationsResult } from '../../protocol/links.ts';
import { answerRequest } from '../requests.ts';
import type { Session } from '../session.ts';
import { codeLenses } from './codeLenses.ts';
import { targetsOf } from './destinations.ts';
import { documentLinks } from './documentLinks.ts';

/** Follows the links of diagrams into the workspace, and back. */
export function registerLinks(session: Session): void {
  const { connection, linting, settings } = session;
  answerRequest(connection, linkDestinationsRequest, linkDestinationsParams, async ({ uri, links }): Promise<LinkDestinationsResult> => {
    const targets = await targetsOf(session, uri, links.map(({ path, symbol }) => ({ path, symbol: symbol ?? undefined })));
    return { targets: targets.map((target) => target ?? null) };
  });
  connection.onDocumentLinks(({ textDocument: { uri } }) => documentLinks(session, uri));
  connection.onCodeLens(({ textDocument: { uri } }) => codeLenses(session, uri));
  const refresh = (): void => {
    if (session.client().workspace?.codeLens?.refreshSupport === true) void connection.sendRequest('workspace/codeLens/refresh');
  };
  linting.onLinks((become) => {
    void connection.sendNotification(linksChangedNotification);
    // An editor asks for the lenses of what is edited by itself.
    if (become === 'changed') refresh();
  });
  settings.onChange((now, before) => {
    if (now.diagramLenses !== before.diagramLenses || now.language !== before.language) refresh();
  });
  session.onInitialized(() => announce(session));
}

/** Code of any language may be linked; only the texts of diagrams hold links. */
function announce({ connection, client }: Session): void {
  const { textDocument } = client();
  if (textDocument?.codeLens?.dynamicRegistration === true) void connection.client.register(CodeLensRequest.type, { documentSelector: [{ scheme: 'file' }, { scheme: 'vscode-vfs' }] });
  if (textDocument?.documentLink?.dynamicRegistration === true) {
    void connection.client.register(DocumentLinkRequest.type, { documentSelector: [{ language: 'mermaid' }, { language: 'markdown' }] });
  }
}
