/** Threads that Node gives V8 to compile and to collect garbage beside the program, if nobody says how many. */
const nodesOwn = 4;

/**
 * Flags of Node for the server's process. V8's helpers take the cores from the thread that judges where there are fewer cores than threads: on
 * two, one keystroke in fifty waited 3 to 5 ms for its turn, and reading a workspace took a tenth longer than with one helper
 * (docs/benchmarks.md). Node heeds it, which runs the server wherever VS Code itself is remote; Electron takes it and, by its sources, has a pool
 * of its own.
 * @param cores as many as the process may use at once
 */
export function serverFlags(cores: number): readonly string[] {
  return [`--v8-pool-size=${String(Math.min(nodesOwn, Math.max(1, cores - 1)))}`];
}
