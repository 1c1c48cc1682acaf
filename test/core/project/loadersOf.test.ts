import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';

// Which handlers load a module, by which way, and when.

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }
  Stock:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: stock.handler, Runtime: nodejs22.x }
`;

const shop: Texts = {
  'template.yaml': template,
  'src/orders.ts': "import { price } from './prices';\nexport const handler = async () => price;\n",
  'src/stock.ts': "export const handler = async () => (await import('./prices')).price;\n",
  'src/prices.ts': "export { price } from './money';\n",
  'src/money.ts': 'export const price = 10;\n',
  'src/types.ts': "import type { price } from './money';\nexport type Price = typeof price;\n",
  'src/unused.ts': "import './money';\n",
};

/** `own …` and `when handler: place → place` of each. */
function told(texts: Texts, path: string): readonly string[] | undefined {
  const project = openProject(projectOptions);
  project.apply(Object.entries(texts).map(([file, text]) => ({ kind: 'text', path: file, text })));
  project.loadersOf(path);
  project.apply(project.wanted().map((file) => ({ kind: 'text', path: file, text: texts[file] ?? '' })));
  const loaders = project.loadersOf(path);
  return loaders && [
    ...loaders.own.map(({ declared, exportName, at }) => `own ${declared?.name ?? '?'} ${exportName} ${at.path}:${String(at.start.line + 1)}`),
    ...loaders.loadedBy.map(({ handler, when, steps }) => `${when} ${handler.declared?.name ?? `? ${handler.at.path}`}: ${steps.map(({ name, at }) => `${at.path}:${String(at.start.line + 1)} ${name}`).join(' → ')}`),
  ];
}

describe('the handlers that load a module', () => {
  it('are found through modules that reach no client, with every import on the way', () => {
    assert.deepEqual(told(shop, 'src/money.ts'), [
      'cold-start Orders: src/orders.ts:1 ./prices → src/prices.ts:1 ./money',
      'later Stock: src/stock.ts:1 ./prices → src/prices.ts:1 ./money',
    ]);
  });

  it('may be the module itself', () => {
    assert.deepEqual(told(shop, 'src/orders.ts'), ['own Orders handler src/orders.ts:2']);
  });

  it('are none for a module that nobody, or types alone, ask for', () => {
    assert.deepEqual(told(shop, 'src/unused.ts'), []);
    assert.deepEqual(told({ ...shop, 'src/orders.ts': "import type { price } from './prices';\nexport const handler = async (): Promise<typeof price> => 10;\n", 'src/stock.ts': 'export const handler = async () => 1;\n' }, 'src/money.ts'), []);
  });

  it('do not load it by an import of types beside the one that does', () => {
    const orders = "import type { price } from './money';\nexport const handler = async () => (await import('./prices')).price;\n";
    assert.deepEqual(told({ ...shop, 'src/orders.ts': orders, 'src/stock.ts': '' }, 'src/money.ts'), ['later Orders: src/orders.ts:2 ./prices → src/prices.ts:1 ./money']);
  });

  it('are those that look like handlers where no infrastructure names any', () => {
    assert.deepEqual(told({ 'src/orders.ts': "import { price } from './prices';\nexport const handler = async (event: SQSEvent) => price;\n", 'src/prices.ts': 'export const price = 1;\n' }, 'src/prices.ts'), ['cold-start ? src/orders.ts: src/orders.ts:1 ./prices']);
  });

  it('take functions that run while a module loads into account', () => {
    const texts = { ...shop, 'src/orders.ts': "function load() {\n  return require('./prices');\n}\nload();\nexports.handler = async () => 1;\n", 'src/stock.ts': '' };
    assert.deepEqual(told(texts, 'src/money.ts'), ['cold-start Orders: src/orders.ts:4 load → src/orders.ts:2 ./prices → src/prices.ts:1 ./money']);
  });

  it('are found in Python and in circles', () => {
    const texts: Texts = {
      'template.yaml': template.replaceAll('nodejs22.x', 'python3.13'),
      'src/orders.py': 'import prices\n\ndef handler(event, context):\n    return prices.price\n',
      'src/stock.py': 'def handler(event, context):\n    import prices\n    return prices.price\n',
      'src/prices.py': 'import money\nprice = 1\n',
      'src/money.py': 'import prices\n',
    };
    assert.deepEqual(told(texts, 'src/money.py'), ['cold-start Orders: src/orders.py:1 prices → src/prices.py:1 money', 'later Stock: src/stock.py:2 prices → src/prices.py:1 money']);
  });

  it('are not told of what is no module', () => {
    assert.equal(told(shop, 'template.yaml'), undefined);
    assert.equal(told(shop, 'src/absent.ts'), undefined);
  });
});
