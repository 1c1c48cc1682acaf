import type { PropertyValue, TemplateFacts } from '../../model/template.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { readTree } from '../readTree.ts';
import type { ValueTree } from '../valueTree.ts';
import { isNamedTemplate } from './gate.ts';
import { cloudFormationDialect } from './intrinsics.ts';
import { isSam, isTemplateDocument, readResources } from './resources.ts';

export { isNamedTemplate, isServerlessFile, looksLikeTemplate } from './gate.ts';

/** A text in which another language writes the YAML (Jinja, Helm, ERB). `{{resolve:…}}` is CloudFormation's own. */
const generated = /\{%|\{\{(?!\s*resolve:)|<%/;

/**
 * The facts of a CloudFormation or SAM template. Undefined where the file is no template, or cannot be read and is not
 * named like one. A named template that cannot be read gives facts with `syntaxError` and what could be recovered.
 */
export function parseTemplate(path: string, text: string, hash: string): TemplateFacts | undefined {
  const tree = readTree(path, text, cloudFormationDialect);
  if (tree.syntaxError !== undefined && generated.test(text)) return undefined;
  const root = tree.documents.find(isTemplateDocument);
  if (root === undefined && !(isNamedTemplate(path) && tree.syntaxError !== undefined)) return undefined;
  return factsOf({ path, text, hash }, tree, root);
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly hash: string;
}

function factsOf({ path, text, hash }: Source, tree: ValueTree, root: PropertyValue | undefined): TemplateFacts {
  return {
    kind: 'template',
    dialect: root !== undefined && isSam(root) ? 'sam' : 'cloudformation',
    path,
    hash,
    lineStarts: lineStartsOf(text),
    syntaxError: tree.syntaxError,
    resources: root === undefined ? [] : readResources(root),
  };
}
