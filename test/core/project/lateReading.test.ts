import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import type { ModuleParser, Project } from '../../../src/core/model/project.ts';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';

// A module that only moved is read as a whole when somebody asks where all of it is. What if the parser throws then?

const shop: Texts = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }
`,
  'src/orders.ts': "import { read } from './carts';\nimport './locks';\nexport const handler = async () => read();\n",
  'src/carts.ts': "import { redis } from './redis';\nexport const read = async () => redis.get('cart');\n",
  'src/redis.ts': "import Redis from 'ioredis';\n\nlet here = 0;\nhere;\nexport const redis = new Redis();\nexport const price = () => {\n  here;\n  return 1;\n};\n",
  'src/locks.ts': "import Redis from 'ioredis';\nexport const locks = new Redis();\n",
};

const unreadable = 'info internal/skipped-file src/redis.ts';
const others = ['warning redis-eager-connect src/locks.ts'];

interface Shop {
  readonly project: Project;
  readonly give: (texts: Texts) => void;
  readonly said: () => readonly string[];
  /** How often the parser threw. */
  readonly thrown: () => number;
}

/** A shop into whose client a word was typed that only moves it, and whose parser throws at that text from now on. */
function typedIn(): Shop {
  const parse = createModuleParser(readFileSync(createRequire(__filename).resolve('@yuku-parser/wasm/yuku-parser.wasm')));
  let thrown = 0;
  const throwing = (path: string, text: string, hash: string): ReturnType<ModuleParser> => {
    if (!text.includes('here; here;')) return parse(path, text, hash);
    thrown += 1;
    throw new Error('a fault of the parser');
  };
  assert.ok(parse.isOnlyMoved !== undefined);
  const moduleParser = Object.assign(throwing, { isOnlyMoved: parse.isOnlyMoved });
  const project = openProject({ ...projectOptions, rules: projectOptions.rules.filter(({ meta }) => meta.id === 'redis-eager-connect'), moduleParser: () => moduleParser });
  const texts: Record<string, string> = {};
  const give = (given: Texts): void => {
    Object.assign(texts, given);
    const changes = (paths: readonly string[]) => paths.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' }) as const);
    project.apply(changes(Object.keys(given)));
    for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(changes(wanted));
    project.apply(project.sought().map((path) => ({ kind: 'standing', path, exists: path in texts })));
  };
  const said = (): readonly string[] => project.findings().map(({ severity, ruleId, at }) => `${severity} ${ruleId} ${at.path}`);
  const { 'src/redis.ts': written = '', ...rest } = shop;
  give({ ...rest, 'src/redis.ts': written });
  // The parser goes by what it read last.
  give({ 'src/redis.ts': written.replace('\nhere;', '\nhere; her;') });
  assert.deepEqual(said(), [...others, 'warning redis-eager-connect src/redis.ts']);
  give({ 'src/redis.ts': written.replace('\nhere;', '\nhere; here;') });
  assert.deepEqual([said(), thrown], [[...others, 'warning redis-eager-connect src/redis.ts'], 0], 'it is not read as a whole for having moved');
  return { project, give, said, thrown: () => thrown };
}

const questions: Readonly<Record<string, (shop: Shop) => void>> = {
  'who links it anew': ({ give }) => give({ 'src/carts.ts': `${shop['src/carts.ts'] ?? ''}export const more = read();\n` }),
  'who asks for handlers in it': ({ project }) => void project.handlerAt('src/redis.ts', { line: 4, character: 14 }),
  'who asks which handlers load it': ({ project }) => void project.loadersOf('src/redis.ts'),
  'who follows a link into it': ({ project }) => void project.destinations('README.md', [{ path: 'src/redis.ts', symbol: 'price' }]),
  'who asks for all entries': ({ project }) => void project.entries(),
};

describe('a module that only moved, and that the parser throws at when it is read after all', () => {
  for (const [who, ask] of Object.entries(questions)) {
    it(`is left out with a note, by ${who}, and the others are judged`, () => {
      const typed = typedIn();
      ask(typed);
      assert.deepEqual(typed.said(), [...others, unreadable]);
      assert.equal(typed.thrown(), 1, 'nobody asks again');
      assert.equal(typed.project.stats().failures, 1);
      assert.deepEqual([...typed.project.takeChanged()].sort(), ['src/locks.ts', 'src/redis.ts']);
    });
  }

  it('is judged again when its text is another', () => {
    const typed = typedIn();
    typed.project.loadersOf('src/redis.ts');
    assert.deepEqual(typed.said(), [...others, unreadable]);
    typed.give({ 'src/redis.ts': shop['src/redis.ts'] ?? '' });
    assert.deepEqual(typed.said(), [...others, 'warning redis-eager-connect src/redis.ts']);
    assert.equal(typed.project.stats().failures, 0);
  });

  it('is not blamed for the text before', () => {
    const typed = typedIn();
    questions['who follows a link into it']?.(typed);
    assert.equal(typed.thrown(), 1);
    typed.give({ 'src/redis.ts': `${shop['src/redis.ts'] ?? ''}export const more = redis.get('more');\n` });
    assert.deepEqual(typed.said(), [...others, 'warning redis-eager-connect src/redis.ts']);
  });
});
