import { codeDialects } from '../dialects/codeDialects.ts';
import type { CodeSource } from '../dialects/codeDialect.ts';
import { moduleView, type Resolve } from '../link/modules.ts';
import { foldersUpwards } from '../link/resolvePath.ts';
import { isBuildOutput, isTest } from '../link/paths.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { TemplateFacts } from '../model/template.ts';

/** What stands in the text of a module that may declare infrastructure. */
export const infrastructureNeedles: readonly string[] = codeDialects.flatMap(({ needles }) => needles);

/** Whether a module is read as infrastructure because of its name. */
export function isInfrastructureFile(path: string): boolean {
  return codeDialects.some(({ fileName }) => fileName?.test(path) === true);
}

interface Evaluated {
  readonly templates: readonly TemplateFacts[];
  /** Every module that was looked at, known or not. */
  readonly touched: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
}

/** What an evaluation reads from. */
export interface EvaluationSource {
  readonly known: (path: string) => ModuleFacts | undefined;
  readonly resolve: Resolve;
  /** All files of the project, of any kind. */
  readonly files: ReadonlySet<string>;
}

/**
 * The resources that modules declare, each module evaluated when it is asked for and kept until one that was looked at
 * changes.
 */
export class CodeInfrastructure {
  readonly #evaluated = new Map<string, Evaluated>();

  /** Drops what the module at `path` had a part in. Says whether anything was dropped. */
  forget(path: string): boolean {
    let dropped = false;
    for (const [evaluated, { touched }] of this.#evaluated) {
      if (touched.has(path)) dropped = this.#evaluated.delete(evaluated) || dropped;
    }
    return dropped;
  }

  /** Drops everything: what imports mean, or where tools run, has changed. */
  forgetAll(): void {
    this.#evaluated.clear();
  }

  /** The resources of the modules at `paths`, as templates. */
  templates(paths: readonly string[], source: EvaluationSource): readonly TemplateFacts[] {
    return paths.flatMap((path) => {
      const evaluated = this.#evaluated.get(path) ?? evaluate(path, source);
      this.#evaluated.set(path, evaluated);
      return evaluated.templates;
    });
  }

  /** Modules that would make what is known more certain. */
  missing(): readonly string[] {
    return [...this.#evaluated.values()].flatMap(({ missing }) => [...missing]);
  }
}

function evaluate(path: string, { known, resolve, files }: EvaluationSource): Evaluated {
  const touched = new Set([path]);
  const missing = new Set<string>();
  const look = (asked: string): ModuleFacts | undefined => {
    touched.add(asked);
    return known(asked);
  };
  const source: CodeSource = {
    modules: moduleView({ known: look, resolve, missing }, () => true),
    folderWith: (folder, names) => foldersUpwards(folder).find((above) => names.some((name) => files.has(above === '' ? name : `${above}/${name}`))),
  };
  const module = isTest(path) || isBuildOutput(path) ? undefined : known(path);
  const templates = module === undefined ? [] : codeDialects.flatMap((dialect) => dialect.infrastructureOf(source, module) ?? []);
  return { templates, touched, missing };
}
