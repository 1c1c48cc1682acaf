import { createHash } from 'node:crypto';

/** Names a content, for telling whether a file is still the one that was seen: SHA-1, hexadecimal. Not for secrets. */
export function contentHash(content: Uint8Array | string): string {
  return createHash('sha1').update(content).digest('hex');
}
