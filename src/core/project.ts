import type { Project, ProjectOptions } from './model/project.ts';
import { fileKindOf } from './project/fileKind.ts';
import { OpenProject } from './project/openProject.ts';

export { fixAll, type FixedFile, type FixedProject } from './engine/fixAll.ts';
export { combineFixes } from './engine/combineFixes.ts';
export { decodeText } from './project/decodeText.ts';
export type { FactStore, FileChange, ModuleParser, Project, ProjectOptions, ProjectStats, SkipReason, WrittenLink } from './model/project.ts';

/** Whether a project reads files of this path at all: a shell need not list or watch others. */
export function isProjectFile(path: string): boolean {
  return fileKindOf(path) !== undefined;
}

/** Opens an empty project; files come with `apply`. */
export function openProject(options: ProjectOptions): Project {
  return new OpenProject(options);
}
