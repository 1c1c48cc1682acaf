import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'mocha';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import type { ModuleParser, Project } from '../../../src/core/model/project.ts';
import { openProject } from '../../../src/core/project.ts';
import type { Rule } from '../../../src/core/rule/index.ts';
import { root } from '../../../src/build/root.ts';
import { projectOf, projectOptions, textsIn, type Texts } from '../../rules/fixtureProject.ts';
import { seeded } from '../typescript/mutations.ts';
import { lookedAt } from './workCounter.ts';

// What a keystroke touches: counted, not timed. And that what is kept comes to the same as reading everything anew.

/** Services of ten files: a template, a handler, what it calls, a client that has a finding, and modules that have to do with none. */
function shops(modules: number): Texts {
  const services = Array.from({ length: modules / 10 }, (_, index) => `service${String(index)}`);
  const all = services.flatMap((service) => Object.entries(shop).map(([file, text]): [string, string] => [`${service}/${file}`, text]));
  return Object.fromEntries([...all, ...Object.entries(taken)]);
}

/** Comments that take findings back are the exception: while any text is broken none is called useless, so all are asked again when one breaks. */
const taken: Texts = { 'taken.ts': "import Redis from 'ioredis';\n// archnotes-disable-next-line redis-eager-connect -- a test\nexport const redis = new Redis();\n" };

const shop: Texts = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }
`,
  'src/orders.ts': "import { read } from './carts';\nexport const handler = async () => read();\n",
  'src/carts.ts': "import { redis } from './redis';\nexport const read = async () => redis.get('cart');\n",
  'src/redis.ts': "import Redis from 'ioredis';\n\nlet here = 0;\nhere;\nexport const redis = new Redis();\nexport const price = () => {\n  here;\n  return 1;\n};\n",
  'README.md': '# Orders\n\n```mermaid\nflowchart LR\n  a[Orders] --> b[Redis]\n  %% archnotes: a -> src/orders.ts#handler\n```\n',
  ...Object.fromEntries([1, 2, 3, 4, 5].map((index) => [`src/prices${String(index)}.ts`, `export const price = ${String(index)};\n`])),
};

const typedInto = 'service1/src/redis.ts';

interface Counts {
  readonly parsed: readonly string[];
  readonly hashed: number;
  /** How often a rule was set to work. */
  readonly judged: number;
  /** Files in which something else may be found. */
  readonly changed: readonly string[];
  readonly lookedAt: number;
}

/** A project that counts what a keystroke costs it. */
function counting(texts: Texts): { readonly project: Project; readonly type: (text: string) => Counts } {
  const parsed: string[] = [];
  const counts = { hashed: 0, judged: 0 };
  const parse = ownParser();
  const project = openProject({
    ...projectOptions,
    rules: projectOptions.rules.map((rule): Rule => ({
      ...rule,
      create(context) {
        counts.judged += 1;
        return rule.create(context);
      },
    })),
    hashOf(text) {
      counts.hashed += 1;
      return projectOptions.hashOf(text);
    },
    moduleParser: () => Object.assign(
      (file: string, text: string, hash: string) => {
        parsed.push(file);
        return parse(file, text, hash);
      },
      parse.isOnlyMoved === undefined ? {} : { isOnlyMoved: parse.isOnlyMoved },
    ),
  });
  give(project, texts, Object.keys(texts));
  return {
    project,
    type(text) {
      parsed.length = 0;
      Object.assign(counts, { hashed: 0, judged: 0 });
      let changed: readonly string[] = [];
      const looked = lookedAt(() => {
        project.apply([{ kind: 'text', path: typedInto, text }]);
        assert.deepEqual(project.wanted(), []);
        assert.deepEqual(project.sought(), []);
        changed = project.takeChanged();
        for (const file of changed) project.outcomeOf(file);
        project.links();
        project.stats();
        project.loadedClientIn(typedInto);
      });
      return { parsed: [...parsed], ...counts, changed, lookedAt: looked };
    },
  };
}

/** It goes by what it read last, so that nobody else may use it. */
function ownParser(): ModuleParser {
  return createModuleParser(readFileSync(createRequire(__filename).resolve('@yuku-parser/wasm/yuku-parser.wasm')));
}

