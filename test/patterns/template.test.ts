import assert from 'node:assert/strict';
import ts from 'typescript';
import { readTemplate } from '../../src/core/pattern/template.ts';

function render(text: string, scope: object): string {
  const template = readTemplate('files/port.ts', text);
  assert.ok(template.ok, JSON.stringify(template));
  const result = template.value.render(scope);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

describe('templates', () => {
  it('write values and steer by answers', () => {
    assert.equal(render("<% if dialect == 'sam' %>SAM<% else %>CDK<% endif %> for <%= name %>", { dialect: 'sam', name: 'orders' }), 'SAM for orders');
  });

  it('leave other languages of braces alone', () => {
    const text = '{{resolve:ssm:/orders/url}} ${{ secrets.TOKEN }} A{{"Facade"}} --> B[/"x"/] {% raw %}\n';
    assert.equal(render(text, {}), text);
  });

  it('drop lines that hold nothing but a tag, with whatever line ends', () => {
    assert.equal(render('a\n  <% if yes %>\n  b\n  <% endif %>\nc\n', { yes: true }), 'a\n  b\nc\n');
    assert.equal(render('a\r\n<% if yes %>\r\nb\r\n<% endif %>\r\nc', { yes: false }), 'a\r\nc');
    assert.equal(render('<% if yes %>\na\n<% endif %>', { yes: true }), 'a\n');
    assert.equal(render('a <% if yes %> b <% endif %> c', { yes: true }), 'a  b  c');
  });

  it('know the ways in which names are written', () => {
    const all = '<%= n | pascal %> <%= n | camel %> <%= n | kebab %> <%= n | constant %> <%= n | words %>';
    assert.equal(render(all, { n: 'order-status' }), 'OrderStatus orderStatus order-status ORDER_STATUS order status');
    assert.equal(render(all, { n: 'orderStatusV2' }), 'OrderStatusV2 orderStatusV2 order-status-v2 ORDER_STATUS_V2 order status v2');
  });

  it('name the place of what cannot be used', () => {
    const template = readTemplate('files/port.ts', 'a\nb <%= name | shout %>\n');
    assert.ok(!template.ok);
    assert.deepEqual(template.problems[0]?.position, { line: 1, character: 2 });
    assert.equal(template.problems[0]?.path, 'files/port.ts');
  });

  const values = ['<%= name %>', '<% if true %>', '%>', '{{name}}', '${process.exit()}', "it's", '"quoted"', '`tick`', '\\', '\\u0027', '*/', '</script>', '\u2028', '주문 상태', '🚚', 'constructor', '__proto__', '$&', '$1', '#{x}'];
  for (const value of values) {
    it(`write ${JSON.stringify(value)} as it is, once`, () => {
      assert.equal(render('[<%= name %>]', { name: value }), `[${value}]`);
      assert.equal(evaluated(render('<%= name | string %>', { name: value })), value);
      assert.equal(evaluated(render('<%= name | json %>', { name: value })), value);
    });
  }
});

/** The value of a string literal of TypeScript, by TypeScript's own scanner; undefined if it is anything but one literal. */
function evaluated(literal: string): string | undefined {
  const [statement, ...others] = ts.createSourceFile('x.ts', `(${literal})`, ts.ScriptTarget.ES2022).statements;
  if (statement === undefined || others.length > 0 || !ts.isExpressionStatement(statement) || !ts.isParenthesizedExpression(statement.expression)) return undefined;
  const { expression } = statement.expression;
  return ts.isStringLiteral(expression) ? expression.text : undefined;
}
