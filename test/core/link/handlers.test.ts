import assert from 'node:assert/strict';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { handlerDeclarations } from '../../../src/core/link/handlers.ts';
import { resolveEntry } from '../../../src/core/link/resolve.ts';
import type { HandlerDeclaration } from '../../../src/core/model/entry.ts';

function declarations(text: string, path = 'template.yaml'): readonly HandlerDeclaration[] {
  const facts = parseInfrastructure(path, text, 'hash');
  assert.ok(facts, `${path} is a template`);
  return handlerDeclarations(facts);
}

/** A template with one function, its properties and what stands beside them each as one YAML flow map. */
function sam(properties: string, beside = ''): string {
  return `Transform: AWS::Serverless-2016-10-31\nResources:\n  Checkout:\n    Type: AWS::Serverless::Function\n    Properties: {${properties}}\n${beside}`;
}

function cloudFormation(properties: string): string {
  return `Resources:\n  Checkout:\n    Type: AWS::Lambda::Function\n    Properties: {Runtime: nodejs22.x, ${properties}}\n`;
}

function serverless(handler: string): string {
  return `service: shop\nprovider: {name: aws, runtime: nodejs22.x}\nfunctions:\n  checkout:\n    handler: ${handler}\n`;
}

/** What the only function's handler resolves to among the files given. */
function entry(text: string, files: readonly string[], path?: string): string | undefined {
  const [declaration] = declarations(text, path);
  return declaration === undefined ? undefined : resolveEntry(declaration, new Set(files));
}

