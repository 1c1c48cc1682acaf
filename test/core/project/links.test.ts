import assert from 'node:assert/strict';
import type { FileChange, Project } from '../../../src/core/model/project.ts';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';

// Where links of diagrams lead: which file, what of it, and what has to be read to know that.

const shop: Texts = {
  'docs/map.md': '# Map\n\n```mermaid\nflowchart LR\n  orders --> table\n  %% archnotes: orders -> ../src/orders.ts#place\n  %% archnotes: table -> /template.yaml#Orders\n  %% archnotes: gone -> ../src/orders.ts\n```\n',
  'src/orders.ts': `export { cancel as stop } from './cancel';
const local = async () => 'placed';
export { local as place };
export default function serve() {
  return 1;
}
export class Orders {
  save() {
    return 2;
  }
  static of = () => new Orders();
}
export const routes = {
  list: () => 3,
};
export interface Order { id: string }
`,
  'src/old.js': 'exports.handler = async () => {\n  return 1;\n};\n',
  'src/orders.py': 'TABLE = 1\n\ndef place(event):\n    return 1\n\nclass Orders:\n    def save(self):\n        return 2\n',
  'src/prices.ts': 'export const price = 1;\n',
  'template.yaml': 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      BillingMode: PAY_PER_REQUEST\n',
  'serverless.yml': 'service: shop\nprovider:\n  name: aws\nfunctions:\n  place-order:\n    handler: src/orders.place\n',
  'infra/main.tf': 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\nresource "aws_sns_topic" "orders" {\n}\nresource "aws_sns_topic" "carts" {\n}\ndata "aws_region" "here" {\n}\nmodule "shop" {\n  source = "./shop"\n}\n',
  'infra/stack.ts': "import { Stack } from 'aws-cdk-lib';\nimport { Table } from 'aws-cdk-lib/aws-dynamodb';\nexport class Shop extends Stack {\n  table = new Table(this, 'Orders');\n}\n",
  'docs/notes.md': '# Notes\n\n## Order flow\n\nFirst.\n\n### Steps\n\nSteps.\n\n## Refund flow\n\nThen.\n\n## Order flow\n',
  'docs/detail.mmd': 'flowchart LR\n  a --> checkout\n',
};

/** `path:line[-last line]`, lines from 1; the path alone where it is the whole file. */
function led(project: Project, ...links: readonly string[]): readonly (string | undefined)[] {
  const written = links.map((link) => ({ path: link.split('#')[0] ?? '', symbol: link.split('#').slice(1).join('#') || undefined }));
  project.destinations('docs/draft.md', written);
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map((path) => text(path, shop[path] ?? '')));
  project.apply(project.sought().map((path) => ({ kind: 'standing', path, exists: path === 'src/orders.go' || path === 'src' })));
  return project.destinations('docs/draft.md', written).map((found) => {
    if (found?.part === undefined) return found?.path;
    const { start, end } = found.part;
    return `${found.path}:${String(start.line + 1)}${start.line === end.line ? '' : `-${String(end.line + 1)}`}`;
  });
}

const text = (path: string, content: string): FileChange => ({ kind: 'text', path, text: content });

function opened(texts: Texts): { readonly project: Project; readonly parsed: () => readonly string[] } {
  let parsed: string[] = [];
  const parse = projectOptions.moduleParser();
  const project = openProject({
    ...projectOptions,
    moduleParser: () => (path, content, hash) => {
      parsed.push(path);
      return parse(path, content, hash);
    },
  });
  project.apply(Object.entries(texts).map(([path, content]) => text(path, content)));
  return {
    project,
    parsed() {
      const result = parsed.sort();
      parsed = [];
      return result;
    },
  };
}

const broken = (project: Project): readonly string[] =>
  project.findings().flatMap(({ ruleId, messageId, at }) => (ruleId === 'mermaid-link-broken' ? [`${messageId}:${String(at.start.line + 1)}`] : []));

/** Gives the project what it wants until it wants no more. */
function settle(project: Project, texts: Texts): void {
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map((path) => text(path, texts[path] ?? '')));
  project.apply(project.sought().map((path) => ({ kind: 'standing', path, exists: path in texts })));
}

