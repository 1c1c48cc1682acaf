import type { ModuleFacts } from '../model/module.ts';
import type { TemplateFacts } from '../model/template.ts';
import type { Modules } from '../link/modules.ts';

/** What infrastructure written as code is read from. */
export interface CodeSource {
  readonly modules: Modules;
  /** The nearest folder, `folder` itself first, that holds a file of one of these names. */
  readonly folderWith: (folder: string, names: readonly string[]) => string | undefined;
}

/** One vendor's way of writing infrastructure in TypeScript or JavaScript. */
export interface CodeDialect {
  /** What stands in the text of every module that declares resources in this dialect. */
  readonly needles: readonly string[];
  /** Names of files that are always read, whatever they mention. */
  readonly fileName: RegExp | undefined;
  /**
   * The resources that a module declares, in CloudFormation's terms; undefined for a module that declares none. What
   * cannot be evaluated is `unresolved`. Ranges lie in this module: a value from elsewhere has the place that asks for it.
   */
  readonly infrastructureOf: (source: CodeSource, module: ModuleFacts) => TemplateFacts | undefined;
}
