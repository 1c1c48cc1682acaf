import { dockerfileComments } from '../languages/dockerfile/comments.ts';
import { jsonComments } from '../languages/json/comments.ts';
import { lineStartsOf } from '../languages/lineStarts.ts';
import { markdownComments } from '../languages/markdown/comments.ts';
import { mermaidFences } from '../languages/markdown/fences.ts';
import { firstMermaidLine, mermaidComments } from '../languages/mermaid/comments.ts';
import { isMermaidFile } from '../languages/mermaid/diagramFile.ts';
import { mermaidDocument } from '../languages/mermaid/diagramText.ts';
import { DocumentPlaces } from '../languages/mermaid/documentPlaces.ts';
import { isJson } from '../languages/readTree.ts';
import { hclComments } from '../languages/terraform/comments.ts';
import { yamlComments } from '../languages/yaml/comments.ts';
import type { Comment, Directive } from '../model/suppression.ts';
import type { Range } from '../model/text.ts';
import { directiveMark } from './directive.ts';
import { directivesIn, type CommentedText } from './directives.ts';

/** What a text is read as. `comments`: those that the parser of the modules found. */
export type TextKind = { readonly kind: 'module'; readonly comments: readonly Comment[] } | { readonly kind: 'template' | 'terraform' | 'dockerfile' | 'package' | 'tsconfig' | 'diagrams' };

/** Comments and `%` lines before a document of YAML, with the mark that begins it. */
const yamlHead = /^(?:\s|[#%].*(?:\n|$))*---(?=\s)/;

const none: readonly Directive[] = [];

/** The directives of a file. Costs nothing where the text has none. */
export function directivesOf(path: string, text: string, as: TextKind): readonly Directive[] {
  return text.includes(directiveMark) ? directivesIn(commented(path, text, as)) : none;
}

function commented(path: string, text: string, as: TextKind): CommentedText {
  switch (as.kind) {
    case 'module':
      return { text, comments: as.comments, head: /^#!.*/.exec(text)?.[0].length ?? 0 };
    case 'diagrams':
      return isMermaidFile(path) ? mermaidText(text) : markdownText(text);
    case 'terraform':
      return { text, comments: hclComments(text).map(alone) };
    case 'dockerfile':
      return { text, comments: dockerfileComments(text).map(alone) };
    default:
      return isJson(path, text) ? { text, comments: jsonComments(text).map(alone) } : { text, comments: yamlComments(text).map(alone), head: yamlHead.exec(text)?.[0].length ?? 0 };
  }
}

function mermaidText(text: string): CommentedText {
  const diagram = mermaidDocument(text);
  const places = new DocumentPlaces(diagram, text, lineStartsOf(text));
  const comments = mermaidComments(diagram.source);
  return { text, comments: comments.map((range) => alone(places.rangeOf(range))), firstCode: places.offsetOf(firstMermaidLine(diagram.source, comments)) };
}

/** A comment before a fence is about the whole diagram in it. */
function markdownText(text: string): CommentedText {
  const starts = lineStartsOf(text);
  const fences = mermaidFences(text);
  const inside = fences.flatMap((fence) => {
    const places = new DocumentPlaces(fence, text, starts);
    return mermaidComments(fence.source).map((range) => places.rangeOf(range));
  });
  return {
    text,
    comments: [...markdownComments(text), ...inside].sort((one, other) => one.start - other.start).map(alone),
    firstCode: starts[(fences[0]?.range.start.line ?? starts.length) - 1] ?? text.length,
    blocks: fences.map(({ range }) => ({ first: range.start.line - 1, last: range.end.line })),
  };
}

function alone(range: Range): Comment {
  return { range, whole: range };
}
