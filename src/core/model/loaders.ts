import type { LocatedPlace } from './finding.ts';

/** Which handlers a module is, and which load it. */
export interface Loaders {
  /** Handlers that the module itself holds. */
  readonly own: readonly LoadingHandler[];
  /** Handlers of other modules that load it, each by its shortest way. */
  readonly loadedBy: readonly LoadPath[];
}

/** A Lambda handler, in code. */
export interface LoadingHandler {
  /** Of the function; undefined where no infrastructure names the handler and it only looks like one. */
  readonly declared: { readonly name: string; readonly at: LocatedPlace } | undefined;
  readonly exportName: string;
  /** The export. */
  readonly at: LocatedPlace;
}

/** How a handler comes to load a module. */
export interface LoadPath {
  readonly handler: LoadingHandler;
  /** `later`: not while Lambda initialises, but only if code runs that asks for it. */
  readonly when: 'cold-start' | 'later';
  /** From the handler's module on. */
  readonly steps: readonly LoadPathStep[];
}

/** A place that leads on to the next module. */
export interface LoadPathStep {
  readonly kind: 'import' | 'call' | 'construction';
  /** What is imported, called or constructed, as written. */
  readonly name: string;
  readonly at: LocatedPlace;
}

/** A client of a module that handlers of other modules construct on a cold start. */
export interface LoadedClient {
  /** Where it is constructed, from 0. */
  readonly line: number;
  /** How many handlers of other modules construct it. */
  readonly handlers: number;
}
