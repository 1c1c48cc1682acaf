import * as z from 'zod/mini';

/**
 * Custom messages between the VS Code client and the language server, beside the Language Server Protocol itself.
 * Both sides parse what they receive with these schemas.
 */

/** Position as in the Language Server Protocol: from 0, UTF-16. */
const position = z.object({ line: z.number(), character: z.number() });
const range = z.object({ start: position, end: position });

/** `initializationOptions`, and the payload of {@link settingsNotification} whenever a setting changes. */
export const serverSettings = z.object({
  /** The language for everything the server says. */
  language: z.enum(['en', 'ko']),
  lint: z.object({ enable: z.boolean(), run: z.enum(['onType', 'onSave']) }),
  /** Folders of the user's own patterns, absolute paths. Empty in Restricted Mode. */
  patternFolders: z.array(z.string()),
  trusted: z.boolean(),
  /** Whether code that diagrams lead to shows the way back. */
  diagramLenses: z.boolean(),
  /** Whether clients show which handlers construct them on a cold start. */
  loaderLenses: z.boolean(),
});
export type ServerSettings = z.infer<typeof serverSettings>;
export const settingsNotification = 'archnotes/settings';

/** Server to client, whenever it changes: what the language status item shows. */
export const serverStatus = z.object({
  state: z.enum(['starting', 'reading', 'ready', 'failed']),
  files: z.number(),
  handlers: z.number(),
  findings: z.number(),
  /** Files that were left out: too large, binary, timed out. */
  skipped: z.number(),
  /** Findings that comments take back. */
  suppressed: z.number(),
  /** Whether reading was cancelled before all files were read. */
  partial: z.boolean(),
});
export type ServerStatus = z.infer<typeof serverStatus>;
export const statusNotification = 'archnotes/status';

/**
 * Client to server: git has moved to another commit or branch in a repository, so that any of its files may be others, whether
 * or not anybody tells of them.
 */
export const gitMoved = z.object({ /** The repository's folder, without a trailing slash. */ uri: z.string() });
export type GitMoved = z.infer<typeof gitMoved>;
export const gitMovedNotification = 'archnotes/gitMoved';

/** Reads the whole workspace again. Resolves when the findings are published. */
export const lintWorkspaceRequest = 'archnotes/lintWorkspace';
export const lintWorkspaceResult = z.object({ findings: z.number(), files: z.number(), handlers: z.number(), partial: z.boolean() });
export type LintWorkspaceResult = z.infer<typeof lintWorkspaceResult>;

/** Client to server: the user does not want the workspace to be read to its end. What was found stays. Without parameters. */
export const stopReadingNotification = 'archnotes/stopReading';

/**
 * The edits that fix everything fixable. `workspace`, or one document. Documents that are open carry their version:
 * the client refuses the edit of a document that has moved on.
 */
export const fixAllRequest = 'archnotes/fixAll';
export const fixAllParams = z.object({ uri: z.optional(z.string()) });
export type FixAllParams = z.infer<typeof fixAllParams>;
export const fixAllResult = z.object({
  documents: z.array(
    z.object({
      uri: z.string(),
      version: z.nullable(z.number()),
      edits: z.array(z.object({ range, newText: z.string() })),
    }),
  ),
  fixed: z.number(),
});
export type FixAllResult = z.infer<typeof fixAllResult>;

/** The diagrams of a `.mmd` file or of the Mermaid fences of a Markdown file, in order. */
export const diagramsRequest = 'archnotes/diagrams';
export const diagramsParams = z.object({ uri: z.string(), languageId: z.string(), text: z.string() });
export type DiagramsParams = z.infer<typeof diagramsParams>;
export const documentDiagram = z.object({
  /** Title from front matter, `accTitle`, or the heading above the fence; empty where there is none. */
  title: z.string(),
  /** The Mermaid source as Mermaid is to read it (indentation of the fence removed). */
  source: z.string(),
  /** Where the source stands in the document. */
  range,
  /** For each line of `source`, how many characters the document's line has before it (fence indentation, list, quote). */
  indents: z.array(z.number()),
  /** Whether its kind is one whose structure is read. */
  isReadable: z.boolean(),
  /** The nodes, participants, states, classes or entities, where it is; places in the document. */
  nodes: z.array(z.object({ id: z.string(), label: z.string(), /** Where it is declared, or stands first. */ at: range, occurrences: z.array(range) })),
  /** What encloses nodes, by the title that its picture has: subgraphs, namespaces. */
  groups: z.array(z.object({ name: z.string(), at: range })),
  /** What nodes lead to in the workspace. */
  links: z.array(z.object({ node: z.string(), path: z.string(), symbol: z.nullable(z.string()), at: range })),
});
export type DocumentDiagram = z.infer<typeof documentDiagram>;
export const diagramsResult = z.object({ diagrams: z.array(documentDiagram) });
export type DiagramsResult = z.infer<typeof diagramsResult>;
