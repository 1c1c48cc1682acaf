import type { Texts } from '../../rules/fixtureProject.ts';

/** So many steps, each of which makes twice as much of the one before: written out, more than any machine holds. */
const steps = 40;

const each = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('');

const sam = (properties: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: app.handler, ${properties} }
`;

const handler = '\nexport const handler = async () => 1;\n';
const eager = `import Redis from 'ioredis';\nnew Redis();${handler}`;

/** A Lambda function in TypeScript with `code` at its top level, and further files. */
function typescript(code: string, others: Texts = {}): Texts {
  return { 'template.yaml': sam('Runtime: nodejs22.x'), 'src/app.ts': `import Redis from 'ioredis';\n${code}${handler}`, ...others };
}

function python(code: string): Texts {
  return { 'template.yaml': sam('Runtime: python3.13'), 'src/app.py': `from redis.cluster import RedisCluster\n${code}\ndef handler(event, context):\n    return 1\n` };
}

function cdk(before: string, options: string): Texts {
  const stack = `import { Stack } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
${before}
export class ShopStack extends Stack {
  constructor(scope, id) {
    super(scope, id);
    new NodejsFunction(this, 'Orders', { entry: 'src/app.ts', ${options} });
  }
}
`;
  return { 'cdk.json': '{}', 'lib/stack.ts': stack, 'src/app.ts': eager };
}

function serverless(before: string): Texts {
  const service = `${before}\nmodule.exports = { service: 'shop', provider: { name: 'aws' }, functions: { orders: { handler: 'src/app.handler', environment: last } } };`;
  return { 'serverless.ts': service, 'src/app.ts': eager };
}

/** A serverless.yml whose function has what `last` stands for. */
function split(custom: string, others: Texts = {}): Texts {
  const service = `service: shop\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions:\n  orders:\n    handler: src/app.handler\n    environment: \${self:custom.${last}}\ncustom:\n  a0: { A: x }\n${custom}`;
  return { 'serverless.yml': service, 'src/app.ts': eager, ...others };
}

function terraform(locals: string, functions: string): Texts {
  return { 'main.tf': `locals {\n  a0 = ["x"]\n${locals}}\n${functions}`, 'src/app.ts': eager };
}

const lambda = (name: string, attributes: string): string => `resource "aws_lambda_function" "${name}" {\n  handler = "app.handler"\n  filename = "src"\n${attributes}}\n`;

/** Barrels that export all of each other, and lack the name that is asked for. */
const barrels: Texts = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`src/b${String(index)}.ts`, `import 'ioredis';\n${each(10, (other) => `export * from './b${String(other)}';\n`)}`]),
);

const doubled = (line: (name: string, before: string) => string): string => each(steps, (index) => `${line(`a${String(index + 1)}`, `a${String(index)}`)}\n`);
const last = `a${String(steps)}`;

/** Projects that hold little and stand for very much, or for themselves; whether the fault in them is certain. */
export const bombs: Readonly<Record<string, { readonly texts: Texts; readonly found: boolean }>> = {
  'spreads of spreads': { texts: typescript(`const a0 = { host: 'x' };\n${doubled((name, before) => `const ${name} = { ...${before}, ...${before} };`)}new Redis(${last});`), found: false },
  'objects of objects': { texts: typescript(`const a0 = { host: 'x' };\n${doubled((name, before) => `const ${name} = { a: ${before}, b: ${before} };`)}new Redis(${last});`), found: true },
  'alternatives of alternatives': { texts: typescript(`const a0 = 'x';\n${doubled((name, before) => `const ${name} = process.env.A ? ${before} : ${before};`)}new Redis(${last});`), found: false },
  'lists of lists': { texts: typescript(`const a0 = 'x';\n${each(5, (index) => `const a${String(index + 1)} = [${`a${String(index)}, `.repeat(50)}];\n`)}new Redis.Cluster(a5);`), found: true },
  'functions that call twice': { texts: typescript(`const a0 = () => new Redis();\n${doubled((name, before) => `const ${name} = () => { ${before}(); ${before}(); };`)}${last}();`), found: true },
  'classes that construct twice': { texts: typescript(`class a0 { x = new Redis(); }\n${doubled((name, before) => `class ${name} { x = new ${before}(); y = new ${before}(); }`)}new ${last}();`), found: true },
  'an object spread into itself': { texts: typescript('const a = { ...a, host: "x" };\nnew Redis(a);'), found: false },
  'alternatives to each other': { texts: typescript('const a = b || c, b = a || c, c = a || b;\nnew Redis(a);'), found: false },
  'a function that returns its own result': { texts: typescript('let n = 0;\nconst url = () => (n++ ? url() : "redis://x");\nnew Redis(url());'), found: false },
  'a list, a text and a class of themselves': { texts: typescript('const a = [a, a];\nconst b = `${b}`;\nclass C extends C { x = new C(); }\nnew C();\nnew Redis.Cluster(a);\nnew Redis(b);'), found: true },
  'variables that are filled with each other': { texts: typescript(`let a, b;\nconst r = new Redis();\n${'a = b; b = a;\n'.repeat(20)}${'a.get("x"); b.get("x");\n'.repeat(50)}`), found: true },
  'a variable that is rewritten with what its own methods give': { texts: typescript(`let frame = load();\nnew Redis();\n${'frame = frame.with("x");\n'.repeat(12)}frame.get("x");`), found: true },
  'wrappers of wrappers': { texts: typescript(`new Redis();\nconst a0 = (event) => 1;\n${each(6, (index) => `const a${String(index + 1)} = wrap(${`a${String(index)}, `.repeat(40)});\n`)}export const lambdaHandler = a6;`), found: true },
  'barrels that lead to each other': { texts: typescript("import { nothing } from './b0';\nnothing();\nnew Redis();", barrels), found: true },
  'a thousand commands': { texts: typescript(`const r = new Redis({ lazyConnect: true });\n${each(1000, (index) => `export const f${String(index)} = () => r.get('x');\n`)}`), found: false },
  'a thousand conditions': { texts: typescript(`let r;\n${'if (!r) { r = new Redis(); }\n'.repeat(1000)}`), found: true },
  'dictionaries of dictionaries': { texts: python(`a0 = {"host": "x"}\n${doubled((name, before) => `${name} = {**${before}, **${before}}`)}RedisCluster(**${last})`), found: true },
  'a dictionary of itself': { texts: python('a = {**a}\nb = b or a\nRedisCluster(**a)\nRedisCluster(host=b)'), found: true },
  'options of the CDK': { texts: cdk(`const a0 = { A: 'x' };\n${doubled((name, before) => `const ${name} = { ...${before}, n: ${before}, m: ${before} };`)}`, `environment: ${last}, ...${last}`), found: true },
  'options of the CDK spread into themselves': { texts: cdk('const a = { ...a, environment: { ...a, x: a } };\nconst b = `${b}`;', '...a, description: b'), found: true },
  'objects of serverless.ts': { texts: serverless(`const a0 = { A: 'x' };\n${doubled((name, before) => `const ${name} = { a: ${before}, b: ${before} };`)}const last = ${last};`), found: true },
  'serverless.ts within itself': { texts: serverless('const a = { b };\nconst b = { a, ...a };\nconst last = a;'), found: true },
  'variables of serverless.yml': { texts: split(doubled((name, before) => `  ${name}: { a: "\${self:custom.${before}}", b: "\${self:custom.${before}}" }`)), found: true },
  'texts of serverless.yml': { texts: split(`  ${last}: { A: "\${self:custom.b40}" }\n  b0: x\n${each(steps, (index) => `  b${String(index + 1)}: "\${self:custom.b${String(index)}}-\${self:custom.b${String(index)}}"\n`)}`), found: true },
  'long texts of serverless.yml': { texts: split(`  ${last}: { A: "\${self:custom.b20}" }\n  b0: ${'x'.repeat(100_000)}\n${each(20, (index) => `  b${String(index + 1)}: "\${self:custom.b${String(index)}}-\${self:custom.b${String(index)}}"\n`)}`), found: true },
  'blanks in a variable of serverless.yml': { texts: split(`  ${last}: { A: "\${file(a${' '.repeat(200_000)}b" }\n  c: "\${file(${' '.repeat(200_000)}"\n`), found: true },
  'variables of serverless.yml within themselves': { texts: split(`  ${last}: { a: "\${self:custom.${last}}", b: "x-\${self:custom.${last}.b}", c: "\${self:custom.${last}.c.c.c}", d: "\${file(a.yml)}" }\n`, { 'a.yml': 'a: ${file(a.yml)}\nb: ${file(a.yml):b}\nc: ${self:custom}\n' }), found: true },
  'locals of Terraform': { texts: terraform(each(steps, (index) => `  a${String(index + 1)} = [local.a${String(index)}, local.a${String(index)}]\n`), each(300, (index) => lambda(`o${String(index)}`, `  layers = local.${last}\n  timeout = local.${last}\n`))), found: true },
  'locals of themselves': { texts: terraform('  b = [local.b, local.c]\n  c = "${local.c}"\n', lambda('o', '  layers = local.b\n  runtime = local.c\n')), found: true },
};
