import type { DockerfileFacts } from '../../model/dockerfile.ts';
import { parseJson } from '../json/index.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { treeLimits } from '../valueTree.ts';

/** One instruction: `CMD ["app.handler"]`. */
interface Instruction {
  readonly name: string;
  readonly argument: string;
}

/** Reads a Dockerfile. It never throws: what is no instruction is stepped over. */
export function parseDockerfile(path: string, text: string, hash: string): DockerfileFacts {
  const instructions = text.length > treeLimits.length ? [] : instructionsOf(text);
  const last = instructions.map(({ name }) => name).lastIndexOf('FROM');
  const commands = instructions.slice(last + 1).filter(({ name }) => name === 'CMD');
  return {
    kind: 'dockerfile',
    path,
    hash,
    lineStarts: lineStartsOf(text),
    command: listIn(commands.at(-1)?.argument),
    copied: [...new Set(instructions.flatMap(copiedBy))],
  };
}

/** Lines that end in a backslash go on in the next; comments and empty lines in between are nothing. */
function instructionsOf(text: string): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let open: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const goesOn = /\\\s*$/.test(line);
    open.push(goesOn ? line.replace(/\\\s*$/, ' ') : line);
    if (goesOn) continue;
    instructions.push(...instructionIn(open.join('')));
    open = [];
  }
  return [...instructions, ...instructionIn(open.join(''))];
}

function instructionIn(line: string): readonly Instruction[] {
  const match = /^\s*([A-Za-z]+)\s+(\S.*)$/.exec(line);
  return match === null ? [] : [{ name: (match[1] ?? '').toUpperCase(), argument: (match[2] ?? '').trim() }];
}

/** The JSON form of an argument, a list of texts; undefined for the shell form, which is also what half a list is. */
function listIn(argument: string | undefined): readonly string[] | undefined {
  if (argument?.startsWith('[') !== true) return undefined;
  const { documents, syntaxError } = parseJson(argument);
  const [list] = documents;
  if (syntaxError !== undefined || list?.kind !== 'list') return undefined;
  const texts = list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return texts.length === list.items.length ? texts : undefined;
}

function copiedBy({ name, argument }: Instruction): readonly string[] {
  if (name !== 'COPY' && name !== 'ADD') return [];
  const words = listIn(argument) ?? argument.split(/\s+/);
  if (words.some((word) => word.startsWith('--from='))) return [];
  const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
  return sources.filter((source) => !/^(?:[a-z]+:|<<)|package[^/]*\.json$|\$/.test(source)).map(folderOfSource);
}

/** `src/*.ts` and `src/app.ts` lie in `src`. */
function folderOfSource(source: string): string {
  const plain = source.replace(/\/+$/, '');
  const isFile = /[*?]|\.[a-z]+$/i.test(plain.slice(plain.lastIndexOf('/') + 1)) && !/^\.{1,2}$/.test(plain);
  const folder = isFile ? plain.slice(0, Math.max(plain.lastIndexOf('/'), 0)) : plain;
  return folder === '' ? '.' : folder;
}
