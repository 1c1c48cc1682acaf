import { CodeLensRequest, DocumentLinkRequest } from 'vscode-languageserver/node';
import { linkDestinationsParams, linkDestinationsRequest, linksChangedNotification, type LinkDestinationsResult } from '../../protocol/links.ts';
import { answerRequest } from '../requests.ts';
import type { Session } from '../session.ts';
import { codeLenses } from './codeLenses.ts';
import { targetsOf } from './destinations.ts';
import { LoaderLenses } from './loaderLenses.ts';
import { documentLinks } from './documentLinks.ts';

/** Follows the links of diagrams into the workspace, and back. */
export function registerLinks(session: Session): void {
  const { connection, linting, settings } = session;
  answerRequest(connection, linkDestinationsRequest, linkDestinationsParams, async ({ uri, links }): Promise<LinkDestinationsResult> => {
    const targets = await targetsOf(session, uri, links.map(({ path, symbol }) => ({ path, symbol: symbol ?? undefined })));
    return { targets: targets.map((target) => target ?? null) };
  });
  connection.onDocumentLinks(({ textDocument: { uri } }) => documentLinks(session, uri));
  let isOffered = false;
  const refresh = (): void => {
    // Before it knows that there are lenses, an editor may refuse to ask for them again; it then asks by itself.
    if (!isOffered || session.client().workspace?.codeLens?.refreshSupport !== true) return;
    connection.sendRequest('workspace/codeLens/refresh').catch((error: unknown) => connection.console.warn(String(error)));
  };
  const loaders = new LoaderLenses(session, refresh);
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const [diagrams, loading] = await Promise.all([codeLenses(session, uri), loaders.of(uri)]);
    return diagrams === null || loading === null ? null : [...loading, ...diagrams];
  });
  linting.onLinks((become) => {
    if (settings.isOwnClient) void connection.sendNotification(linksChangedNotification);
    // An editor asks for the lenses of what is edited by itself.
    if (become === 'changed') refresh();
  });
  settings.onChange((now, before) => {
    if (now.diagramLenses !== before.diagramLenses || now.loaderLenses !== before.loaderLenses || now.language !== before.language) refresh();
  });
  session.onInitialized(() => {
    announce(session)
      .then((offered) => (isOffered = offered))
      .catch((error: unknown) => connection.console.warn(String(error)));
  });
}

/** Code of any language may be linked; only the texts of diagrams hold links. Gives whether the editor takes lenses. */
async function announce({ connection, client }: Session): Promise<boolean> {
  const { textDocument } = client();
  if (textDocument?.documentLink?.dynamicRegistration === true) {
    await connection.client.register(DocumentLinkRequest.type, { documentSelector: [{ language: 'mermaid' }, { language: 'markdown' }] });
  }
  if (textDocument?.codeLens?.dynamicRegistration !== true) return false;
  await connection.client.register(CodeLensRequest.type, { documentSelector: [{ scheme: 'file' }, { scheme: 'vscode-vfs' }] });
  return true;
}
