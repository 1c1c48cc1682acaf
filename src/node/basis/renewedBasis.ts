import { sightingKinds } from './basis.ts';
import type { Basis, Sighting, SightingKind, Sightings } from './basis.ts';
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
  const renewed: Record<SightingKind, Sightings> = { ...basis };
  for (const kind of sightingKinds) {
    const others = new Map<string, Sighting>();
    for (const sighting of basis[kind]) {
      const again = renewedSighting(eye, kind, sighting);
      if (again === undefined) return undefined;
      if (again === sighting) continue;
      others.set(sighting.path, again);
      if (kind !== 'folders' || sighting.path !== restless) isSame = false;
    }
    if (others.size > 0) renewed[kind] = Array.from(basis[kind], (sighting) => others.get(sighting.path) ?? sighting);
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
