import type { TemplateFacts } from '../model/template.ts';
import { isServerlessFile, parseTemplate } from './cloudformation/index.ts';
import { parseServerless } from './serverless/index.ts';

export { looksLikeTemplate } from './cloudformation/index.ts';
export { parseIncluded } from './serverless/includedFile.ts';

/**
 * The facts of a file that `looksLikeTemplate` let through: serverless.yml by its name, anything else as CloudFormation
 * or SAM. Undefined where it is neither.
 */
export function parseInfrastructure(path: string, text: string, hash: string): TemplateFacts | undefined {
  return isServerlessFile(path) ? parseServerless(path, text, hash) : parseTemplate(path, text, hash);
}
