import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Rule } from '../../../src/core/rule/index.ts';
import { openProject } from '../../../src/core/project.ts';
import type { Project } from '../../../src/core/project.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

// What a project reads and judges, counted: that is what its speed is made of.

const client = "import Redis from 'ioredis';\nexport const redis = new Redis();\n";
const service = (name: string): Readonly<Record<string, string>> => ({
  [`${name}/template.yaml`]: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }\n',
  [`${name}/src/orders.ts`]: "import { redis } from './redis';\nexport const handler = async () => redis.get('cart');\n",
  [`${name}/src/redis.ts`]: client,
});

interface Counted {
  readonly project: Project;
  readonly give: (texts: Readonly<Record<string, string>>) => readonly string[];
  /** What rules were shown since last asked, by the file it stands in. */
  readonly shown: () => readonly string[];
  /** What was parsed since last asked. */
  readonly parsed: () => readonly string[];
  /** How many texts were hashed: a module that is parsed, and every other file that is read whole. */
  readonly hashed: () => number;
}

function counted(rules: readonly Rule[] = projectOptions.rules): Counted {
  let shown: string[] = [];
  let parsed: string[] = [];
  let hashes = 0;
  const texts: Record<string, string> = {};
  const witness: Rule = {
    meta: { id: 'witness', summary: { en: '', ko: '' }, theme: 'serverless-connections', families: ['redis'], severity: 'hint', messages: {}, fixable: false, curedBy: undefined, source: '' },
    create: () => ({ connection: ({ at }) => void shown.push(at.path), entry: ({ module }) => void shown.push(module) }),
  };
  const parse = projectOptions.moduleParser();
  const project = openProject({
    ...projectOptions,
    rules: [...rules, witness],
    judges: [...rules, witness].map(({ meta }) => meta.id),
    hashOf: (text) => {
      hashes += 1;
      return projectOptions.hashOf(text);
    },
    moduleParser: () => (path, text, hash) => (parsed.push(path), parse(path, text, hash)),
  });
  const apply = (paths: readonly string[]): void => project.apply(paths.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  const taken = (): readonly string[] => {
    const before = shown.sort();
    shown = [];
    return before;
  };
  return {
    project,
    give(given) {
      Object.assign(texts, given);
      apply(Object.keys(given));
      for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) apply(wanted);
      return project.findings().map(({ ruleId, at }) => `${ruleId} ${at.path}`);
    },
    shown: taken,
    parsed() {
      const before = parsed.sort();
      parsed = [];
      return before;
    },
    hashed: () => hashes,
  };
}

const eagerOnly = projectOptions.rules.filter(({ meta }) => meta.id === 'redis-eager-connect');

describe('what a project reads and judges', () => {
  it('judges nothing but the modules that imports join to the one that was edited', () => {
    const { give, shown } = counted(eagerOnly);
    const before = give({ ...service('one'), ...service('two') });
    assert.deepEqual(before, ['redis-eager-connect one/src/redis.ts', 'redis-eager-connect two/src/redis.ts']);
    assert.deepEqual(shown(), ['one/src/orders.ts', 'one/src/redis.ts', 'two/src/orders.ts', 'two/src/redis.ts']);
    assert.deepEqual(give({ 'two/src/redis.ts': `// a comment\n${client}` }), before);
    assert.deepEqual(shown(), ['two/src/orders.ts', 'two/src/redis.ts']);
  });

  it('judges nothing again where an edit changes no facts', () => {
    const { give, shown, parsed } = counted(eagerOnly);
    give({ ...service('one'), 'elsewhere.ts': 'export const price = 10;\n' });
    shown();
    parsed();
    give({ 'elsewhere.ts': 'export const price = 11;\n' });
    give({ 'one/src/redis.ts': client });
    assert.deepEqual([shown(), parsed()], [[], []]);
  });

  it('parses what leads to a client only where a handler leads to it', () => {
    const { give, parsed } = counted(eagerOnly);
    const tool = { 'tool/main.ts': "import { run } from './run';\nrun();\n", 'tool/run.ts': "import { redis } from './redis';\nexport const run = () => redis.ping();\n", 'tool/redis.ts': client };
    give({ ...service('one'), ...tool });
    assert.deepEqual([...new Set(parsed())], ['one/src/orders.ts', 'one/src/redis.ts', 'tool/redis.ts']);
    const found = give({ 'tool/main.ts': "import { run } from './run';\nexport const handler = async (event) => run();\n" });
    assert.deepEqual([...new Set(parsed())], ['tool/main.ts', 'tool/run.ts']);
    assert.deepEqual(found, ['redis-eager-connect one/src/redis.ts', 'redis-eager-connect tool/redis.ts']);
  });

  it('reads for some families of clients no template around others, and no module of theirs', () => {
    const other = { 'two/template.yaml': service('one')['one/template.yaml'] ?? '', 'two/src/orders.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\nexport const handler = async () => pool.query('select 1');\n" };
    const { give, parsed, hashed } = counted(eagerOnly);
    const found = give({ ...service('one'), ...other });
    assert.deepEqual(found, ['redis-eager-connect one/src/redis.ts']);
    assert.deepEqual([...new Set(parsed())], ['one/src/orders.ts', 'one/src/redis.ts']);
    assert.equal(hashed(), 3);
  });

  it('reads a template that leads out of its folder', () => {
    const { give, project } = counted(eagerOnly);
    const { 'one/template.yaml': template = '', ...code } = service('one');
    give({ ...code, 'deploy/template.yaml': template.replace('CodeUri: src', 'CodeUri: ../one/src') });
    assert.deepEqual(project.entries().map(({ evidence }) => evidence.kind), ['infrastructure']);
  });

  it('reads the Terraform of a folder as a whole, and of others not at all', () => {
    const resource = 'resource "aws_lambda_function" "orders" {\n  handler = "orders.handler"\n  runtime = "nodejs22.x"\n  filename = data.archive_file.code.output_path\n}\ndata "archive_file" "code" {\n  source_dir = "${path.module}/${var.code}"\n  output_path = "code.zip"\n}\n';
    const variable = 'variable "code" {\n  default = "../one/src"\n}\n';
    const { 'one/template.yaml': _template, ...code } = service('one');
    const { give, hashed, project } = counted(eagerOnly);
    give({ ...code, 'two/main.tf': resource, 'two/other.tf': '# Goes on... and on\n', 'deploy/main.tf': resource, 'deploy/variables.tf': variable });
    assert.deepEqual(project.entries().map(({ evidence }) => evidence.kind), ['infrastructure']);
    assert.equal(hashed(), 4, 'two modules, and two files of one folder');
  });
});
