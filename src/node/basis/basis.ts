/** How something was looked at; what it comes to, `content`, is told with each. */
export const sightingKinds = [
  /** A folder that a walk came to: a digest of the names in it that decide what is listed. */
  'folders',
  /** A file that a walk listed: the hash of its bytes, or why it was left alone. */
  'listed',
  /** A file that others name: the same, if it lies inside the root. */
  'referenced',
  /** A file that counts only where it is no link: the hash of its bytes. */
  'plain',
  /** A path of which only matters whether anything is there. */
  'standing',
] as const;
export type SightingKind = (typeof sightingKinds)[number];

/**
 * Inode, size, and when it was last written to and changed in any way (milliseconds since 1970). Numbers, for it takes as
 * long to write them out as to ask for them.
 */
export type Stamp = readonly [number, number, number, number];

export interface Sighting {
  /** Seen from the root, /-separated; it may lead up. The root itself is empty. */
  readonly path: string;
  /** While it is equal, nothing has changed; undefined where that cannot be told by a stamp. */
  readonly stamp: Stamp | undefined;
  readonly content: string;
}

/** Sightings of one kind, no path twice. */
export interface Sightings extends Iterable<Sighting> {
  readonly length: number;
}

/** What was seen on the disk for an answer about a folder: while all of it looks the same, so does the answer. */
export type Basis = Readonly<Record<SightingKind, Sightings>>;

/**
 * Milliseconds. What was written this short a time before it was looked at may be written again without another stamp:
 * file systems count in steps, FAT in steps of two seconds. Source: https://git-scm.com/docs/racy-git
 */
const unsettled = 2000;

/**
 * The stamp of something as it may be kept: undefined where its last change is too young for the stamp to tell the next.
 * @param now when it was looked at, in milliseconds since 1970
 */
export function settledStamp(stamp: Stamp | undefined, now: number): Stamp | undefined {
  return stamp !== undefined && Math.max(stamp[2], stamp[3]) < now - unsettled ? stamp : undefined;
}
