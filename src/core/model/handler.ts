import type { LocatedPlace } from './finding.ts';

/** A place that has to do with a Lambda handler: the export that Lambda calls, or the infrastructure that names it. */
export interface HandlerSite {
  readonly side: 'code' | 'infrastructure';
  /** The name of the export; of the resource or its handler on the side of infrastructure. */
  readonly at: LocatedPlace;
  /** The functions it is the handler of. Empty where no infrastructure names it and it only looks like one. */
  readonly functions: readonly HandlerFunction[];
}

/** A function as infrastructure declares it. */
export interface HandlerFunction {
  readonly name: string;
  /** Where its handler is declared, or the function where the handler comes from defaults. */
  readonly declaredAt: LocatedPlace;
  readonly exportName: string;
  readonly code: HandlerCode;
  /** What is known of its configuration, in an order for reading. */
  readonly settings: readonly FunctionSetting[];
}

/** Where a declared handler leads. */
export type HandlerCode =
  /** `export` is undefined where no export of that name is seen in the module. */
  | { readonly kind: 'found'; readonly module: string; readonly export: LocatedPlace | undefined }
  /** No such file; `tried` are those that were looked for, without extension. */
  | { readonly kind: 'missing'; readonly tried: readonly string[] };

export type FunctionSettingName = 'runtime' | 'timeout' | 'provisionedConcurrency' | 'reservedConcurrency' | 'snapStart' | 'vpc';

/** One setting and where it stands. */
export interface FunctionSetting {
  readonly name: FunctionSettingName;
  /** Undefined where the template computes it, or where it has no value of its own (`vpc`). The timeout is in seconds. */
  readonly value: string | number | undefined;
  readonly at: LocatedPlace;
}
