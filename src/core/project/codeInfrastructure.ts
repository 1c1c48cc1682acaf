import { codeDialects } from '../dialects/codeDialects.ts';
import type { CodeSource } from '../dialects/codeDialect.ts';
import { moduleView, type Resolve } from '../link/modules.ts';
import { foldersUpwards } from '../link/resolvePath.ts';
import { isBuildOutput, isTest } from '../link/paths.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { TemplateFacts } from '../model/template.ts';
import { Lookers } from './lookers.ts';

/** What stands in the text of a module that may declare infrastructure. */
export const infrastructureNeedles: readonly string[] = codeDialects.flatMap(({ needles }) => needles);

/** Whether a module is read as infrastructure because of its name. */
export function isInfrastructureFile(path: string): boolean {
  return codeDialects.some(({ fileName }) => fileName?.test(path) === true);
}

interface Evaluated {
  readonly templates: readonly TemplateFacts[];
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
  /** Which evaluations looked at a module, known or not. */
  readonly #lookers = new Lookers();
  /** Evaluations for which modules are missing. */
  readonly #lacking = new Set<string>();

  /** Drops what the module at `path` had a part in. Says whether anything was dropped. */
  forget(path: string): boolean {
    const lookers = this.#lookers.of(path);
    for (const evaluated of lookers) this.#drop(evaluated);
    return lookers.length > 0;
  }

  /** Drops everything: what imports mean, or where tools run, has changed. */
  forgetAll(): void {
    for (const evaluated of [...this.#evaluated.keys()]) this.#drop(evaluated);
  }

  /** The resources of the modules at `paths`, as templates. */
  templates(paths: readonly string[], source: EvaluationSource): readonly TemplateFacts[] {
    return paths.flatMap((path) => (this.#evaluated.get(path) ?? this.#evaluate(path, source)).templates);
  }

  /** Modules that would make what is known more certain. */
  missing(): readonly string[] {
    return [...this.#lacking].flatMap((path) => [...(this.#evaluated.get(path)?.missing ?? [])]);
  }

  #evaluate(path: string, source: EvaluationSource): Evaluated {
    const touched = new Set([path]);
    const known = (asked: string): ModuleFacts | undefined => {
      touched.add(asked);
      return source.known(asked);
    };
    const evaluated = evaluate(path, { ...source, known });
    this.#evaluated.set(path, evaluated);
    this.#lookers.set(path, touched);
    if (evaluated.missing.size > 0) this.#lacking.add(path);
    return evaluated;
  }

  #drop(path: string): void {
    this.#evaluated.delete(path);
    this.#lookers.forget(path);
    this.#lacking.delete(path);
  }
}

function evaluate(path: string, { known, resolve, files }: EvaluationSource): Evaluated {
  const missing = new Set<string>();
  const source: CodeSource = {
    modules: moduleView({ known, resolve, missing }, () => true),
    folderWith: (folder, names) => foldersUpwards(folder).find((above) => names.some((name) => files.has(above === '' ? name : `${above}/${name}`))),
  };
  const module = isTest(path) || isBuildOutput(path) ? undefined : known(path);
  const templates = module === undefined ? [] : codeDialects.flatMap((dialect) => dialect.infrastructureOf(source, module) ?? []);
  return { templates, missing };
}
