/** Where the cache failed: while a connection was held, or in a part of reading. */
export type CachePart = 'connection' | 'read' | 'write' | 'decode';

/** Callers do not notice that the cache fails. This line is what the alarm counts: keep its words and the filter's alike. */
export function report(part: CachePart, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(JSON.stringify({ message: 'cache-unavailable', part, reason }));
}
