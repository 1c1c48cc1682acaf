import type { TemplateFacts } from '../model/template.ts';
import type { SymbolFile } from '../symbols/fileSymbol.ts';
import type { ProjectFile } from './files.ts';

/** What a project has of a file beside its facts. */
export interface FileAround {
  readonly path: string;
  /** Kept of files that links ask for a part of; a module keeps its own. */
  readonly text: string | undefined;
  /** Those of the whole project. */
  readonly templates: () => readonly TemplateFacts[];
}

/** What names are looked up in; undefined where the file has to be read for that first, or cannot be read. */
export function symbolFileOf(file: ProjectFile | undefined, { path, text, templates }: FileAround): SymbolFile | undefined {
  if (file?.kind === 'module') {
    const { parsed, surface } = file;
    if (parsed === undefined) return undefined;
    return { path, text: parsed.text, module: parsed.facts, declares: surface.mentionsInfrastructure, templates: templates().filter((template) => template.path === path) };
  }
  if (file === undefined || file.kind === 'skipped' || text === undefined) return undefined;
  const bare = { path, text, templates: [] };
  switch (file.kind) {
    case 'terraform':
      return { ...bare, terraform: file.facts };
    case 'template':
    case 'included':
      return { ...bare, templates: templates().filter((template) => template.path === path) };
    case 'diagrams':
      return { ...bare, diagrams: file.facts };
    default:
      return bare;
  }
}
