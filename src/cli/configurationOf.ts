import * as path from 'node:path';
import { isConfigured } from '../node/configurationAbove.ts';

/** Whether a configuration holds for one of the files: whether it is the nearest upwards. All paths are absolute. */
export function holdsForAny(files: ReadonlySet<string>, configuration: string): boolean {
  const folder = path.dirname(configuration);
  return [...files].some((file) => isNearest(folder, path.dirname(file)));
}

function isNearest(configured: string, from: string): boolean {
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (folder === configured) return true;
    if (isConfigured(folder)) return false;
  }
  return false;
}
