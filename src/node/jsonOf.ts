/** What a text says as JSON; undefined where it is none, which is how half a file, or somebody else's, reads. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
