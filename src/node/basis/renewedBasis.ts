import { sightingKinds } from './basis.ts';
import type { Basis, Sighting, SightingKind } from './basis.ts';
import { Eye } from './eye.ts';

/**
 * What an answer rests on, looked at again: with the stamps of now, the same object where none is another. Undefined where
 * something has changed, so that the answer may not hold any more. What has another stamp is read: after a fresh checkout
 * every file has one, and the same content.
 * @param root absolute path of the folder
 * @param restless a folder that is written to between one look and the next, as the basis calls it: its stamp says nothing
 */
export function renewedBasis(root: string, basis: Basis, restless?: string): Basis | undefined {
  const eye = new Eye(root);
  let isSame = true;
  const renewed: Record<SightingKind, readonly Sighting[]> = { ...basis };
  for (const kind of sightingKinds) {
    const sightings: Sighting[] = [];
    for (const sighting of basis[kind]) {
      const again = renewedSighting(eye, kind, sighting);
      if (again === undefined) return undefined;
      if (again !== sighting && !(kind === 'folders' && sighting.path === restless)) isSame = false;
      sightings.push(again);
    }
    renewed[kind] = sightings;
  }
  return isSame ? basis : renewed;
}

function renewedSighting(eye: Eye, kind: SightingKind, sighting: Sighting): Sighting | undefined {
  const { path, stamp, content } = sighting;
  if (stamp !== undefined && eye.hasStamp(kind, path, stamp)) return sighting;
  const again = eye.look(kind, path);
  if (again.content !== content) return undefined;
  return stamp === undefined && again.stamp === undefined ? sighting : again;
}
