import type { SyntaxDamage } from './module.ts';
import type { LineStarts, Range } from './text.ts';

/** What is known of one infrastructure file. */
export interface TemplateFacts {
  readonly kind: 'template';
  readonly dialect: 'cloudformation' | 'sam' | 'serverless' | 'terraform' | 'cdk' | 'sst';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  /** Why the text could not be read; there are then no, or not all, resources. */
  readonly syntaxError: SyntaxDamage | undefined;
  readonly resources: readonly Resource[];
  /** Of a serverless.yml with variables that lead to other files: all of it, the variables as they are written. */
  readonly service?: MapProperty | undefined;
  /** The folder that its paths begin at, where that is not its own: functions in a file that a serverless.yml takes in. */
  readonly folder?: string | undefined;
}

/** What is known of a YAML or JSON file that a serverless.yml takes in: `${file(functions.yml)}`. */
export interface IncludedFacts {
  readonly kind: 'included';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly syntaxError: SyntaxDamage | undefined;
  /** Its variables are texts. */
  readonly root: PropertyValue | undefined;
}

/**
 * One resource as its dialect declares it, defaults of the file (SAM `Globals`, serverless `provider`) merged in. A default
 * of the tool itself (`timeout` of serverless.yml and SST) is a property, too: as nobody wrote it, its range is `nameRange`. So is a
 * default that another file has.
 */
export interface Resource {
  /** Logical id in CloudFormation and SAM, key under `functions` in serverless.yml. */
  readonly name: string;
  readonly nameRange: Range;
  /** The CloudFormation type: `AWS::Lambda::Function`, `AWS::Serverless::Function`, …; serverless functions are `AWS::Lambda::Function`. */
  readonly type: string;
  readonly properties: MapProperty;
  /** How it is built (`BuildMethod`, `DockerContext`, …), where the template says so. */
  readonly metadata: MapProperty | undefined;
  readonly range: Range;
}

/** A value in a template. Intrinsics, variables and expressions are `unresolved`. */
export type PropertyValue =
  | { readonly kind: 'string'; readonly value: string; readonly range: Range }
  | { readonly kind: 'number'; readonly value: number; readonly range: Range }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly range: Range }
  | { readonly kind: 'null'; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly PropertyValue[]; readonly range: Range }
  | MapProperty
  /**
   * `reference` names the logical id of a plain `Ref` or `GetAtt`; `mentions` every logical id that the expression asks
   * for, the parts of a `Sub` or `Join` included.
   */
  | {
      readonly kind: 'unresolved';
      readonly reference: string | undefined;
      readonly mentions: readonly string[];
      readonly range: Range;
    };

export interface MapProperty {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  /** Set where there may be entries that nobody can read: a spread of something unknown. */
  readonly open?: true;
  readonly range: Range;
}

export interface MapEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: PropertyValue;
}

/** One `package.json`, as far as module resolution needs it. */
export interface PackageFacts {
  readonly kind: 'package';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly syntaxError: SyntaxDamage | undefined;
  readonly name: string | undefined;
  /** Globs of `workspaces`, relative to the file's folder. */
  readonly workspaces: readonly string[];
  /** Names of dependencies that lie in the project itself: `workspace:`, `file:`, `link:`, `portal:`. */
  readonly linked: readonly string[];
  /** Versions asked for of other packages, as written, by name. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** `source`, `module`, `main`, `types` in that order of preference, as written; then `exports` and `imports` flattened. */
  readonly entries: readonly PackageEntry[];
}

/** `subpath` is `.` for the package itself, `#…` for an entry of `imports`; targets are as written, in order of preference. */
export interface PackageEntry {
  readonly subpath: string;
  readonly targets: readonly string[];
}

/** One `tsconfig.json` or `jsconfig.json`, as far as module resolution needs it. */
export interface TsconfigFacts {
  readonly kind: 'tsconfig';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly syntaxError: SyntaxDamage | undefined;
  readonly extends: readonly string[];
  readonly baseUrl: string | undefined;
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  readonly rootDir: string | undefined;
  readonly outDir: string | undefined;
}
