import type { PackageFacts } from '../model/template.ts';
import { folderOf, foldersUpwards } from './resolvePath.ts';

/** The major version of `name` that the nearest package.json above `path` asks for, or undefined where none tells. */
export type MajorOf = (path: string, name: string) => number | undefined;

/** Makes the look-up for all packages of a project. */
export function majorVersions(packages: readonly PackageFacts[]): MajorOf {
  const byFolder = new Map(packages.map((facts) => [folderOf(facts.path), facts]));
  return (path, name) => {
    for (const folder of foldersUpwards(folderOf(path))) {
      const asked = byFolder.get(folder)?.dependencies.get(name);
      if (asked !== undefined) return majorIn(asked);
    }
    return undefined;
  };
}

/** `^4.7.0`, `~3`, `3.x`, `npm:redis@4.1.0`: one major, or undefined for ranges over several and for tags. */
function majorIn(asked: string): number | undefined {
  const version = /^(?:npm:@?[^@]+@)?[\^~=v]*\s*(\d+)(?:\.[\dx*]+){0,2}(?:[-+][\w.-]+)?$/.exec(asked.trim());
  return version?.[1] === undefined ? undefined : Number(version[1]);
}
