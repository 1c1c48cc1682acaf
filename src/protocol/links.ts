import * as z from 'zod/mini';

/**
 * Messages about the links of diagrams into the workspace, between the VS Code client and the language server. Positions
 * are those of the Language Server Protocol: from 0, UTF-16.
 */
const position = z.object({ line: z.number(), character: z.number() });
const range = z.object({ start: position, end: position });

/** Client to server: where links lead that stand in a document. */
export const linkDestinationsRequest = 'archnotes/linkDestinations';
export const linkDestinationsParams = z.object({
  uri: z.string(),
  /** As written: `path#symbol`, relative to the document or to its folder of the workspace. */
  links: z.array(z.object({ path: z.string(), symbol: z.nullable(z.string()) })),
});
export type LinkDestinationsParams = z.infer<typeof linkDestinationsParams>;
export const linkTarget = z.object({
  /** Of a file or a folder in the document's folder of the workspace. */
  uri: z.string(),
  /** Relative to that folder. */
  path: z.string(),
  /** What the link names of the file: where, and all of it. Null where that is the whole file, or cannot be told. */
  part: z.nullable(z.object({ at: position, range })),
});
export type LinkTarget = z.infer<typeof linkTarget>;
/** In the order of the links; null for one that leads nowhere. */
export const linkDestinationsResult = z.object({ targets: z.array(z.nullable(linkTarget)) });
export type LinkDestinationsResult = z.infer<typeof linkDestinationsResult>;

/** Server to client: what links lead to may have come, gone or moved. */
export const linksChangedNotification = 'archnotes/linksChanged';

/** What a CodeLens over linked code is for: shows one of these diagrams with its nodes lit. The argument comes from the server. */
export const showLinkedDiagramCommand = 'archnotes.showLinkedDiagram';
export const linkedDiagram = z.object({
  uri: z.string(),
  title: z.string(),
  /** A line of the document in which the diagram stands. */
  line: z.number(),
  nodes: z.array(z.string()),
});
export type LinkedDiagram = z.infer<typeof linkedDiagram>;
export const linkedDiagrams = z.array(linkedDiagram);
