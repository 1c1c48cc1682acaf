import type { PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';

/** An argument of a block, or a block inside it, as it was found. */
export interface FoundArgument {
  readonly keyRange: Range;
  readonly value: PropertyValue;
  /** The outermost block that it stands in, if in one. */
  readonly block?: Range;
}
