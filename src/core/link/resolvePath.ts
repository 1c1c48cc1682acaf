/** The folder of a project-relative path; the empty string for the project's root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** `relative` as seen from `folder`, without `.` and `..`; undefined where it leads out of the project. */
export function joinPath(folder: string, relative: string): string | undefined {
  const segments: string[] = [];
  for (const segment of `${folder}/${relative}`.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The folder itself and every folder above it, the project's root (the empty string) last. */
export function foldersUpwards(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let current = folder; current !== ''; current = folderOf(current)) folders.push(current);
  return [...folders, ''];
}

/** Whether `path` lies in `folder`, at any depth. */
export function isInside(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
