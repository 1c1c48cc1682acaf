import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FileChange, Project, ProjectOptions } from '../../../src/core/model/project.ts';
import { openProject } from '../../../src/core/project.ts';
import { defineRule } from '../../../src/core/rule/index.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

// What an archnotes.json does to the findings of a project: which one holds for a file, what of it, and what is not read again.

const template = (folder: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: ${folder}, Handler: orders.handler, Runtime: nodejs22.x }
`;
const eager = "import Redis from 'ioredis';\nconst redis = new Redis({ commandTimeout: 500, connectTimeout: 900 });\nredis.on('error', () => undefined);\nexport const handler = async () => redis.get('a');\n";
const shop = { 'template.yaml': template('src'), 'src/orders.ts': eager };
const found = 'warning redis-eager-connect src/orders.ts:2';

interface Configured {
  readonly project: Project;
  readonly give: (texts: Readonly<Record<string, string | undefined>>) => void;
  readonly above: (path: string, inside: string, text: string | undefined) => void;
  readonly said: () => readonly string[];
  readonly parsed: () => readonly string[];
}

function configured(options: Partial<ProjectOptions> = {}): Configured {
  const texts: Record<string, string | undefined> = {};
  let parsed: string[] = [];
  const parse = projectOptions.moduleParser();
  const project = openProject({
    ...projectOptions,
    moduleParser: () => (path, text, hash) => {
      parsed.push(path);
      return parse(path, text, hash);
    },
    ...options,
  });
  const change = (path: string): FileChange => (texts[path] === undefined ? { kind: 'removed', path } : { kind: 'text', path, text: texts[path] });
  return {
    project,
    give(given) {
      Object.assign(texts, given);
      project.apply(Object.keys(given).map(change));
      for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map(change));
    },
    above: (path, inside, text) => project.apply([{ kind: 'above', path, inside, bytes: text === undefined ? undefined : Buffer.from(text) }]),
    said: () => project.findings().map(({ severity, ruleId, at }) => `${severity} ${ruleId} ${at.path}:${String(at.start.line + 1)}`),
    parsed() {
      const result = parsed;
      parsed = [];
      return result;
    },
  };
}

/** What is said of the shop under a configuration at its top. */
function under(configuration: object): readonly string[] {
  const { give, said } = configured();
  give({ ...shop, 'archnotes.json': JSON.stringify(configuration) });
  return said();
}

describe('a project configuration', () => {
  it('turns a rule off, or gives its findings another severity', () => {
    assert.deepEqual(under({}), [found]);
    assert.deepEqual(under({ rules: { 'redis-eager-connect': 'off' } }), []);
    for (const severity of ['hint', 'info', 'warning', 'error']) {
      assert.deepEqual(under({ rules: { 'redis-eager-connect': severity } }), [`${severity} redis-eager-connect src/orders.ts:2`]);
    }
  });

  it('reports nothing in files that it ignores, and reads them all the same', () => {
    assert.deepEqual(under({ ignore: ['src'] }), []);
    assert.deepEqual(under({ ignore: ['**/*.ts'] }), []);
    assert.deepEqual(under({ ignore: ['template.yaml', 'lib'] }), [found]);
  });

  it('leaves out notes of files that it ignores, and does not count them as failures', () => {
    const { give, project, said } = configured();
    give(shop);
    project.apply([{ kind: 'skipped', path: 'src/big.ts', reason: 'unreadable' }]);
    assert.equal(said().length, 2);
    assert.equal(project.stats().failures, 1);
    give({ 'archnotes.json': '{ "ignore": ["src/big.ts"] }' });
    assert.deepEqual(said(), [found]);
    assert.equal(project.stats().failures, 0);
  });

  it('is quiet where it is wanted, but for rules whose severity it names', () => {
    const guessed = { 'src/orders.ts': eager };
    const hints = (configuration: string): readonly string[] => {
      const { give, said } = configured();
      give({ ...guessed, 'archnotes.json': configuration });
      return said();
    };
    assert.deepEqual(hints('{}'), ['hint redis-eager-connect src/orders.ts:2']);
    assert.deepEqual(hints('{ "profile": "quiet" }'), []);
    assert.deepEqual(hints('{ "profile": "quiet", "rules": { "redis-eager-connect": "info" } }'), ['info redis-eager-connect src/orders.ts:2']);
    assert.deepEqual(under({ profile: 'quiet' }), [found]);
  });

  it('holds for diagrams as for code', () => {
    const { give, said } = configured();
    give({ 'docs/a.mmd': 'flowchart LR\n  a --> \n' });
    assert(said().some((line) => line.startsWith('error mermaid-syntax')));
    give({ 'archnotes.json': '{ "rules": { "mermaid-syntax": "info" } }' });
    assert(said().some((line) => line.startsWith('info mermaid-syntax')));
    give({ 'docs/archnotes.json': '{ "ignore": ["a.mmd"] }' });
    assert.deepEqual(said(), []);
  });

  it('is the nearest upwards alone: nothing of the one above holds', () => {
    const { give, said } = configured();
    give({ 'a/template.yaml': template('src'), 'a/src/orders.ts': eager, 'b/template.yaml': template('src'), 'b/src/orders.ts': eager });
    const both = ['warning redis-eager-connect a/src/orders.ts:2', 'warning redis-eager-connect b/src/orders.ts:2'];
    assert.deepEqual(said(), both);
    give({ 'archnotes.json': '{ "rules": { "redis-eager-connect": "off" } }' });
    assert.deepEqual(said(), []);
    give({ 'b/archnotes.json': '{}' });
    assert.deepEqual(said(), [both[1]]);
    give({ 'b/src/archnotes.json': '{ "ignore": ["orders.ts"] }' });
    assert.deepEqual(said(), []);
    give({ 'b/src/archnotes.json': undefined, 'b/archnotes.json': undefined, 'archnotes.json': undefined });
    assert.deepEqual(said(), both);
  });

  it('may lie above the folder, and holds where the folder has none', () => {
    const { above, give, project, said } = configured();
    give(shop);
    above('../../archnotes.json', 'services/shop', '{ "ignore": ["services/shop/src/**"] }');
    assert.deepEqual(said(), []);
    above('../archnotes.json', 'shop', '{ "ignore": ["services/shop/src/**"] }');
    assert.deepEqual(said(), [found]);
    above('../archnotes.json', 'shop', '{ "rules": { "redis-eager-connect": "errr" } }');
    assert.deepEqual(said(), ['warning internal/configuration ../archnotes.json:1', found]);
    above('../archnotes.json', 'shop', '{ "profile": "loud", "rules": { "redis-eager-connect": "off" } }');
    give({ 'archnotes.json': '{}' });
    assert.deepEqual(said(), [found], 'it holds for nothing, so that its mistakes are none of ours');
    give({ 'archnotes.json': undefined });
    project.apply([{ kind: 'removed', path: '../archnotes.json' }]);
    assert.deepEqual(said(), [found]);
    above('../archnotes.json', 'shop', undefined);
    assert.deepEqual(said(), ['warning internal/configuration ../archnotes.json:1', found]);
  });

  it('says where it is wrong, and holds for the rest', () => {
    const { give, project, said } = configured();
    give({ ...shop, 'archnotes.json': '{\n  "profil": "quiet",\n  "rules": { "redis-eager-connect": "error" }\n}\n' });
    assert.deepEqual(said(), ['warning internal/configuration archnotes.json:2', 'error redis-eager-connect src/orders.ts:2']);
    const [mistake] = project.findings();
    assert.deepEqual([mistake?.at.start, mistake?.at.end], [{ line: 1, character: 2 }, { line: 1, character: 10 }]);
    give({ 'archnotes.json': '{' });
    assert.deepEqual(said(), ['warning internal/configuration archnotes.json:1', found]);
  });

  it('that cannot be read is the nearest all the same', () => {
    const { give, project, said } = configured();
    give({ ...shop, 'archnotes.json': '{ "rules": { "redis-eager-connect": "off" } }' });
    project.apply([{ kind: 'skipped', path: 'src/archnotes.json', reason: 'too-large' }]);
    assert.deepEqual(said(), ['warning internal/configuration src/archnotes.json:1', found]);
  });

  it('judges again when it changes, and reads no source again', () => {
    const { give, parsed, said } = configured();
    give(shop);
    assert.deepEqual(said(), [found]);
    assert.deepEqual(parsed(), ['src/orders.ts']);
    for (const severity of ['error', 'off', 'hint']) {
      give({ 'archnotes.json': `{ "rules": { "redis-eager-connect": "${severity}" } }` });
      assert.equal(said().length, severity === 'off' ? 0 : 1);
    }
    assert.deepEqual(parsed(), []);
  });

  it('does not run a rule that is off everywhere, and tells of one that crashes only where it is on', () => {
    const runs = { created: 0, looked: 0 };
    const rule = defineRule({
      meta: { ...eagerMeta(), id: 'redis-eager-connect' },
      create() {
        runs.created += 1;
        return {
          entry: () => {
            runs.looked += 1;
            assert.fail('crashed');
          },
        };
      },
    });
    const { give, said } = configured({ rules: [rule] });
    give({ ...shop, 'archnotes.json': '{ "rules": { "redis-eager-connect": "off" } }' });
    assert.deepEqual([said(), runs], [[], { created: 0, looked: 0 }]);
    give({ 'archnotes.json': '{}' });
    assert.deepEqual([said(), runs.looked], [['error internal/rule-crash src/orders.ts:4'], 1]);
  });
});

describe('options of a rule', () => {
  const limited = defineRule({
    meta: { ...eagerMeta(), id: 'limited', options: { most: { default: 1, minimum: 0, maximum: 10, description: { en: 'At most.', ko: '최대.' } } } },
    create: ({ report, options, timeZone }) => ({
      entry: ({ at }) => report({ messageId: 'eager', severity: 'info', at, data: { most: options.most, zone: timeZone ?? 'none' } }),
    }),
  });

  const said = (texts: Readonly<Record<string, string>>): readonly string[] => {
    const { give, project } = configured({ rules: [limited] });
    give({ 'a/template.yaml': template('src'), 'a/src/orders.ts': eager, 'b/template.yaml': template('src'), 'b/src/orders.ts': eager, ...texts });
    return project.findings().map(({ at, severity, message }) => `${at.path} ${severity} ${message.en}`);
  };

  it('are those of the nearest configuration, else the defaults', () => {
    assert.deepEqual(said({}), ['a/src/orders.ts info 1 none', 'b/src/orders.ts info 1 none']);
    assert.deepEqual(
      said({ 'archnotes.json': '{ "rules": { "limited": { "most": 5 } }, "timeZone": "Asia/Seoul" }', 'b/archnotes.json': '{ "rules": { "limited": { "severity": "error", "most": 7 } } }' }),
      ['a/src/orders.ts info 5 Asia/Seoul', 'b/src/orders.ts error 7 none'],
    );
    assert.deepEqual(said({ 'b/archnotes.json': '{ "rules": { "limited": { "severity": "off", "most": 7 } } }' }), ['a/src/orders.ts info 1 none']);
  });

  it('that are wrong leave the default', () => {
    const wrong: readonly (readonly [string, string])[] = [['11', 'at most'], ['-1', 'at least'], ['1.5', 'whole number'], ['"1"', 'number'], ['null', 'number']];
    for (const [value, complaint] of wrong) {
      const [first, second] = said({ 'a/archnotes.json': `{ "rules": { "limited": { "most": ${value} } } }` });
      assert(first?.startsWith('a/archnotes.json warning') && first.includes(complaint), first);
      assert.equal(second, 'a/src/orders.ts info 1 none');
    }
    assert.match(said({ 'a/archnotes.json': '{ "rules": { "limited": { "mots": 1 } } }' })[0] ?? '', /Did you mean "most"\?/);
  });
});

describe('environments', () => {
  const behind = "import Redis from 'ioredis';\nexport let redis: Redis | undefined;\nif (process.env.REDIS_EAGER === '1') {\n  redis = new Redis({ commandTimeout: 500, connectTimeout: 900 });\n  redis.on('error', () => undefined);\n}\nexport const handler = async () => redis?.get('a');\n";

  const findings = (code: string, environments: object): readonly string[] => {
    const { give, project } = configured({ rules: projectOptions.rules.filter(({ meta }) => meta.id === 'redis-eager-connect') });
    give({ ...shop, 'src/orders.ts': code, 'archnotes.json': JSON.stringify({ environments }) });
    return project.findings().map(({ severity, ruleId, at, related }) => {
      const named = related.filter(({ at: place }) => place.path === 'archnotes.json').map(({ message }) => /`(\w+)`/.exec(message.en)?.[1]);
      return `${severity} ${ruleId} ${at.path}:${String(at.start.line + 1)} ${named.join()}`;
    });
  };

  it('say what a variable holds on a cold start, and are named with what is found', () => {
    assert.deepEqual(findings(behind, {}), []);
    assert.deepEqual(findings(behind, { prod: { variables: { REDIS_EAGER: '0' } } }), []);
    assert.deepEqual(findings(behind, { dev: {}, prod: { variables: { REDIS_EAGER: '1' } } }), ['warning redis-eager-connect src/orders.ts:4 prod']);
    assert.deepEqual(findings(behind, { stage: { variables: { REDIS_EAGER: '1' } }, prod: { variables: { REDIS_EAGER: '1' } } }), ['warning redis-eager-connect src/orders.ts:4 stage,prod']);
  });

  it('say whether a variable is set', () => {
    const set = behind.replace(" === '1'", '');
    assert.deepEqual(findings(set, { prod: { variables: { REDIS_EAGER: '1' } } }), ['warning redis-eager-connect src/orders.ts:4 prod']);
    assert.deepEqual(findings(set, { prod: { variables: { REDIS_EAGER: '' } } }), [], 'empty is neither');
    const unset = behind.replace("process.env.REDIS_EAGER === '1'", '!process.env.REDIS_EAGER');
    assert.deepEqual(findings(unset, { prod: { variables: { REDIS_EAGER: '1' } } }), []);
    assert.deepEqual(findings(unset, { prod: {} }), [], 'what is not written is not known');
  });

  it('say what a variable holds in Python, however it is read', () => {
    const connecting = (head: string, test: string): string => `${head}import psycopg2\ndb = None\nif ${test}:\n    db = psycopg2.connect('dbname=shop', connect_timeout=2)\ndef handler(event, context):\n    return db.cursor()\n`;
    const found = (code: string, variables: object): boolean => {
      const { give, project } = configured({ rules: projectOptions.rules.filter(({ meta }) => meta.id === 'eager-db-connect') });
      give({ 'template.yaml': template('src').replace('nodejs22.x', 'python3.12'), 'src/orders.py': code, 'archnotes.json': JSON.stringify({ environments: { prod: { variables } } }) });
      const paths = project.findings().map(({ at }) => at.path);
      assert.ok(paths.every((path) => path === 'src/orders.py'), paths.join());
      return paths.length > 0;
    };
    const ways: readonly (readonly [string, string])[] = [
      ['import os\n', "os.environ['EAGER'] == 'yes'"],
      ['import os\n', "os.environ.get('EAGER') == 'yes'"],
      ['import os\n', "'yes' == os.getenv('EAGER', 'no')"],
      ['from os import environ, getenv\n', "environ.get('EAGER', '') == 'yes'"],
      ['from os import getenv as read\n', "read('EAGER') == 'yes'"],
      ["import os\neager = os.environ.get('EAGER')\n", "eager == 'yes'"],
    ];
    for (const [head, test] of ways) {
      assert.deepEqual([{ EAGER: 'yes' }, { EAGER: 'no' }, {}].map((variables) => found(connecting(head, test), variables)), [true, false, false], test);
      assert.deepEqual([{ EAGER: 'yes' }, { EAGER: 'no' }, {}].map((variables) => found(connecting(head, test.replace('==', '!=')), variables)), [false, true, false], `not ${test}`);
    }
    for (const test of ["os.environ.get('EAGER')", "os.getenv('EAGER')", "os.environ.get('EAGER') is not None"]) {
      assert.deepEqual([{ EAGER: 'yes' }, {}].map((variables) => found(connecting('import os\n', test), variables)), [true, false], test);
    }
    for (const test of ["os.environ.get(name) == 'yes'", "settings.get('EAGER') == 'yes'", "os.getenv('EAGER').lower() == 'yes'"]) {
      assert.equal(found(connecting('import os\n', test), { EAGER: 'yes' }), false, test);
    }
    assert.equal(found(connecting('def getenv(name):\n    return False\n', "getenv('EAGER')"), { EAGER: 'yes' }), false, 'a function of the user\'s own');
  });

  it('say what a variable holds that is read through node:process', () => {
    for (const head of ["import { env } from 'node:process';\n", "import { env } from 'process';\n"]) {
      assert.deepEqual(findings(head + behind.replace('process.env', 'env'), { prod: { variables: { REDIS_EAGER: '1' } } }), ['warning redis-eager-connect src/orders.ts:5 prod']);
    }
  });

  it('give parameters of templates their values', () => {
    const texts = {
      'template.yaml': template('src').replace('Runtime: nodejs22.x }', 'Runtime: python3.12, SnapStart: { ApplyOn: PublishedVersions }, AutoPublishAlias: live, EphemeralStorage: { Size: !Ref Storage } }'),
      'src/orders.py': 'def handler(event, context):\n    return 1\n',
    };
    const said = (environments: object): readonly string[] => {
      const { give, project } = configured();
      give({ ...texts, 'archnotes.json': JSON.stringify({ environments }) });
      return project.findings().map(({ ruleId, related }) => `${ruleId} ${related.map(({ message }) => /^This is so in the environment `(\w+)`/.exec(message.en)?.[1] ?? '').join('')}`);
    };
    assert.deepEqual(said({}), []);
    assert.deepEqual(said({ dev: { parameters: { Storage: '512' } } }), []);
    assert.deepEqual(said({ dev: { parameters: { Storage: '512' } }, prod: { parameters: { Storage: '1024' } } }), ['snapstart-invalid prod']);
    assert.deepEqual(said({ prod: { parameters: { Orders: '1024', storage: '1024' } } }), [], 'other names');
  });

  it('give variables of Terraform their values, in their own module and as their type reads them', () => {
    const terraform = (declared: string): string => `variable "storage" {
  ${declared}
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  filename      = "orders.zip"
  handler       = "orders.handler"
  runtime       = "python3.12"
  publish       = true
  snap_start {
    apply_on = "PublishedVersions"
  }
  ephemeral_storage {
    size = var.storage
  }
}
`;
    const said = (declared: string, environments: object, others: Readonly<Record<string, string>> = {}): readonly string[] => {
      const { give, project } = configured();
      give({ 'main.tf': terraform(declared), ...others, 'archnotes.json': JSON.stringify({ environments }) });
      return project.findings().map(({ ruleId, related }) => `${ruleId} ${related.map(({ message }) => /^This is so in the environment `(\w+)`/.exec(message.en)?.[1] ?? '').join('')}`);
    };
    const large = { prod: { parameters: { storage: '1024' } } };
    for (const declared of ['', 'type = number', 'type = number\n  default = 512', 'type = string', 'type = "string"', 'type = any']) assert.deepEqual(said(declared, large), ['snapstart-invalid prod'], declared);
    assert.deepEqual(said('default = 1024', { prod: { parameters: { storage: '512' } } }), ['snapstart-invalid '], 'what is found without');
    assert.deepEqual(said('type = number', { prod: { parameters: { storage: 'large' } } }), [], 'no number');
    assert.deepEqual(said('type = list(number)', large), [], 'a type that a text is not');
    assert.deepEqual(said('type = number', { prod: { parameters: { Storage: '1024' } } }), [], 'another name');
    assert.deepEqual(said('', {}, { 'other/archnotes.json': JSON.stringify({ environments: large }) }), [], 'of another folder');
  });

  it('follow a template that is edited', () => {
    const { give, project } = configured();
    give({ 'archnotes.json': JSON.stringify({ environments: { prod: { parameters: { storage: '1024' } } } }) });
    const said = (size: string): readonly string[] => {
      give({
        'main.tf': `variable "storage" {}\nresource "aws_lambda_function" "orders" {\n  function_name = "orders"\n  filename = "orders.zip"\n  handler = "orders.handler"\n  runtime = "python3.12"\n  publish = true\n  snap_start {\n    apply_on = "PublishedVersions"\n  }\n  ephemeral_storage {\n    size = ${size}\n  }\n}\n`,
      });
      return project.findings().map(({ ruleId }) => ruleId);
    };
    assert.deepEqual([said('512'), said('var.storage'), said('512')], [[], ['snapstart-invalid'], []]);
  });

  it('change nothing of what is found without them', () => {
    assert.deepEqual(findings(eager, { prod: { variables: { REDIS_EAGER: '1' } } }), ['warning redis-eager-connect src/orders.ts:2 ']);
  });
});

function eagerMeta() {
  return {
    summary: { en: 'Found.', ko: '찾았습니다.' },
    theme: 'serverless-connections',
    severity: 'error',
    messages: { eager: { en: '{most} {zone}', ko: '{most} {zone}' } },
    fixable: false,
    curedBy: undefined,
    source: 'a test',
  } as const;
}
