import type { PropertyValue } from '../../model/template.ts';
import type { HclValue } from '../../model/terraform.ts';
import type { Range } from '../../model/text.ts';

/** An argument of a block, or a block inside it, as it was found. */
export interface FoundArgument {
  readonly keyRange: Range;
  readonly value: PropertyValue;
  /** The expression that the value is read from, if it is one. */
  readonly written?: HclValue;
  /** The outermost block that it stands in, if in one. */
  readonly block?: Range;
}
