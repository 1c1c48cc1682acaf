import type { DiagramLink } from '../../../model/diagram.ts';
import type { CommentLine } from './readableText.ts';
import type { OutlineBuilder, Word } from './outlineBuilder.ts';
import { partOf } from './scanner.ts';

/** `node -> path#symbol` after `archnotes:`. */
const comment = /^\s*archnotes:[^\S\n]*(\S.*?)[^\S\n]*->[^\S\n]*(\S.*?)\s*$/d;
/** `href "path"` or `"path"`, as `click` of a flowchart, a class or a state has it, and `link` of a class. */
const click = /^\s*(?:href[^\S\n]+)?"([^"]*)"/d;

/** A target that is no file of the workspace: with a scheme, an authority, or only a fragment. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?|$)/i;

/** The links that comments make: `%% archnotes: node -> path#symbol`. The node is referred to as well. */
export function readCommentLinks(comments: readonly CommentLine[], builder: OutlineBuilder): void {
  for (const { text, start } of comments) {
    const found = comment.exec(text);
    const [, node, target] = found?.indices ?? [];
    if (node === undefined || target === undefined) continue;
    const line = { text, at: { start, end: start + text.length } };
    const link = linkOf(partOf(line, ...node), partOf(line, ...target), 'comment');
    if (link === undefined) continue;
    builder.link(link);
    builder.refer({ text: link.node, at: link.nodeAt });
  }
}

/** The link that the rest of a `click` line makes, if it leads to a file. */
export function readClick(node: Word, rest: Word, builder: OutlineBuilder): void {
  const target = click.exec(rest.text)?.indices?.[1];
  const link = target && linkOf(node, partOf(rest, ...target), 'click');
  if (link !== undefined) builder.link(link);
}

function linkOf(node: Word, target: Word, by: DiagramLink['by']): DiagramLink | undefined {
  if (elsewhere.test(target.text)) return undefined;
  const hash = target.text.indexOf('#');
  const path = (hash < 0 ? target.text : target.text.slice(0, hash)).replace(/\?.*$/, '');
  const symbol = hash < 0 ? undefined : target.text.slice(hash + 1);
  return { node: node.text, nodeAt: node.at, path, symbol: symbol === '' ? undefined : symbol, at: target.at, by };
}
