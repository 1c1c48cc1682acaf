import ts from 'typescript';

/** One kind of node as the decoder reads it. */
export interface NodeShape {
  readonly tag: number;
  /** The ESTree type, or the stem of the decoder's table of types (`FUNCTION_TYPES` gives `FunctionNode`). */
  readonly type: string;
  readonly fields: readonly Field[];
}

/** A field and the source text of the constant that says where it is. */
export interface Field {
  readonly name: string;
  readonly at: string;
}

/** Fields that hold nothing a linter asks for, in a form of their own. */
const passedOver: Readonly<Record<string, readonly string[]>> = {
  Program: ['hashbang', 'sourceType'],
  ImportExpression: ['phase'],
  ImportDeclaration: ['phase'],
  JSXText: ['raw', 'value'],
};

/** What tells one literal's clause from another's, since all of them make a `Literal`. */
const literals: readonly (readonly [mark: string, type: string, fields: readonly Field[]])[] = [
  ['parseInt(', 'NumericLiteral', []],
  ['BigInt(', 'BigIntLiteral', []],
  ['newRegExp(', 'RegExpLiteral', []],
  ['"true":"false"', 'BooleanLiteral', [{ name: 'value', at: '{ flag: 1 }' }]],
  ['value:null,raw:"null"', 'NullLiteral', []],
  ['value:str(f1,f2)', 'StringLiteral', [{ name: 'value', at: '{ from: 2, to: 3 }' }]],
];

/**
 * Reads `case 7: { … return { type: "WhileStatement", test: …, body: … } }` of the decoder.
 * @throws Error where a field is read in a way that is not known here
 */
export function readNodeShape(clause: ts.CaseClause): NodeShape {
  const tag = Number(clause.expression.getText());
  const text = dense(clause);
  if (text.includes('type:"Literal"')) return literalShape(tag, text);
  if (text.includes('{return{params:fnParams(i)}')) {
    return { tag, type: 'FormalParameters', fields: [{ name: 'items', at: "{ list: 2, count: 'low' }" }, { name: 'rest', at: '{ child: 3 }' }] };
  }
  if (text.includes(';returnnode(f1)')) return { tag, type: 'FormalParameter', fields: [{ name: 'pattern', at: '{ child: 2 }' }] };
  return new ClauseReader(tag, clause).shape();
}

function literalShape(tag: number, text: string): NodeShape {
  const found = literals.find(([mark]) => text.includes(mark));
  if (found === undefined) throw new Error(`decode.js: tag ${tag} is a literal of an unknown sort: ${text}`);
  return { tag, type: found[1], fields: found[2] };
}

/** Reads one clause, statement by statement. Lives as long as the reading. */
class ClauseReader {
  private readonly tag: number;
  private readonly clause: ts.CaseClause;
  private readonly locals = new Map<string, string>();
  private readonly fields: Field[] = [];
  private type = '';

  constructor(tag: number, clause: ts.CaseClause) {
    this.tag = tag;
    this.clause = clause;
  }

  shape(): NodeShape {
    this.clause.statements.forEach((statement) => this.statement(statement));
    if (this.type === '') throw this.unknown('type', dense(this.clause));
    return { tag: this.tag, type: this.type, fields: this.fields };
  }

  private statement(node: ts.Statement): void {
    if (ts.isBlock(node)) node.statements.forEach((inner) => this.statement(inner));
    else if (ts.isVariableStatement(node)) node.declarationList.declarations.forEach((declared) => this.local(declared));
    else if (ts.isReturnStatement(node)) this.result(node.expression);
    else if (ts.isIfStatement(node)) this.condition(node);
    else if (ts.isExpressionStatement(node)) this.assignment(node.expression);
    else throw this.unknown('statement', dense(node));
  }

  private local(declared: ts.VariableDeclaration): void {
    const name = declared.name.getText();
    const initializer = declared.initializer;
    if (initializer === undefined) throw this.unknown('local', name);
    if (ts.isObjectLiteralExpression(initializer)) return this.result(initializer);
    this.locals.set(name, this.expand(dense(initializer)));
    if (name.startsWith('_')) this.field(name.slice(1), dense(initializer));
  }

  /** `{ type: …, start, end, … }`, or the name it was kept under. */
  private result(node: ts.Expression | undefined): void {
    if (node === undefined || ts.isIdentifier(node)) return;
    if (!ts.isObjectLiteralExpression(node)) throw this.unknown('result', dense(node));
    for (const property of node.properties) {
      const name = property.name?.getText() ?? '';
      if (name === 'start' || name === 'end') continue;
      this.field(name, ts.isPropertyAssignment(property) ? dense(property.initializer) : name);
    }
  }

