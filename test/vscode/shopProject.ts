import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';

/** A small shop on AWS Lambda, made for one suite in a folder of its own inside the open workspace. */
export interface ShopProject {
  /** The module that holds the Redis client; the handler imports it. */
  readonly stock: vscode.Uri;
  readonly handler: vscode.Uri;
  readonly template: vscode.Uri;
  readonly remove: () => Promise<void>;
}

const template = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  PlaceOrder:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      CodeUri: .
      Handler: src/placeOrder.handler
      Timeout: 15
`;

const handler = `import { stock } from './stock';

export const handler = async (event: { readonly sku: string }) => ({ left: await stock.get(event.sku) });
`;

/** A client that connects as soon as the module is loaded, and has no other fault. */
export const eagerStock = `import Redis from 'ioredis';

export const stock = new Redis(process.env.REDIS_URL ?? 'redis://stock.internal', { commandTimeout: 900 });
stock.on('error', console.error);
`;

/** The same, connecting with the first command. */
export const lazyStock = `import Redis from 'ioredis';

export const stock = new Redis(process.env.REDIS_URL ?? 'redis://stock.internal', { commandTimeout: 900, lazyConnect: true });
stock.on('error', console.error);
`;

/** Writes the project to disk. */
export async function makeShop(stock: string): Promise<ShopProject> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  if (workspace === undefined) throw new Error('the tests run in an open folder');
  const root = await mkdtemp(join(workspace.uri.fsPath, 'shop-'));
  const files = { 'template.yaml': template, 'src/placeOrder.ts': handler, 'src/stock.ts': stock };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const at = (path: string): vscode.Uri => vscode.Uri.file(join(root, path));
  return {
    stock: at('src/stock.ts'),
    handler: at('src/placeOrder.ts'),
    template: at('template.yaml'),
    remove: async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** VS Code refuses the edit of a text that it has read from the disk again meanwhile: so often it is made anew. */
const attempts = 5;

/**
 * Replaces the whole text of a document in the editor, without saving.
 * @throws Error when VS Code does not make the edit
 */
export async function retype(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    if (await editor.edit((builder) => builder.replace(whole, text))) return document;
  }
  throw new Error(`VS Code did not replace the text of ${uri.path}`);
}
