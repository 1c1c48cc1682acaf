import type { LinkedPart } from '../model/diagram.ts';

/** `L12` or `L12-L20`, with or without columns, as GitHub and VS Code have them; lines count from 1. */
const anchor = /^L(\d{1,7})(?:C\d{1,7})?(?:-L?(\d{1,7})(?:C\d{1,7})?)?$/;

/** The lines that a fragment names; undefined for any other fragment. Nobody looks whether the file is that long. */
export function linesNamed(fragment: string): LinkedPart | undefined {
  const [, first, last] = anchor.exec(fragment) ?? [];
  if (first === undefined) return undefined;
  const start = { line: Math.max(0, Number(first) - 1), character: 0 };
  return { at: start, start, end: { line: Math.max(start.line + 1, Number(last ?? first)), character: 0 } };
}
