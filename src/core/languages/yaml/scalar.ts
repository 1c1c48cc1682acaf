import type { PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';

const nulls = /^(?:~|null|Null|NULL|)$/;
const booleans = /^(?:true|True|TRUE|false|False|FALSE)$/;
const integers = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const floats = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * What an unquoted scalar means by the core schema of YAML 1.2.2 (chapter 10.3.2); undefined where it is a string.
 * Infinities and `.nan` count as strings: no template means them as numbers.
 */
export function plainScalar(text: string, range: Range): PropertyValue | undefined {
  if (nulls.test(text)) return { kind: 'null', range };
  if (booleans.test(text)) return { kind: 'boolean', value: text.toLowerCase() === 'true', range };
  if (integers.test(text) || floats.test(text)) return { kind: 'number', value: Number(text), range };
  return undefined;
}
