/**
 * The same script without letters beyond ASCII, which esbuild leaves in regular expressions alone: a single one has V8 keep the whole
 * script in twice the memory. Not for scripts that ask for a template as it is written (`String.raw`).
 */
export function ascii(script: string): string {
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
