import type { MapProperty, TemplateFacts } from '../../model/template.ts';
import { cloudFormationDialect } from '../cloudformation/intrinsics.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { readTree } from '../readTree.ts';
import type { ValueDialect } from '../valueTree.ts';
import { isService } from './service.ts';
import { takesInFiles } from './variable.ts';
import { wholeService } from './wholeService.ts';

/** The framework's variables stay texts. */
export const variablesAsWritten: ValueDialect = cloudFormationDialect;

/**
 * The facts of a serverless.yml (or .json): each function as an `AWS::Lambda::Function` with the names that
 * CloudFormation has for its properties (its events: SAM), and the resources under `resources.Resources`; of these, what is known without
 * any other file. Undefined where the file can be read and configures no AWS service.
 */
export function parseServerless(path: string, text: string, hash: string): TemplateFacts | undefined {
  const { documents, syntaxError } = readTree(path, text, variablesAsWritten);
  const root = documents.find((document): document is MapProperty => document.kind === 'map' && isService(document));
  if (root === undefined && syntaxError === undefined) return undefined;
  const bare: TemplateFacts = { kind: 'template', dialect: 'serverless', path, hash, lineStarts: lineStartsOf(text), syntaxError, resources: [] };
  if (root === undefined) return bare;
  const [alone = bare] = wholeService({ ...bare, service: root }, () => undefined);
  return { ...bare, resources: alone.resources, ...(takesInFiles(text) ? { service: root } : {}) };
}