  /** `if (_isTs) { … }`, `if (f3 !== NULL) el.push(node(f3))`, `if (_abs) r.type = …`. */
  private condition(node: ts.IfStatement): void {
    const test = dense(node.expression);
    const rest = /^\w+\.push\((node\(f\d\))\);$/.exec(dense(node.thenStatement))?.[1];
    if (rest !== undefined) this.field('rest', rest);
    else if (test === '_isTs' || test.endsWith('!==NULL')) this.statement(node.thenStatement);
    else if (test !== '_abs') throw this.unknown('condition', test);
  }

  /** `r.name = …`. */
  private assignment(node: ts.Expression): void {
    if (!ts.isBinaryExpression(node) || !ts.isPropertyAccessExpression(node.left)) throw this.unknown('assignment', dense(node));
    this.field(node.left.name.text, dense(node.right));
  }

  private field(name: string, written: string): void {
    if (passedOver[this.type]?.includes(name)) return;
    const text = this.expand(written);
    if (name === 'type') return this.typeField(text);
    if (/^(null|!0|!1|true|false|\[\]|"\w+")$/.test(text)) return;
    const at = this.place(text);
    if (at === undefined) throw this.unknown(name, text);
    if (!this.fields.some((field) => field.name === name)) this.fields.push({ name, at });
  }

  private typeField(text: string): void {
    const plain = /^"(\w+)"$/.exec(text)?.[1];
    const table = /^([A-Z]+)_TYPES\[/.exec(text)?.[1];
    const either = /^!!\(flags&(\d+)\)\?"(\w+)":"(\w+)"$/.exec(text);
    this.type = plain ?? (table === undefined ? (either?.[3] ?? '') : `${table.charAt(0)}${table.slice(1).toLowerCase()}Node`);
    if (this.type === '') throw this.unknown('type', text);
    if (table !== undefined) this.fields.push({ name: 'type', at: this.place(text) ?? '' });
  }

  /** The constant for one way of reading a field, or undefined where it is not known. */
  private place(text: string): string | undefined {
    const [, child] = /^(?:f\d!==NULL\?)?(?:node|fnParams)\(f(\d)\)(?::null|:\[\])?$/.exec(text) ?? [];
    if (child !== undefined) return `{ child: ${word(child)} }`;
    const [, list, half] = /^nodeArr(?:Holes)?\(f(\d),f0(b?)\)$/.exec(text) ?? [];
    if (list !== undefined) return `{ list: ${word(list)}, count: '${half === 'b' ? 'high' : 'low'}' }`;
    const [, from, to] = /(?:^|cooked:\(flags&2\)\?null:)str\(f(\d),f(\d)\)}?$/.exec(text) ?? [];
    if (from !== undefined && to !== undefined) return `{ from: ${word(from)}, to: ${word(to)} }`;
    const [, flag] = /^!!\(flags&(\d+)\)$/.exec(text) ?? [];
    if (flag !== undefined) return `{ flag: ${flag} }`;
    const [, table, shift, mask] = /^([A-Z_]+)\[\(?flags(?:>>(\d+)\))?&(\d+)\]$/.exec(text) ?? [];
    return table === undefined ? undefined : `{ shift: ${shift ?? 0}, mask: ${mask}, of: ${table} }`;
  }

  private expand(text: string): string {
    return text.replace(/\b[a-z_]\w*\b/g, (name) => (/^f\d/.test(name) ? this.checked(name) : (this.locals.get(name) ?? name)));
  }

  /** `f3` is taken for word 4 of the node, and `f0`, `f0b` for the halves of word 1: that is held here. */
  private checked(name: string): string {
    const read = this.locals.get(name);
    const expected = name === 'f0' ? '_u32[b+1]&65535' : name === 'f0b' ? '_u32[b+1]>>>16' : `_u32[b+${word(name.slice(1))}]`;
    if (read !== expected) throw this.unknown(name, read ?? 'nothing');
    return name;
  }

  private unknown(what: string, text: string): Error {
    return new Error(`decode.js: tag ${this.tag} has a ${what} of an unknown form: ${text}`);
  }
}

const word = (field: string): number => Number(field) + 1;

/** The text without white space, so that a decoder that is minified differently reads the same. */
const dense = (node: ts.Node): string => node.getText().replace(/\s+/g, '');
