import assert from 'node:assert/strict';
import type { HandlerSite } from '../../../src/core/model/handler.ts';
import type { Project } from '../../../src/core/model/project.ts';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';

// Why an export counts as a handler, and where what declares it leads. None of these files mentions a client library.

const template = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs22.x
    Timeout: !Ref Patience
Resources:
  PlaceOrder:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: orders.place
      ReservedConcurrentExecutions: 7
      AutoPublishAlias: live
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 }
      SnapStart: { ApplyOn: PublishedVersions }
      VpcConfig: { SubnetIds: [a] }
  Lost:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: gone/lost.handler }
  Unnamed:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: orders.cancel }
`;
const orders = `const local = async (event: object) => event;
export { local as place };
export const unrelated = 1;
`;
const shop: Texts = {
  'template.yaml': template,
  'src/orders.ts': orders,
  'src/prices.ts': 'export const handler = async (event: { sku: string }) => event.sku;\nexport const price = 1;\n',
};

describe('the handler at a position', () => {
  it('is an export, for the reasons that its template gives', () => {
    const site = at(shop, 'src/orders.ts', 'place }');
    assert.deepEqual(said(site), ['code', 'local as place', ['PlaceOrder @ template.yaml:11']]);
    assert.deepEqual(settings(site), [
      'runtime nodejs22.x template.yaml:4',
      'timeout undefined template.yaml:5',
      'provisionedConcurrency 5 template.yaml:14',
      'reservedConcurrency 7 template.yaml:12',
      'snapStart PublishedVersions template.yaml:15',
      'vpc undefined template.yaml:16',
    ]);
  });

  it('is also where the exported value is declared, and nowhere else', () => {
    assert.equal(said(at(shop, 'src/orders.ts', 'local ='))[1], 'local');
    for (const word of ['async', 'event:', 'unrelated', 'export {']) assert.equal(at(shop, 'src/orders.ts', word), undefined, word);
  });

  it('is one by its looks where no infrastructure names it', () => {
    assert.deepEqual(said(at(shop, 'src/prices.ts', 'handler')), ['code', 'handler', []]);
    assert.equal(at(shop, 'src/prices.ts', 'price ='), undefined);
    assert.equal(at({ 'test/prices.ts': shop['src/prices.ts'] ?? '' }, 'test/prices.ts', 'handler'), undefined, 'a test is none');
  });

  it('leads from the handler, or the name, of a function to its export', () => {
    for (const word of ['orders.place', 'PlaceOrder:']) {
      const site = at(shop, 'template.yaml', word);
      assert.equal(site?.side, 'infrastructure');
      assert.deepEqual(leads(site), ['src/orders.ts:2']);
    }
    assert.equal(at(shop, 'template.yaml', 'Type: AWS'), undefined);
  });

  it('leads to what was looked for where there is no such file, and to the file where there is no such export', () => {
    assert.deepEqual(leads(at(shop, 'template.yaml', 'gone/lost')), ['tried src/gone/lost']);
    assert.deepEqual(leads(at(shop, 'template.yaml', 'orders.cancel')), ['src/orders.ts without export']);
  });

  for (const [form, text, word, range] of [
    ['exports.x', 'exports.handler = async (event) => event;\n', 'handler', 'exports.handler = '],
    ['module.exports = { x }', 'module.exports = { handler: async (event) => event };\n', 'handler', 'handler: '],
    ['module.exports = x', 'const serve = async (event) => event;\nmodule.exports = serve;\n', 'exports', 'module.exports = '],
    ['export function', 'export async function handler(event) {\n  return event;\n}\n', 'handler', 'handler'],
  ] as const) {
    it(`is named by ${form}, and does not reach into the function`, () => {
      const file = form === 'export function' ? 'app.mjs' : 'app.js';
      const texts = { 'template.yaml': sam('app.handler'), [file]: text };
      const site = at(texts, file, word);
      assert.equal(site && text.slice(site.at.range.start, site.at.range.end), range);
      const inside = form === 'export function' ? 'return event' : '=> event';
      assert.equal(at(texts, file, inside), undefined);
    });
  }

  const dialects: Readonly<Record<string, { readonly file: string; readonly text: string; readonly module: string; readonly code: string; readonly word: string }>> = {
    'serverless.yml': { file: 'serverless.yml', text: 'service: shop\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions:\n  place:\n    handler: src/orders.place\n', module: 'src/orders.ts', code: orders, word: 'place }' },
    Terraform: {
      file: 'main.tf',
      text: 'resource "aws_lambda_function" "place" {\n  function_name = "place"\n  runtime = "nodejs22.x"\n  handler = "orders.place"\n  filename = "dist.zip"\n}\n',
      module: 'src/orders.ts', code: orders, word: 'place }',
    },
    CDK: {
      file: 'infra/stack.ts',
      text: "import { Stack } from 'aws-cdk-lib';\nimport { Function, Runtime, Code } from 'aws-cdk-lib/aws-lambda';\nexport class Shop extends Stack {\n  constructor(scope, id) {\n    super(scope, id);\n    new Function(this, 'Place', { runtime: Runtime.NODEJS_22_X, handler: 'orders.place', code: Code.fromAsset('src') });\n  }\n}\n",
      module: 'src/orders.ts', code: orders, word: 'place }',
    },
    Python: { file: 'template.yaml', text: sam('shop.orders.place', 'python3.13'), module: 'shop/orders.py', code: 'def place(event, context):\n    return event\n', word: 'place' },
  };
  for (const [dialect, { file, text, module, code, word }] of Object.entries(dialects)) {
    it(`is found both ways in ${dialect}`, () => {
      const texts = { [file]: text, [module]: code, 'cdk.json': '{}', 'package.json': '{}' };
      const [side, , functions] = said(at(texts, module, word));
      assert.equal(side, 'code');
      assert.match(functions.join(), new RegExp(` @ ${file}:\\d+$`));
      assert.deepEqual(leads(at(texts, file, /orders.place/.exec(text)?.[0] ?? '')), [`${module}:${module.endsWith('.py') ? '1' : '2'}`]);
    });
  }

  it('has no answer, and does not throw, beside every text and in files of no interest', () => {
    const project = projectWith({ ...shop, 'notes.yaml': 'a: 1\n', 'broken.ts': 'export const handler = async (event' });
    const positions = [{ line: 0, character: 9999 }, { line: 9999, character: 0 }, { line: 0, character: 0 }];
    for (const path of ['src/orders.ts', 'template.yaml', 'notes.yaml', 'broken.ts', 'none.ts', '', '__proto__']) {
      for (const position of positions) assert.equal(ask(project, shop, path, position), undefined, path);
    }
  });

  it('asks for a module once, and does not read it again with every edit', () => {
    const parsed: string[] = [];
    const parse = projectOptions.moduleParser();
    const project = openProject({ ...projectOptions, moduleParser: () => (path, text, hash) => (parsed.push(path), parse(path, text, hash)) });
    give(project, shop);
    assert.ok(ask(project, shop, 'template.yaml', positionOf(template, 'orders.place')));
    assert.deepEqual(parsed, ['src/orders.ts']);
    project.apply([{ kind: 'text', path: 'src/orders.ts', text: `\n${orders}` }]);
    assert.deepEqual([project.wanted(), parsed.length], [[], 1]);
    const [found] = ask(project, { ...shop, 'src/orders.ts': `\n${orders}` }, 'template.yaml', positionOf(template, 'orders.place'))?.functions ?? [];
    assert.equal(found?.code.kind === 'found' && found.code.export?.start.line, 2);
  });
});

function sam(handler: string, runtime = 'nodejs22.x'): string {
  return `Transform: AWS::Serverless-2016-10-31\nResources:\n  Place:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: ${handler}, Runtime: ${runtime}, CodeUri: . }\n`;
}

function projectWith(texts: Texts): Project {
  const project = openProject(projectOptions);
  give(project, texts);
  return project;
}

function give(project: Project, texts: Texts): void {
  project.apply(Object.entries(texts).map(([path, text]) => ({ kind: 'text', path, text })));
  settle(project, texts);
}

function settle(project: Project, texts: Texts): void {
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
}

function ask(project: Project, texts: Texts, path: string, position: { readonly line: number; readonly character: number }): HandlerSite | undefined {
  project.handlerAt(path, position);
  settle(project, texts);
  return project.handlerAt(path, position);
}

function at(texts: Texts, path: string, word: string): HandlerSite | undefined {
  return ask(projectWith(texts), texts, path, positionOf(texts[path] ?? '', word));
}

function positionOf(text: string, word: string): { readonly line: number; readonly character: number } {
  const offset = text.indexOf(word);
  assert.ok(offset >= 0, `"${word}" is in the text`);
  const before = text.slice(0, offset + 1).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function said(site: HandlerSite | undefined): readonly [string, string, readonly string[]] {
  if (site === undefined) return ['none', '', []];
  const text = site.at.path === 'src/orders.ts' ? orders : (shop[site.at.path] ?? '');
  const functions = site.functions.map(({ name, declaredAt }) => `${name} @ ${declaredAt.path}:${String(declaredAt.start.line + 1)}`);
  return [site.side, text.slice(site.at.range.start, site.at.range.end), functions];
}

function settings(site: HandlerSite | undefined): readonly string[] {
  return site?.functions[0]?.settings.map(({ name, value, at: { path, start } }) => `${name} ${String(value)} ${path}:${String(start.line + 1)}`) ?? [];
}

function leads(site: HandlerSite | undefined): readonly string[] {
  return (site?.functions ?? []).map(({ code }) => {
    if (code.kind === 'missing') return `tried ${code.tried.join(', ')}`;
    return code.export === undefined ? `${code.module} without export` : `${code.export.path}:${String(code.export.start.line + 1)}`;
  });
}
