import type { Call, Guard, Import, ModuleFacts, Test, Write } from '../../../src/core/model/module.ts';
import type { Property, Value } from '../../../src/core/model/value.ts';

/*
 * Facts as short lines, for tables that people can read. Names are as declared; `:name` is a global; `?` is what is not
 * known; alternatives stand on both sides of `|`.
 */

export function shownValue(facts: ModuleFacts, value: Value): string {
  const inner = (part: Value): string => shownValue(facts, part);
  switch (value.kind) {
    case 'literal':
      return value.value === undefined ? 'undefined' : JSON.stringify(value.value);
    case 'template':
      return `\`${value.texts.join('${}')}\``;
    case 'object':
      return `{${value.properties.map((property) => shownProperty(facts, property)).join(', ')}}`;
    case 'array':
      return `[${value.items.map(inner).join(', ')}]`;
    case 'name':
      return facts.bindings[value.binding]?.name ?? 'lost';
    case 'global':
      return `:${value.name}`;
    case 'this':
      return `this of ${facts.classes[value.class]?.name ?? 'a class'}`;
    case 'member':
      return `${inner(value.object)}.${value.property}`;
    case 'function':
      return `function ${facts.bodies[value.body]?.name ?? ''}`.trim();
    case 'class':
      return `class ${facts.classes[value.class]?.name ?? ''}`.trim();
    case 'call':
      return shownCall(facts, facts.calls[value.call]);
    case 'require':
      return `module ${facts.imports[value.import]?.specifier ?? 'lost'}`;
    case 'either':
      return value.options.map(inner).join(' | ');
    case 'unresolved':
      return '?';
  }
}

function shownProperty(facts: ModuleFacts, property: Property): string {
  if (property.kind === 'computed') return '[?]';
  if (property.kind === 'spread') return `...${shownValue(facts, property.value)}`;
  return `${property.key}: ${shownValue(facts, property.value)}`;
}

function shownCall(facts: ModuleFacts, call: Call | undefined): string {
  if (call === undefined) return 'lost';
  const given = call.arguments.map(({ value, spread }) => `${spread ? '...' : ''}${shownValue(facts, value)}`).join(', ');
  const parentheses = call.argumentsRange === undefined ? '' : `(${given})`;
  return `${call.awaited ? 'await ' : ''}${call.form === 'new' ? 'new ' : ''}${shownValue(facts, call.callee)}${parentheses}`;
}

/** The body something stands in, where it is not the module. */
function shownBody(facts: ModuleFacts, index: number): string {
  const body = facts.bodies[index];
  return index === 0 || body === undefined ? '' : `${body.kind === 'function' ? '' : `${body.kind} `}${body.name ?? 'anonymous'}: `;
}

function shownTest(facts: ModuleFacts, test: Test): string {
  if (test.kind === 'constant') return String(test.truthy);
  if (test.kind === 'same') return `${test.negated ? 'other than' : 'same as'} '${test.as}' ${shownValue(facts, test.of)}`;
  return test.kind === 'unresolved' ? '?' : `${test.negated ? 'set' : 'unset'} ${shownValue(facts, test.of)}`;
}

function shownGuards(facts: ModuleFacts, guards: readonly Guard[]): string {
  return guards.map((guard) => `[${guard.arm === 'else' ? 'not ' : ''}${shownTest(facts, guard.test)}${guard.orThrows === true ? ' or throws' : ''}] `).join('');
}

/** Every call with its body, and what guards it there. */
export function shownCalls(facts: ModuleFacts): readonly string[] {
  return facts.calls.map((call) => shownBody(facts, call.body) + shownGuards(facts, call.guards) + shownCall(facts, call));
}

export function shownWrites(facts: ModuleFacts): readonly string[] {
  return facts.writes.map((write: Write) => {
    const assignment = `${shownValue(facts, write.target)} ${write.operator} ${shownValue(facts, write.value)}`;
    return shownBody(facts, write.body) + shownGuards(facts, write.guards) + assignment;
  });
}

export function shownImports(facts: ModuleFacts): readonly string[] {
  return facts.imports.map((asked: Import) => shownBody(facts, asked.body) + shownGuards(facts, asked.guards) + `${asked.form} ${asked.specifier}${asked.typeOnly ? ' (type)' : ''}`);
}

export function shownExports(facts: ModuleFacts): readonly string[] {
  return facts.exports.map(({ name, value, from, typeOnly }) => {
    const source = from === undefined ? '' : ` from ${facts.imports[from.import]?.specifier ?? 'lost'}.${from.imported}`;
    return `${name}${value === undefined ? '' : ` = ${shownValue(facts, value)}`}${source}${typeOnly ? ' (type)' : ''}`;
  });
}

/** `kind name: annotation = value` of every name, the block’s own before what `var` brings up from within. */
export function shownBindings(facts: ModuleFacts): readonly string[] {
  return facts.bindings.map(({ kind, name, annotation, init, from, body }) => {
    const source = from === undefined ? '' : ` from ${facts.imports[from.import]?.specifier ?? 'lost'}.${from.imported}`;
    const type = annotation === undefined ? '' : `: ${annotation}`;
    return `${shownBody(facts, body)}${kind} ${name}${type}${init === undefined ? '' : ` = ${shownValue(facts, init)}`}${source}`;
  });
}
