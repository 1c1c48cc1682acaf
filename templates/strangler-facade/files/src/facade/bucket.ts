import { createHash } from 'node:crypto';

/**
 * Gives a caller a fixed place from 0 to just under 100. Whoever lies below a share belongs to it: raising the share adds
 * callers and never sends one back. The capability is part of the hash, so that it is not always the same people who go
 * first.
 */
export function bucketOf(capability: string, stickyKey: string): number {
  const digest = createHash('sha256').update(`${capability}\n${stickyKey}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100;
}
