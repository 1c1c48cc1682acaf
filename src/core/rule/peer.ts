import type { Localized } from '../model/text.ts';

/** Linters that have a check in common with ours, by the names that `peers` of an archnotes.json knows. */
export const peerNames = ['cfn-lint', 'sonarqube'] as const;
export type PeerName = (typeof peerNames)[number];

/** A check of another linter that finds the same as a rule of ours, or a part of it. */
export interface Peer {
  readonly linter: PeerName;
  /** As the linter calls it. */
  readonly check: string;
  /** What of the rule's findings it has; one sentence for the rule's page. */
  readonly covers: Localized;
}