describe('a handler leads to its source', () => {
  const esbuild = (points: string): string => `    Metadata: {BuildMethod: esbuild, BuildProperties: {EntryPoints: [${points}]}}\n`;
  const cases: readonly (readonly [string, string, string, string?])[] = [
    ['SAM: CodeUri and Handler', sam('CodeUri: src/checkout/, Handler: app.handler'), 'src/checkout/app.ts'],
    ['SAM: CodeUri with ./', sam('CodeUri: ./src, Handler: checkout/app.handler'), 'src/checkout/app.js'],
    ['SAM: no CodeUri', sam('Handler: src/app.handler'), 'src/app.mjs'],
    ['SAM: CodeUri of one file', sam('CodeUri: src/app.js, Handler: app.handler'), 'src/app.js'],
    ['SAM: relative to the template', sam('CodeUri: ../functions/, Handler: app.handler'), 'shop/functions/app.ts', 'shop/infra/template.yaml'],
    ['SAM: esbuild entry point', sam('CodeUri: ., Handler: checkout.handler', esbuild('src/handlers/checkout.ts')), 'src/handlers/checkout.ts'],
    ['SAM: esbuild, several', sam('CodeUri: app, Handler: b.handler', esbuild('lib/a.ts, lib/b.mts')), 'app/lib/b.mts'],
    ['SAM: built into dist', sam('CodeUri: dist/, Handler: app.handler'), 'src/app.ts'],
    ['SAM: a folder for what is packed', sam('CodeUri: build/lambda/, Handler: app.handler'), 'src/app.ts'],
    ['SAM: one folder per bundle', sam('CodeUri: dist/checkout/, Handler: index.handler'), 'src/checkout.ts'],
    ['SAM: one folder per bundle, deeper', sam('CodeUri: dist/checkout/, Handler: index.handler'), 'src/handlers/checkout/index.ts'],
    ['SAM: what sam build wrote', sam('CodeUri: .aws-sam/build/Checkout, Handler: src/app.handler'), 'src/app.ts'],
    ['SAM: code elsewhere', sam('CodeUri: s3://bucket/code.zip, Handler: src/app.handler'), 'src/app.ts'],
    ['SAM: an archive', sam('CodeUri: build/code.zip, Handler: app.handler'), 'src/app.ts'],
    ['SAM: computed code', sam('CodeUri: !Ref Code, Handler: app.handler'), 'lambda/app.ts'],
    ['SAM: image with a command', sam('PackageType: Image, ImageConfig: {Command: [app.handler]}', '    Metadata: {DockerContext: ./checkout, Dockerfile: Dockerfile}\n'), 'checkout/src/app.ts'],
    ['SAM: Datadog', sam('CodeUri: ., Handler: /opt/nodejs/node_modules/datadog-lambda-js/handler.handler, Environment: {Variables: {DD_LAMBDA_HANDLER: src/app.handler}}'), 'src/app.ts'],
    ['CloudFormation: a local folder', cloudFormation('Code: ./lambda, Handler: index.handler'), 'infra/lambda/index.js', 'infra/stack.yaml'],
    ['CloudFormation: a bucket', cloudFormation('Code: {S3Bucket: b, S3Key: k}, Handler: src/index.handler'), 'src/index.js'],
    ['CloudFormation: what the CDK wrote', cloudFormation('Code: {S3Bucket: b}, Handler: index.handler').replace('Properties', 'Metadata: {"aws:asset:path": asset.1}\n    Properties'), 'cdk.out/asset.1/index.js', 'cdk.out/Shop.template.json.yaml'],
    ['serverless: as written', serverless('src/checkout.handler'), 'api/src/checkout.ts', 'api/serverless.yml'],
    ['serverless: with ./', serverless('./src/functions/checkout/index.handler'), 'src/functions/checkout/index.ts', 'serverless.yml'],
    ['serverless: built with tsc', serverless('dist/src/checkout.handler'), 'src/checkout.ts', 'serverless.yml'],
    ['serverless: .build', serverless('.build/functions/checkout.handler'), 'functions/checkout.ts', 'serverless.yml'],
    ['serverless: .webpack', serverless('.webpack/service/src/checkout.handler'), 'src/checkout.ts', 'serverless.yml'],
    ['serverless: .esbuild', serverless('.esbuild/.build/src/checkout.handler'), 'src/checkout.ts', 'serverless.yml'],
    ['serverless: lib, built', serverless('lib/checkout.handler'), 'src/checkout.ts', 'serverless.yml'],
    ['serverless: lib, written', serverless('lib/checkout.handler'), 'lib/checkout.js', 'serverless.yml'],
    ['serverless: a folder with an index', serverless('src/checkout.handler'), 'src/checkout/index.ts', 'serverless.yml'],
  ];
  for (const [name, text, expected, path] of cases) {
    it(name, () => {
      assert.equal(entry(text, [expected, 'unrelated/app.ts'], path), expected);
    });
  }

  it('prefers sources to what was built from them, and what is written to guesses', () => {
    assert.equal(entry(serverless('dist/app.handler'), ['dist/app.js', 'src/app.ts'], 'serverless.yml'), 'src/app.ts');
    assert.equal(entry(serverless('lib/app.handler'), ['lib/app.js', 'src/app.ts'], 'serverless.yml'), 'lib/app.js');
    assert.equal(entry(sam('CodeUri: src, Handler: app.handler'), ['src/app.js', 'src/app.ts']), 'src/app.ts');
    assert.equal(entry(sam('CodeUri: src, Handler: app.handler'), ['src/app.d.ts']), undefined);
  });

  it('never leads out of the project or to another function', () => {
    assert.equal(entry(sam('CodeUri: ../../x, Handler: app.handler'), ['app.ts', 'x/app.ts', 'src/app.ts']), undefined);
    assert.equal(entry(sam('CodeUri: src/a, Handler: app.handler'), ['src/app.ts', 'app.ts', 'src/b/app.ts']), undefined);
  });
});

