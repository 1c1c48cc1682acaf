import type { Declaration } from '../model/connection.ts';
import type { ClientCall } from './clientCalls.ts';

const opening = /^([ \t]*)(?:export[ \t]+)?(?:const|let|var)[ \t]+$/;
const between = /^[ \t]*(?::[^=;\r\n]*)?=\s*$/;
const rest = /^[ \t]*;?[ \t]*(?:\/\/[^\r\n]*)?(?=\r|\n|$)/;

/**
 * The statement that does nothing but declare a name for the client that a call makes. Undefined where the name holds
 * something else as well, where further names are declared with it, or where more code follows on its line.
 */
export function declarationOf({ module, index, call }: ClientCall, text: string | undefined): Declaration | undefined {
  const binding = module.bindings.find(({ init }) => init?.kind === 'call' && init.call === index && init.range.start === call.range.start);
  if (text === undefined || binding === undefined) return undefined;
  const lineStart = Math.max(text.lastIndexOf('\n', binding.range.start - 1), text.lastIndexOf('\r', binding.range.start - 1)) + 1;
  const indent = opening.exec(text.slice(lineStart, binding.range.start))?.[1];
  const nameEnd = binding.range.start + binding.name.length;
  const remainder = rest.exec(text.slice(call.range.end));
  if (indent === undefined || remainder === null || !between.test(text.slice(nameEnd, call.range.start))) return undefined;
  const end = call.range.end + remainder[0].length;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { name: binding.name, path: module.path, hash: module.hash, end, lead: `${lineBreak}${indent}` };
}
