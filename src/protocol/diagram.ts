import * as z from 'zod/mini';
import { failure, failureSchema } from './failure.ts';
import { nodeLinks, nodesShown } from './nodeLinks.ts';
import { maxExportLength, nodeId, pictureLook } from './picture.ts';

/**
 * Messages between the extension (host) and the diagram panel's own script (relay). What the relay and its two frames say to each other
 * stands in src/webview/messages. Every receiver parses what it gets with these schemas; a field too many is a refusal.
 */

/** A Mermaid text above this length is not even sent; the panel says so. Mermaid's own limit is far below. */
export const maxSourceLength = 1_048_576;
const maxDiagrams = 2_000;
const text = z.string().check(z.maxLength(4_000));
const count = z.number().check(z.int(), z.minimum(0));
const finite = z.number();

/** Ids of what the panel says; the sentences come with {@link hostMessage} `init`. */
export const panelPhrases = [
  'actualSize',
  'alias',
  'atLine',
  'copyPng',
  'copySvg',
  'drawing',
  'expected',
  'or',
  'export',
  'find',
  'findClose',
  'findCount',
  'findNext',
  'findNone',
  'findPrevious',
  'fit',
  'frontMatter',
  'goToLine',
  'incomplete',
  'internal',
  'lastGood',
  'lock',
  'menu',
  'newPanel',
  'nodeBadge',
  'nodeLink',
  'nodeMore',
  'nodeText',
  'nothing',
  'outline',
  'outlineEdge',
  'outlineEdgeLabel',
  'outlineEdges',
  'outlineLink',
  'outlineLinks',
  'outlineNodes',
  'outlineNothing',
  'ownWords',
  'paused',
  'picker',
  'pickerOption',
  'picture',
  'pictureKeys',
  'print',
  'refused',
  'resume',
  'severityError',
  'severityHint',
  'severityInfo',
  'severityWarning',
  'syntax',
  'timeout',
  'tooLarge',
  'tooLong',
  'tooManyEdges',
  'toolbar',
  'unexpected',
  'unknownKind',
  'zoomIn',
  'zoomOut',
] as const;
export type PanelPhrase = (typeof panelPhrases)[number];
const phrases = z.record(z.enum(panelPhrases), text);
export type PanelPhrases = z.infer<typeof phrases>;

const diagram = z.strictObject({
  title: z.string().check(z.maxLength(1_000)),
  source: z.string().check(z.maxLength(maxSourceLength)),
  /** The line of the document, from 0, on which `source` begins. */
  firstLine: count,
});

/** What a document is called that is no document, but the diagrams of a pattern that came with the extension: this, a colon, its id. */
export const patternScheme = 'archnotes-pattern';

export const hostMessage = z.discriminatedUnion('type', [
  /** Answer to `ready`, and whenever a setting changes. */
  z.strictObject({ type: z.literal('init'), language: z.enum(['en', 'ko']), phrases, timeoutSeconds: z.number().check(z.minimum(1), z.maximum(60)) }),
  /** What the document holds now. `revision` comes back with everything said about it. */
  z.strictObject({
    type: z.literal('diagrams'),
    document: z.string().check(z.maxLength(8_000)),
    revision: count,
    diagrams: z.array(diagram).check(z.maxLength(maxDiagrams)),
    selected: count,
  }),
  /** The cursor moved into another diagram. */
  z.strictObject({ type: z.literal('select'), selected: count }),
  /** Whether the panel stays with what it shows. */
  z.strictObject({ type: z.literal('locked'), locked: z.boolean() }),
  /** What nodes of a diagram lead to in the workspace, and what is found there; all of it, whenever it changes. */
  z.strictObject({ type: z.literal('links'), revision: count, index: count, links: nodeLinks }),
  /** The nodes of a diagram that the cursor is in, in its text or in what they lead to. */
  z.strictObject({ type: z.literal('light'), revision: count, index: count, nodes: z.array(nodeId).check(z.maxLength(100)) }),
  /** The user wants to search in the picture. */
  z.strictObject({ type: z.literal('find') }),
  /** A text as a picture, whatever the panel shows; to be sent back, or put into the clipboard (PNG alone). Answered once, also by a failure. */
  z.strictObject({ type: z.literal('render'), id: count, source: z.string().check(z.maxLength(maxSourceLength)), look: pictureLook, to: z.enum(['host', 'clipboard']) }),
]);
export type HostMessage = z.infer<typeof hostMessage>;
export type PanelDiagram = z.infer<typeof diagram>;