describe('which functions are declared', () => {
  const silent: readonly (readonly [string, string])[] = [
    ['another runtime', sam('Runtime: java21, Handler: app.handler')],
    ['a custom runtime', sam('Runtime: provided.al2023, Handler: bootstrap')],
    ['inline code', sam('InlineCode: "exports.handler = 1", Handler: index.handler')],
    ['inline code in CloudFormation', cloudFormation('Code: {ZipFile: "exports.handler = 1"}, Handler: index.handler')],
    ['an image without a command', sam('PackageType: Image, Handler: app.handler')],
    ['a computed handler', sam('Handler: !Sub "${Folder}/app.handler"')],
    ['a handler that is none', sam('Handler: handler')],
    ['no handler', sam('Timeout: 3')],
    ['a vendor in front of an unknown handler', sam('Handler: newrelic-lambda-wrapper.handler')],
  ];
  for (const [name, text] of silent) it(`not: ${name}`, () => assert.deepEqual(declarations(text), []));

  it('those of any Node.js, of a computed and of an unnamed runtime', () => {
    for (const runtime of ['Runtime: nodejs22.x, ', 'Runtime: !Ref NodeRuntime, ', '']) {
      assert.equal(declarations(sam(`${runtime}Handler: app.handler`)).length, 1);
    }
  });

  it('not those that share a name while their code lies elsewhere', () => {
    const functions = (code: string, exported = 'handler'): string =>
      ['One', 'Two'].map((name, index) => `  ${name}:\n    Type: AWS::Lambda::Function\n    Properties: {Code: ${code}, Handler: index.${exported}${exported === 'handler' ? '' : index}}\n`).join('');
    assert.deepEqual(declarations(`Resources:\n${functions('{S3Bucket: b, S3Key: k}')}`), []);
    assert.equal(declarations(`Resources:\n${functions('{S3Bucket: b, S3Key: k}', 'on')}`).length, 2);
    assert.equal(declarations(`Resources:\n${functions('src')}`).length, 2);
    assert.equal(declarations(`${serverless('index.run')}  cron:\n    handler: index.run\n`, 'serverless.yml').length, 2);
  });

  it('with the export behind the first dot of the file name', () => {
    const exports: readonly (readonly [string, string, string])[] = [
      ['src/app.handler', 'src/app', 'handler'],
      ['src/v1.2/app.handler', 'src/v1.2/app', 'handler'],
      ['app.api.get', 'app', 'api.get'],
      ['/src/app.handler', 'src/app', 'handler'],
    ];
    for (const [handler, candidate, exportName] of exports) {
      const [declaration] = declarations(sam(`Handler: ${handler}`));
      assert.equal(declaration?.exportName, exportName);
      assert.equal(declaration.candidates[0], candidate);
    }
  });

  it('at their handler, or at their name where the handler is a default', () => {
    const own = sam('Handler: "src/주문.handler"');
    const [written] = declarations(own);
    assert.equal(own.slice(written?.declaredAt.range.start, written?.declaredAt.range.end), '"src/주문.handler"');
    const inherited = `Globals: {Function: {Handler: src/app.handler}}\n${sam('Timeout: 3')}`;
    const [named] = declarations(inherited);
    assert.equal(inherited.slice(named?.declaredAt.range.start, named?.declaredAt.range.end), 'Checkout');
    assert.equal(named?.declaredAt.path, 'template.yaml');
  });
});

