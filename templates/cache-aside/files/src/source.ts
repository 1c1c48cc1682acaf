/** What the source knows of one <%= entity | words %>. Add the fields you use, and check them in {@link decode<%= entity | pascal %>}. */
export interface <%= entity | pascal %> {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Checks that a value is a <%= entity | words %>. @throws TypeError where it is none */
export function decode<%= entity | pascal %>(value: unknown): <%= entity | pascal %> {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') {
    throw new TypeError('This is no <%= entity | words %>: it has no id.');
  }
  return { ...value, id: value.id };
}

/** Longest silence of the source. */
const timeoutMs = 3000;

/**
 * Reads a <%= entity | words %> from the service that owns it; undefined where it does not exist.
 * @throws Error where the source fails: that is the caller's to know, whatever the cache does
 */
export async function load<%= entity | pascal %>(sourceUrl: string, id: string): Promise<<%= entity | pascal %> | undefined> {
  const response = await fetch(`${sourceUrl}/${encodeURIComponent(id)}`, { signal: AbortSignal.timeout(timeoutMs) });
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) throw new Error(`The source answered ${response.status} for the <%= entity | words %> ${id}.`);
  return decode<%= entity | pascal %>(await response.json());
}
