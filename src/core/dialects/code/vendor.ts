import type { Call, ModuleFacts } from '../../model/module.ts';
import type { MapEntry, TemplateFacts } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import type { Expression, Made } from './known.ts';
import type { Home } from './properties.ts';

/** One call that may make resources, and what it is evaluated with. */
export interface Site {
  /** The call's module and what its parameters stand for; the value is the call itself. */
  readonly expression: Expression;
  readonly call: Call;
  readonly home: Home;
  /** The folder in which the vendor's tool runs: paths in texts are relative to it. */
  readonly root: string;
}

/** What a resource will be called and what it is, told before anything of it is read. */
export interface Announced extends Made {
  readonly nameRange: Range;
}

/** A resource before it has a name of its own. */
export interface Draft {
  readonly name: string;
  readonly nameRange: Range;
  readonly type: string;
  readonly properties: readonly MapEntry[];
  readonly metadata: readonly MapEntry[];
  readonly range: Range;
  /** For a function: whether it is known where its code is. */
  readonly certain: boolean;
}

/** What one vendor's constructs mean. */
export interface Vendor {
  readonly dialect: TemplateFacts['dialect'];
  /** Names of files that lie in the folder where the vendor's tool runs, the most telling first. */
  readonly rootFiles: readonly (readonly string[])[];
  /** The resource that a call makes, if it makes one that others can refer to. */
  readonly announce: (site: Site) => Announced | undefined;
  /** All resources that a call makes; the announced one has the name it is given. */
  readonly read: (site: Site, announced: Announced | undefined) => readonly Draft[];
  /** Whether a module is this dialect's although none of its calls makes a resource. */
  readonly isInfrastructure?: (module: ModuleFacts) => boolean;
}

/** The argument of a call at a position; undefined where there is none, or a spread stands before it. */
export function argumentOf({ call, expression }: Site, position: number): Expression | undefined {
  const argument = call.arguments[position];
  const spread = call.arguments.slice(0, position + 1).some((each) => each.spread);
  return argument === undefined || spread ? undefined : { ...expression, value: argument.value };
}
