import * as z from 'zod/mini';
import { nodeId, pictureBox } from './picture.ts';

/** Parts of the panel's messages that are about nodes: what they lead to in the workspace, and what is found there. */

/** More linked nodes of one diagram than these are not shown as such. */
export const maxLinkedNodes = 500;
/** More messages of one node's findings than these are counted. */
export const maxNodeMessages = 5;

const line = z.string().check(z.maxLength(1_000));

/** From grave to slight. */
export const nodeSeverities = ['error', 'warning', 'info', 'hint'] as const;
export type NodeSeverity = (typeof nodeSeverities)[number];

/** What is found where a node leads to. */
export const nodeFindings = z.strictObject({
  gravest: z.enum(nodeSeverities),
  count: z.number().check(z.int(), z.minimum(1)),
  /** The gravest first. */
  messages: z.array(line).check(z.maxLength(maxNodeMessages)),
});
export type NodeFindings = z.infer<typeof nodeFindings>;

/** A node that leads somewhere. */
export const nodeLink = z.strictObject({
  node: nodeId,
  label: line,
  /** `path#symbol`, for people to read: what is opened the extension knows. */
  targets: z.array(line).check(z.minLength(1), z.maxLength(20)),
  findings: z.nullable(nodeFindings),
});
export type NodeLink = z.infer<typeof nodeLink>;
export const nodeLinks = z.array(nodeLink).check(z.maxLength(maxLinkedNodes));

/** What is on the screen of the nodes of a picture. */
export const nodesShown = z.strictObject({
  /** Those that can be followed. */
  linked: z.array(nodeId).check(z.maxLength(maxLinkedNodes)),
  /** Those with a badge. */
  badges: z.array(z.strictObject({ node: nodeId, gravest: z.enum(nodeSeverities), count: z.number() })).check(z.maxLength(maxLinkedNodes)),
  lit: z.array(nodeId).check(z.maxLength(100)),
});
export type NodesShown = z.infer<typeof nodesShown>;

/** More nodes than these are never asked for at once: the linked ones, and those that are lit. */
export const maxPlacedNodes = 2 * maxLinkedNodes;
/** Where nodes are in a picture; a participant stands in it twice. */
export const nodePlaces = z.array(z.strictObject({ node: nodeId, boxes: z.array(pictureBox).check(z.maxLength(20)) })).check(z.maxLength(maxPlacedNodes));
export type NodePlaces = z.infer<typeof nodePlaces>;
