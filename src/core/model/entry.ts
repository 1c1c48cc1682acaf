import type { Place } from './text.ts';

/** A function that Lambda calls: the module is loaded while Lambda initialises. */
export interface Entry {
  /** Name of the function: the resource's, or the module's path where only its shape tells. */
  readonly name: string;
  readonly module: string;
  readonly exportName: string;
  /** Where its code is: the export. */
  readonly at: Place;
  readonly evidence: EntryEvidence;
  /** What its own code says of who calls it; undefined where it says nothing. */
  readonly calledBy: Caller | undefined;
}

/** Who calls a function seldom, and never twice at a time: a clock, or CloudFormation on behalf of a custom resource. */
export type Caller = 'schedule' | 'deployment';

/** How it is known that Lambda calls the function. */
export type EntryEvidence =
  | {
      readonly kind: 'infrastructure';
      readonly declaredAt: Place;
      readonly provisionedConcurrency: ProvisionedConcurrency | undefined;
      readonly configuration: FunctionConfiguration;
    }
  /** Nothing names it; the export looks like a handler. */
  | { readonly kind: 'shape' };

export interface ProvisionedConcurrency {
  /** Undefined where the template computes it. */
  readonly environments: number | undefined;
  readonly at: Place;
}

/** What infrastructure says of a function besides its handler. Undefined where it says nothing. */
export interface FunctionConfiguration {
  /** `nodejs22.x`, `python3.13`, … */
  readonly runtime: Configured<string> | undefined;
  /** Seconds; Lambda's default is 3, serverless.yml's 6. */
  readonly timeout: Configured<number> | undefined;
  readonly timeLimit: TimeLimit;
  readonly reservedConcurrency: Configured<number> | undefined;
  /** `PublishedVersions` or `None`. */
  readonly snapStart: Configured<string> | undefined;
  /** Where the function is put into a VPC, if it is. */
  readonly vpc: Place | undefined;
}

/** How long an event may take before Lambda ends the function. */
export interface TimeLimit {
  /** Undefined where the template computes it. */
  readonly seconds: number | undefined;
  /** Whether the template says so; else it is the default of Lambda, or of the tool that deploys. */
  readonly written: boolean;
  /** Where it says so, or the function's name. */
  readonly at: Place;
}

/** A setting and where it stands; the value is undefined where the template computes it. */
export interface Configured<T> {
  readonly value: T | undefined;
  readonly at: Place;
}

/** A handler as infrastructure declares it, before it is joined to a module. */
export interface HandlerDeclaration {
  readonly name: string;
  /** The handler where the function itself has it, else (it comes from defaults) the function's name. */
  readonly declaredAt: Place;
  /** The function's name. */
  readonly nameAt: Place;
  /**
   * Files, without extension and relative to the project's root, that the declaration can mean, best first:
   * a handler string that points into build output has several.
   */
  readonly candidates: readonly string[];
  readonly exportName: string;
  readonly provisionedConcurrency: ProvisionedConcurrency | undefined;
  readonly configuration: FunctionConfiguration;
}
