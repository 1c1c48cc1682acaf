/** What to do after the server died: start it again after a while, or stop trying. */
export type AfterCrash = { readonly kind: 'restart'; readonly delay: number } | { readonly kind: 'stop' };

/** Crashes within this time count together, in milliseconds. */
const span = 5 * 60_000;
const mostCrashes = 5;

/**
 * Decides on a restart. `crashes` are the times of all crashes in milliseconds, oldest first, the one just seen last. The
 * first is mended within a second, each further one within five minutes takes twice as long, the fifth ends it: a server
 * that dies on what it reads would otherwise do so for ever.
 */
export function afterCrash(crashes: readonly number[]): AfterCrash {
  const latest = crashes.at(-1) ?? 0;
  const recent = crashes.filter((time) => latest - time < span).length;
  if (recent >= mostCrashes) return { kind: 'stop' };
  return { kind: 'restart', delay: 500 * 2 ** Math.max(0, recent - 1) };
}