describe('where links of diagrams lead', () => {
  it('to functions, classes and their members, values and types of a module', () => {
    const { project } = opened(shop);
    assert.deepEqual(led(project, '../src/orders.ts#place', 'src/orders.ts#local', '/src/orders.ts#default', '../src/orders.ts#serve()'), [
      'src/orders.ts:2',
      'src/orders.ts:2',
      'src/orders.ts:4-6',
      'src/orders.ts:4-6',
    ]);
    assert.deepEqual(led(project, '../src/orders.ts#Orders', '../src/orders.ts#Orders.save', '../src/orders.ts#Orders#save', '../src/orders.ts#Orders::of', '../src/orders.ts#routes.list', '../src/orders.ts#Order', '../src/orders.ts#stop'), [
      'src/orders.ts:7-12',
      'src/orders.ts:8-10',
      'src/orders.ts:8-10',
      'src/orders.ts:11',
      'src/orders.ts:14',
      'src/orders.ts:16',
      'src/orders.ts:1',
    ]);
    assert.deepEqual(led(project, '../src/old.js#handler', '../src/orders.py#place', '../src/orders.py#Orders.save', '../src/orders.py#TABLE'), ['src/old.js:1-3', 'src/orders.py:3-4', 'src/orders.py:7-8', 'src/orders.py:1']);
  });

  it('to resources, however infrastructure is written', () => {
    const { project } = opened(shop);
    assert.deepEqual(led(project, '/template.yaml#Orders', '/serverless.yml#place-order', '/serverless.yml#PlaceDashorderLambdaFunction', '../infra/stack.ts#Orders'), ['template.yaml:3-6', 'serverless.yml:5-6', 'serverless.yml:5-6', 'infra/stack.ts:4']);
    const terraform = ['aws_sqs_queue.orders', 'aws_sns_topic.orders[0]', 'carts', 'data.aws_region.here', 'module.shop'].map((symbol) => `../infra/main.tf#${symbol}`);
    assert.deepEqual(led(project, ...terraform), ['infra/main.tf:1-3', 'infra/main.tf:4-5', 'infra/main.tf:6-7', 'infra/main.tf:8-9', 'infra/main.tf:10-12']);
  });

  it('to sections, nodes of other diagrams, and lines', () => {
    const { project } = opened(shop);
    assert.deepEqual(led(project, 'notes.md#order-flow', 'notes.md#order-flow-1', 'notes.md#Order%20flow', 'detail.mmd#checkout', '../src/prices.ts#L1', '../src/orders.go#L3-L5'), [
      'docs/notes.md:3-10',
      'docs/notes.md:15',
      'docs/notes.md:3-10',
      'docs/detail.mmd:2',
      'src/prices.ts:1-2',
      'src/orders.go:3-6',
    ]);
  });

  it('to the file itself where more cannot be told, and nowhere out of the project', () => {
    const { project } = opened(shop);
    assert.deepEqual(led(project, '../infra/main.tf#orders', '../src/orders.go#Place', '../src', '../src/orders.ts', '../src/orders.ts#nothing', '../../shop/src/orders.ts', '../src/none.ts', '../src/%zz.ts'), [
      'infra/main.tf',
      'src/orders.go',
      'src',
      'src/orders.ts',
      'src/orders.ts',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('lists the links of the diagrams that the project holds, each with its node', () => {
    const { project } = opened(shop);
    settle(project, shop);
    assert.deepEqual(
      project.links().map(({ path, title, node, nodeAt, diagramAt, destination }) => [path, title, diagramAt.line, node, nodeAt.line, destination.path, destination.part?.start.line]),
      [
        ['docs/map.md', 'Map', 3, 'orders', 5, 'src/orders.ts', 1],
        ['docs/map.md', 'Map', 3, 'table', 6, 'template.yaml', 2],
      ],
    );
  });

  it('reads what links lead into, once and again with every edit of it, and nothing else', () => {
    const { project, parsed } = opened(shop);
    settle(project, shop);
    assert.deepEqual(parsed(), ['infra/stack.ts', 'src/orders.ts'], 'a stack declares infrastructure and is read for that');
    project.apply([text('src/prices.ts', 'export const price = 2;\n'), text('src/orders.ts', 'export const place = 1;\n')]);
    settle(project, shop);
    assert.deepEqual(parsed(), ['src/orders.ts']);
    project.apply([text('docs/map.md', '# Map\n')]);
    settle(project, shop);
    project.apply([text('src/orders.ts', 'export const place = 2;\n')]);
    assert.deepEqual([parsed(), project.wanted(), project.links()], [[], [], []]);
  });

  it('judges a link again when a name or a file changes, and no diagram for any other edit', () => {
    const { project } = opened(shop);
    settle(project, shop);
    assert.deepEqual(broken(project), ['noNode:8']);
    project.apply([text('src/orders.ts', 'export const submit = 1;\n')]);
    assert.deepEqual(broken(project), ['noSymbol:6', 'noNode:8']);
    project.apply([text('src/orders.ts', 'export const place = 1;\n')]);
    assert.deepEqual(broken(project), ['noNode:8']);
    project.apply([text('src/orders.ts', '// place is gone\n')]);
    assert.deepEqual(broken(project), ['noNode:8'], 'the word is there still');
    project.apply([text('template.yaml', (shop['template.yaml'] ?? '').replace('Orders:', 'Carts:'))]);
    assert.deepEqual(broken(project), ['noSymbol:7', 'noNode:8']);
    project.apply([{ kind: 'removed', path: 'template.yaml' }]);
    settle(project, { 'src/orders.ts': '' });
    assert.deepEqual(broken(project), ['noFile:7', 'noNode:8']);
  });

  it('does not accuse what is half typed', () => {
    const { project } = opened({ ...shop, 'src/orders.ts': 'export const submit = async () => {\n' });
    settle(project, shop);
    assert.deepEqual(broken(project), ['noNode:8']);
  });
});