function give(project: Project, texts: Texts, paths: readonly string[]): void {
  project.apply(paths.map((file) => ({ kind: 'text', path: file, text: texts[file] ?? '' })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map((file) => ({ kind: 'text', path: file, text: texts[file] ?? '' })));
  project.apply(project.sought().map((file) => ({ kind: 'standing', path: file, exists: file in texts || Object.keys(texts).some((other) => other.startsWith(`${file}/`)) })));
  project.takeChanged();
  project.links();
}

const written = shop['src/redis.ts'] ?? '';

describe('a keystroke', () => {
  it('touches nothing but its file where only places move, and reads that no more than once', () => {
    const { project, type } = counting(shops(50));
    const { lookedAt: looked, ...counts } = type(written.replace('\nhere;', '\nhere; here;'));
    assert.deepEqual(counts, { parsed: [typedInto], hashed: 1, judged: 0, changed: [typedInto] });
    assert.ok(looked > 0);
    const { lookedAt: again, ...next } = type(written.replace('\nhere;', '\nhere; here; here;'));
    assert.deepEqual(next, { ...counts, parsed: [] });
    assert.ok(again > 0);
    assert.deepEqual(project.loadedClientIn(typedInto), { line: 4, handlers: 1 });
    assert.deepEqual(type(written.replace('\nhere;', '\nhere;\nhere; here;')).parsed.length + type(written.replace('\nhere;', '\nhere;\nhere; here; here;')).parsed.length, 0, 'a line more, and what is typed into it');
    assert.deepEqual(project.loadedClientIn(typedInto), { line: 5, handlers: 1 });
    type(written.replace('\nhere;', '\nhere; here; here;'));
    const { at } = project.findings().find((finding) => finding.at.path === typedInto) ?? assert.fail();
    assert.equal(written.replace('\nhere;', '\nhere; here; here;').slice(at.range.start, at.range.end), 'new Redis()');
  });

  it('has its own part judged again where what is known of the module changes, and no other', () => {
    const { type } = counting(shops(50));
    const { judged, ...counts } = type(written.replace('return 1', 'return redis.get("price")'));
    assert.deepEqual(counts.parsed, [typedInto]);
    assert.equal(judged, projectOptions.rules.length);
    assert.deepEqual(counts.changed.filter((file) => !file.startsWith('service1/')), []);
  });

  it('costs the same among 50 files and among 2,000', () => {
    const [few, many] = [counting(shops(50)), counting(shops(2000))];
    const edits: Readonly<Record<string, string>> = {
      'places move': written.replace('\nhere;', '\nhere; here;'),
      'a call more': written.replace('return 1', 'return redis.get("price")'),
      'a text that is broken': written.replace('new Redis(', 'new Redis('.concat('{')),
      'whole again': written,
      'no finding any more': written.replace('new Redis()', 'new Redis({ lazyConnect: true })'),
    };
    for (const [what, text] of Object.entries(edits)) assert.deepEqual([what, many.type(text)], [what, few.type(text)]);
  }).timeout(60_000);
});

describe('files that go by the hundred', () => {
  it('cost the same each, however many there are', () => {
    const costOf = (modules: number): number => {
      const { project } = counting(shops(modules));
      const going = Array.from({ length: modules / 10 }, (_, index) => `service${String(index)}/src/redis.ts`);
      return lookedAt(() => {
        for (const file of going) project.apply([{ kind: 'removed', path: file }]);
      }) / going.length;
    };
    const [few, many] = [costOf(200), costOf(2000)];
    assert.ok(many <= few, `${String(few)} among 200 files, ${String(many)} among 2,000`);
  }).timeout(60_000);
});

const pieces = ['here;', '// a comment', '', '  ', 'const more = 1;', '}', '/* begins', 'export const other = () => 1;', 'if (Math.random() > 2) throw new Error();', '  here.there;', '`${', 'import "./redis";', "import Redis from 'ioredis';", 'new Redis();', '// archnotes-disable-next-line redis-eager-connect -- why not'];

/** A line put in, taken out, put in twice, or a letter typed or taken: what somebody does to a text. */
function edited(text: string, random: () => number): string {
  const lines = text.split('\n');
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? '';
  const place = Math.floor(random() * (line.length + 1));
  const piece = pieces[Math.floor(random() * pieces.length)] ?? '';
  const become = [[piece, line], [], [line, line], [`${line.slice(0, place)}x${line.slice(place)}`], [line.slice(0, place) + line.slice(place + 1)], [`${line}; here`], [piece]];
  return [...lines.slice(0, at), ...(become[Math.floor(random() * become.length)] ?? []), ...lines.slice(at + 1)].join('\n');
}

/** What a text becomes: edited somewhere, then a line of its own that says nothing, and what is typed into that. */
function typing(text: string, random: () => number): readonly string[] {
  return [0, 1, 2].flatMap((key) => {
    const lines = (key === 0 ? text : edited(text, random)).split('\n');
    const at = Math.floor(random() * lines.length);
    return [undefined, 'here;', 'here.there;', '`here`; here;', 'h;', '// here;'].map((line) => [...lines.slice(0, at), ...(line === undefined ? [] : [line]), ...lines.slice(at)].join('\n'));
  });
}

/** Small projects of the rules that TypeScript is a part of: one in so many. */
function fixtures(oneIn: number): readonly Texts[] {
  const folders = readdirSync(path.join(root, 'src/rules'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory() && (entry.name === 'invalid' || entry.name === 'valid'));
  return folders.map((entry) => textsIn(path.join(entry.parentPath, entry.name))).filter((texts) => Object.keys(texts).some((file) => file.endsWith('.ts'))).filter((_, index) => index % oneIn === 0);
}

describe('a project in which somebody types', () => {
  it('says what a project says that has just been opened, whatever was typed before', () => {
    const random = seeded(11);
    let moves = 0;
    for (const texts of fixtures(4)) {
      const now: Record<string, string> = { ...texts };
      let judged = 0;
      const rules = projectOptions.rules.map((rule): Rule => ({ ...rule, create: (context) => ((judged += 1), rule.create(context)) }));
      const parse = ownParser();
      const project = openProject({ ...projectOptions, rules, moduleParser: () => parse });
      give(project, now, Object.keys(now));
      // Where something is found, so that it has to move along; or anywhere.
      const accused = project.findings().map(({ at }) => at.path);
      const modules = [...accused, ...Object.keys(texts)].filter((each) => each.endsWith('.ts'));
      const file = modules[0] ?? '';
      for (const text of typing(texts[file] ?? '', random)) {
        const before = now[file];
        now[file] = text;
        project.findings();
        judged = 0;
        give(project, now, [file]);
        const said = project.findings();
        if (judged === 0 && text !== before && said.some(({ at }) => at.path === file)) moves += 1;
        const anew = projectOf(now);
        // A module that was once of interest stays read, so that its text is told to be broken where a new project would not read it.
        if (said.some(({ ruleId }) => ruleId === 'internal/syntax-error')) continue;
        assert.deepEqual(said, anew.findings(), text);
        assert.deepEqual([project.suppressed(), project.stats(), project.entries()], [anew.suppressed(), anew.stats(), anew.entries()], text);
      }
    }
    assert.ok(moves > 15, `${String(moves)} times only places moved`);
  }).timeout(300_000);
});