describe('provisioned concurrency', () => {
  const config = (amount: string): string => `ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: ${amount}}`;
  const alias = (properties: string): string => `  Live:\n    Type: AWS::Lambda::Alias\n    Properties: {Name: live, ${properties}}\n`;
  const target = (resourceId: string, capacity: string): string =>
    `  Scaling:\n    Type: AWS::ApplicationAutoScaling::ScalableTarget\n    Properties: {ScalableDimension: "lambda:function:ProvisionedConcurrency", ResourceId: ${resourceId}, ${capacity}}\n`;
  const handler = 'Handler: app.handler';

  /** Environments (`?` where computed) and the text that says so. */
  const cases: readonly (readonly [string, string, readonly [number | '?', string] | undefined, string?])[] = [
    ['on the function', sam(`${handler}, ${config('5')}`), [5, '5']],
    ['as a string', sam(`${handler}, ${config('"5"')}`), [5, '"5"']],
    ['computed', sam(`${handler}, ${config('!Ref Amount')}`), ['?', '!Ref Amount']],
    ['in one environment only', sam(`${handler}, ProvisionedConcurrencyConfig: !If [Prod, {ProvisionedConcurrentExecutions: 5}, !Ref "AWS::NoValue"]`), ['?', '!If [Prod, {ProvisionedConcurrentExecutions: 5}, !Ref "AWS::NoValue"]']],
    ['0', sam(`${handler}, ${config('0')}`), undefined],
    ['taken back', sam(`${handler}, ${config('!Ref AWS::NoValue')}`), undefined],
    ['in the globals', `Globals: {Function: {${config('7')}}}\n${sam(handler)}`, [7, '7']],
    ['in the globals, 0 on the function', `Globals: {Function: {${config('7')}}}\n${sam(`${handler}, ${config('0')}`)}`, undefined],
    ['on an alias, by Ref', sam(handler, alias(`FunctionName: !Ref Checkout, ${config('4')}`)), [4, '4']],
    ['on an alias, by GetAtt', sam(handler, alias(`FunctionName: !GetAtt Checkout.Arn, ${config('4')}`)), [4, '4']],
    ['on an alias, by name', sam(`${handler}, FunctionName: shop-checkout`, alias(`FunctionName: shop-checkout, ${config('4')}`)), [4, '4']],
    ['on a version', sam(handler, alias(`FunctionName: !Ref Checkout, ${config('4')}`).replace('::Alias', '::Version')), [4, '4']],
    ['on an alias of another function', sam(handler, alias(`FunctionName: !Ref Other, ${config('4')}`)), undefined],
    ['by scaling', sam(handler, target('!Sub "function:${Checkout}:live"', 'MinCapacity: 3, MaxCapacity: 9')), [3, '3']],
    ['by scaling, joined', sam(handler, target('!Join [":", [function, !Ref Checkout, live]]', 'MinCapacity: 3')), [3, '3']],
    ['by scaling of an alias', sam(handler, alias('FunctionName: !Ref Checkout') + target('!Sub ["function:${x}", {x: !Ref Live}]', 'MinCapacity: 3')), [3, '3']],
    ['by scaling, by name', sam(`${handler}, FunctionName: shop-checkout`, target('function:shop-checkout:live', 'MinCapacity: 3')), [3, '3']],
    ['by scaling of two', sam(handler, '  Other:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: b.handler}\n' + target('!Sub "function:${Checkout}:${Other}"', 'MinCapacity: 3')), undefined],
    ['by scaling from 0', sam(handler, target('!Sub "function:${Checkout}:live"', 'MinCapacity: 0, MaxCapacity: 9')), ['?', '9']],
    ['by scaling of something else', sam(handler, target('!Sub "function:${Other}:live"', 'MinCapacity: 3')), undefined],
    ['by scaling of another dimension', sam(handler, target('!Sub "function:${Checkout}:live"', 'MinCapacity: 3').replace('ProvisionedC', 'OtherC')), undefined],
    ['serverless.yml', `${serverless('app.handler')}    provisionedConcurrency: 2\n`, [2, '2'], 'serverless.yml'],
    ['serverless.yml, 0', `${serverless('app.handler')}    provisionedConcurrency: 0\n`, undefined, 'serverless.yml'],
    ['serverless.yml, computed', `${serverless('app.handler')}    provisionedConcurrency: \${self:custom.pc}\n`, ['?', '${self:custom.pc}'], 'serverless.yml'],
    ['none', sam(handler), undefined],
  ];
  for (const [name, text, expected, path] of cases) {
    it(name, () => {
      const [declaration] = declarations(text, path);
      assert.ok(declaration);
      const found = declaration.provisionedConcurrency;
      const seen = found && [found.environments ?? '?', text.slice(found.at.range.start, found.at.range.end)];
      assert.deepEqual(seen, expected);
      if (found) assert.equal(found.at.path, path ?? 'template.yaml');
    });
  }
});
