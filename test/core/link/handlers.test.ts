import assert from 'node:assert/strict';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { handlerDeclarations } from '../../../src/core/link/handlers.ts';
import { resolveEntry } from '../../../src/core/link/resolve.ts';
import type { HandlerDeclaration } from '../../../src/core/model/entry.ts';

function declarations(path: string, text: string): readonly HandlerDeclaration[] {
  const facts = parseInfrastructure(path, text, 'hash');
  assert.ok(facts, `${path} is a template`);
  return handlerDeclarations(facts);
}

describe('handlers of a SAM template', () => {
  it('joins CodeUri and Handler', () => {
    const text = [
      'Transform: AWS::Serverless-2016-10-31',
      'Resources:',
      '  Checkout:',
      '    Type: AWS::Serverless::Function',
      '    Properties:',
      '      CodeUri: src/checkout/',
      '      Handler: app.handler',
      '      Runtime: nodejs22.x',
    ].join('\n');
    const [checkout] = declarations('shop/template.yaml', text);
    assert.equal(checkout?.name, 'Checkout');
    assert.equal(checkout.exportName, 'handler');
    assert.equal(text.slice(checkout.declaredAt.range.start, checkout.declaredAt.range.end), 'app.handler');
    assert.equal(resolveEntry(checkout, new Set(['shop/src/checkout/app.ts'])), 'shop/src/checkout/app.ts');
  });
});