/** What the user may ask the extension for in the panel. */
const panelCommands = ['export', 'copyPng', 'copySvg', 'print', 'newPanel', 'lock'] as const;
export type PanelCommand = (typeof panelCommands)[number];

export const panelMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** A picture is on the screen. `cached`: it had been drawn before. */
  z.strictObject({ type: z.literal('drawn'), revision: count, index: count, kind: text, cached: z.boolean() }),
  z.strictObject({ type: z.literal('failed'), revision: count, index: count, ...failure }),
  /** The user picked a diagram in the panel. */
  z.strictObject({ type: z.literal('picked'), revision: count, index: count }),
  /** The user wants to see a place in a diagram's text. */
  z.strictObject({ type: z.literal('reveal'), revision: count, index: count, line: count, character: count }),
  /** The user wants to see where the text has a node of the picture. */
  z.strictObject({ type: z.literal('revealNode'), revision: count, index: count, node: nodeId }),
  /** The user clicked a link in a picture. */
  z.strictObject({ type: z.literal('link'), href: z.string().check(z.maxLength(8_000)) }),
  /** What is to be seen of the nodes has changed. */
  z.strictObject({ type: z.literal('nodes'), revision: count, index: count, shown: nodesShown }),
  /** The user wants to go where a node leads, or to see what is found there. */
  z.strictObject({ type: z.literal('follow'), revision: count, index: count, node: nodeId }),
  z.strictObject({ type: z.literal('findings'), revision: count, index: count, node: nodeId }),
  z.strictObject({ type: z.literal('command'), command: z.enum(panelCommands) }),
  /** Answers to `render`; `data` is empty when the clipboard has it. */
  z.strictObject({ type: z.literal('rendered'), id: count, data: z.string().check(z.maxLength(maxExportLength)) }),
  z.strictObject({ type: z.literal('notRendered'), id: count, failure: failureSchema }),
  z.strictObject({ type: z.literal('tooManyPixels'), id: count, width: count, height: count }),
  /** The browser did not let the panel write to the clipboard. */
  z.strictObject({ type: z.literal('clipboardRefused'), id: count, detail: text }),
]);
export type PanelMessage = z.infer<typeof panelMessage>;

/** Where a picture stands: `fit` follows the panel's size, `free` is as the user left it (offsets in pixels of the panel). */
const view = z.strictObject({ mode: z.enum(['fit', 'free']), x: finite, y: finite, scale: finite.check(z.minimum(0.01), z.maximum(100)) });
export type View = z.infer<typeof view>;

/** Documents whose views are kept, and diagrams of one; the oldest go first. */
export const keptDocuments = 10;
export const keptDiagrams = 200;
const keptDiagram = z.strictObject({
  title: z.string().check(z.maxLength(1_000)),
  /** A fingerprint of its text. */
  content: z.string().check(z.maxLength(40)),
  view: z.nullable(view),
});
const keptDocument = z.strictObject({ document: z.string().check(z.maxLength(8_000)), diagrams: z.array(keptDiagram).check(z.maxLength(keptDiagrams)) });

/** What the panel remembers over a reload (webview state), and what the serializer gets back: anything, until parsed. */
export const panelState = z.strictObject({
  document: z.string().check(z.maxLength(8_000)),
  selected: count,
  locked: z.boolean(),
  documents: z.array(keptDocument).check(z.maxLength(keptDocuments)),
});
export type PanelState = z.infer<typeof panelState>;
