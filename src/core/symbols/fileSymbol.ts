import type { DiagramFileFacts } from '../model/diagram.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { TemplateFacts } from '../model/template.ts';
import type { TerraformFacts } from '../model/terraform.ts';
import type { Range } from '../model/text.ts';

/** A part of a file that a link can lead to by its name. */
export interface FileSymbol {
  /** As a link has it; a member stands behind its owner, `Orders.save`. */
  readonly name: string;
  /** Where it is named. */
  readonly at: Range;
  /** All of it, the name included. */
  readonly range: Range;
}

/** A file that symbols are looked up in: its text, and what else is known of it. */
export interface SymbolFile {
  readonly path: string;
  readonly text: string;
  readonly module?: ModuleFacts;
  readonly terraform?: TerraformFacts;
  /** Whether the module may declare infrastructure. */
  readonly declares?: boolean;
  /** Those that are in this file: a template's, or those that a module declares. */
  readonly templates: readonly TemplateFacts[];
  readonly diagrams?: DiagramFileFacts;
}
