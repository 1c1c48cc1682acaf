import type { Localized } from '../model/text.ts';

/** A number that a team may set for a rule in its archnotes.json. Name and description say the unit. */
export interface RuleOption {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** One sentence for completion in an editor and for the rule's page. */
  readonly description: Localized;
}
