import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { JSONPath, ModificationOptions, Node, ParseError } from 'jsonc-parser';
import type { TextEdit } from '../model/text.ts';
import { readGlob } from './glob.ts';

/** An archnotes.json that says nothing yet. */
export const emptyConfiguration = '{}\n';

/** The edits of an archnotes.json that turn a rule off; undefined where its text is too broken to be edited. */
export function turningOff(text: string, rule: string): readonly TextEdit[] | undefined {
  const root = soundTree(text);
  if (root === undefined || isOther(root, ['rules'], 'object')) return undefined;
  const hasOptions = findNodeAtLocation(root, ['rules', rule])?.type === 'object';
  return editsOf(text, hasOptions ? ['rules', rule, 'severity'] : ['rules', rule], 'off');
}

/** The edits that ignore a file, by its path from the configuration's folder; undefined also for one that no pattern can name. */
export function ignoring(text: string, path: string): readonly TextEdit[] | undefined {
  const root = soundTree(text);
  const glob = readGlob(path);
  if (root === undefined || isOther(root, ['ignore'], 'array') || typeof glob === 'string' || !glob(path)) return undefined;
  const list = findNodeAtLocation(root, ['ignore']);
  return list === undefined ? editsOf(text, ['ignore'], [path]) : editsOf(text, ['ignore', list.children?.length ?? 0], path, { isArrayInsertion: true });
}

function soundTree(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return errors.length > 0 || root?.type !== 'object' ? undefined : root;
}

function isOther(root: Node, path: JSONPath, type: Node['type']): boolean {
  const node = findNodeAtLocation(root, path);
  return node !== undefined && node.type !== type;
}

/** Comments stay, and so does how the file is indented. */
function editsOf(text: string, path: JSONPath, value: unknown, options: ModificationOptions = {}): readonly TextEdit[] {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return modify(text, path, value, { ...options, formattingOptions }).map(({ offset, length, content }) => ({ range: { start: offset, end: offset + length }, newText: content }));
}
