import type { HclAttribute, HclBlock, HclBody, TerraformFacts } from '../../model/terraform.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { treeLimits } from '../valueTree.ts';
import { expression } from './expressions.ts';
import { Reader } from './reader.ts';

const nothing: HclBody = { attributes: [], blocks: [] };

/** Deeper blocks are nobody's. */
const deepest = 100;

/**
 * Reads a Terraform file (HCL, the language's native syntax). It never throws: what is cut off or half typed gives what
 * could be read, and the lines that make no sense are stepped over.
 */
export function parseTerraform(path: string, text: string, hash: string): TerraformFacts {
  const body = text.length > treeLimits.length ? nothing : bodyOf(new Reader(text), true);
  return { kind: 'terraform', path, hash, lineStarts: lineStartsOf(text), body };
}

/** Attributes and blocks up to the closing brace, or, of a file (`whole`), up to the end. */
function bodyOf(reader: Reader, whole: boolean): HclBody {
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  for (;;) {
    reader.skipSpace(true);
    if (reader.done || (!whole && reader.peek() === '}')) return { attributes, blocks };
    const start = reader.at;
    const name = reader.name();
    const nameRange = { start, end: reader.at };
    reader.skipSpace(false);
    if (name === '') skipLine(reader);
    else if (reader.peek() === '=' && !reader.starts('==')) attributes.push(attributeOf(reader, name, nameRange));
    else {
      const block = blockOf(reader, name, nameRange);
      if (block === undefined) skipLine(reader);
      else blocks.push(block);
    }
  }
}

function attributeOf(reader: Reader, name: string, nameRange: HclAttribute['nameRange']): HclAttribute {
  reader.at++;
  reader.skipSpace(false);
  const value = expression(reader, false);
  // Two attributes on one line are no HCL; what is left of the line is not read as one.
  reader.skipSpace(false);
  if (!reader.done && reader.peek() !== '\n' && reader.peek() !== '}') skipLine(reader);
  return { name, nameRange, value };
}

function blockOf(reader: Reader, type: string, typeRange: HclBlock['typeRange']): HclBlock | undefined {
  const labels: { text: string; range: HclBlock['range'] }[] = [];
  for (;;) {
    reader.skipSpace(false);
    const start = reader.at;
    if (reader.peek() === '{') break;
    const text = reader.peek() === '"' ? label(reader) : reader.name();
    if (text === undefined || reader.at === start) return undefined;
    labels.push({ text, range: { start, end: reader.at } });
  }
  reader.at++;
  const body = ++reader.depth > deepest ? unread(reader) : bodyOf(reader, false);
  reader.depth--;
  if (reader.peek() === '}') reader.at++;
  return { type, typeRange, labels, body, range: { start: typeRange.start, end: reader.at } };
}

function unread(reader: Reader): HclBody {
  reader.at = reader.end;
  return nothing;
}

/** A label's text; undefined where its closing quote is missing. */
function label(reader: Reader): string | undefined {
  const written = /"([^"\n\\]*)"/y;
  written.lastIndex = reader.at;
  const found = written.exec(reader.text);
  if (found === null || reader.at + found[0].length > reader.end) return undefined;
  reader.at += found[0].length;
  return found[1];
}

function skipLine(reader: Reader): void {
  reader.at = Math.min(reader.lineEnd() + 1, reader.end);
}
