/**
 * The files, relative to the project's root, that the path of a link may mean, in the order to look in: as a link of the file that it
 * stands in and, where it does not begin with a dot, from the root. A leading slash means the root, as in the Markdown of VS Code. Empty
 * for a path that leads out of the project or cannot be one.
 */
export function linkCandidates(path: string, from: string): readonly string[] {
  const decoded = decode(path);
  if (decoded === undefined || decoded.includes('\\')) return [];
  const isRooted = decoded.startsWith('/');
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const beside = isRooted ? undefined : normal(folder + decoded);
  const rooted = decoded.startsWith('.') ? undefined : normal(decoded.replace(/^\/+/, ''));
  // A path that may lead out of the project is not known to lead nowhere.
  if (!isRooted && beside === undefined) return [];
  return [...new Set([beside, rooted].flatMap((candidate) => candidate ?? []))];
}

/** Undefined for a path that climbs above its root. */
function normal(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    // A percent sign that is no escape.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
