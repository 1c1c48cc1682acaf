import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import type { Problem } from '../../src/core/pattern/result.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { prepareScaffold } from '../../src/node/scaffold.ts';
import { writePlan } from '../../src/node/writePlan.ts';
import { makeSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { stockFiles, stockManifest } from './stockPattern.ts';

/** One way to go wrong: what is hostile, and what the message must say. */
interface Attack {
  readonly manifest?: Readonly<Record<string, unknown>> | string;
  readonly files?: Readonly<Record<string, string>>;
  readonly answers?: unknown;
  /** Prepares the disk. */
  readonly disk?: (sandbox: Sandbox) => void;
  readonly says: RegExp;
}

const oneFile = (to: string, from = 'files/port.ts'): Readonly<Record<string, unknown>> => ({ files: [{ from, to }] });
const twoFiles = (first: string, second: string): Readonly<Record<string, unknown>> => ({ files: [{ from: 'files/port.ts', to: first }, { from: 'files/port.ts', to: second }] });
const target = (to: string, says: RegExp): Attack => ({ manifest: oneFile(to), says });
const question = (changes: object, says: RegExp): Attack => ({ manifest: { questions: [{ ...firstQuestion(), ...changes }], files: [{ from: 'files/port.ts', to: 'port.ts' }] }, says });
const text = (manifest: string, says: RegExp): Attack => ({ manifest, says });
const template = (port: string, says: RegExp): Attack => ({ files: { 'files/port.ts': port }, says });

function firstQuestion(): object {
  return { id: 'entity', type: 'text', label: { en: 'Entity', ko: '엔터티' }, help: { en: 'What is counted.', ko: '세는 대상입니다.' } };
}

const whole = (): string => JSON.stringify(stockManifest(), null, 2);

const attacks: Readonly<Record<string, Attack>> = {
  'target: dot dot': target('../neighbour/ledger.txt', /"\.\."/),
  'target: dot dot further in': target('src/../../neighbour/ledger.txt', /"\.\."/),
  'target: dot': target('./port.ts', /"\."/),
  'target: three dots': target('.../port.ts', /"\."/),
  'target: absolute': target('/etc/cron.d/port', /relative to the target/),
  'target: drive': target('C:\\port.ts', /relative to the target/),
  'target: drive without slash': target('c:port.ts', /relative to the target/),
  'target: UNC': target('\\\\host\\share\\port.ts', /relative to the target/),
  'target: device path': target('\\\\?\\C:\\port.ts', /relative to the target/),
  'target: backslash': target('src\\..\\..\\port.ts', /not allowed in file names/),
  'target: NUL': target('src/port.ts\u0000.txt', /not allowed in file names/),
  'target: control character': target('src/po\u001brt.ts', /not allowed in file names/),
  'target: percent-encoded': target('%2e%2e/neighbour/ledger.txt', /not allowed in file names/),
  'target: fullwidth slash': target('..\uff0fneighbour\uff0fledger.txt', /not allowed in file names|"\.\."/),
  'target: fullwidth dots': target('\uff0e\uff0e/neighbour/ledger.txt', /"\.\."/),
  'target: one-dot leaders': target('\u2024\u2024/neighbour/ledger.txt', /"\.\."/),
  'target: trailing dot': target('src./port.ts', /ends with a space or "\."/),
  'target: trailing space': target('src/port.ts ', /ends with a space/),
  'target: leading space': target(' src/port.ts', /starts with a space/),
  'target: home': target('~/port.ts', /"~"/),
  'target: short name': target('GIT~1/config', /short Windows name/),
  'target: CON': target('src/CON', /Windows device/),
  'target: NUL with extension': target('src/nul.ts', /Windows device/),
  'target: COM1': target('com1/port.ts', /Windows device/),
  'target: superscript COM': target('com¹.ts', /Windows device/),
  'target: stream': target('port.ts:hidden', /not allowed in file names/),
  'target: file URI': target('file:///etc/passwd', /not allowed in file names|relative to the target/),
  'target: star': target('src/*.ts', /not allowed in file names/),
  'target: double slash': target('src//port.ts', /empty part/),
  'target: final slash': target('src/', /empty part/),
  'target: zero width': target('.g\u200dit/config', /not allowed in file names/),
  'target: direction override': target('src/\u202ets.trop', /not allowed in file names/),
  'target: not NFC': target('cafe\u0301.ts', /NFC/),
  'target: 300 bytes': target(`${'주'.repeat(100)}.ts`, /longer than/),
  'target: 300 characters': target(`${'a/'.repeat(150)}port.ts`, /longer than/),
  'target: 40 deep': target(`${'a/'.repeat(40)}port.ts`, /deeper than/),
  'target: git hook': target('.git/hooks/pre-commit', /may not write/),
  'target: git in capitals': target('.GIT/config', /may not write/),
  'target: git further in': target('packages/.git/config', /may not write/),
  'target: tasks': target('.vscode/tasks.json', /may not write/),
  'target: workflow': target('.github/workflows/release.yml', /may not write/),
  'target: npmrc': target('.npmrc', /may not write/),
  'target: env': target('.env.production', /may not write/),
  'target: shell': target('.bashrc', /may not write/),
  'target: node_modules': target('node_modules/ioredis/index.js', /may not write/),
  'target: empty when rendered': target('<% if cached %>port.ts<% endif %>', /empty/),
  'target: template error': target('src/<%= nobody %>.ts', /undefined variable: nobody/),
  'answer renders dot dot': { manifest: oneFile('<%= note %>/port.ts'), answers: { note: '..' }, says: /"\.\."/ },
  'answer renders a slash': { manifest: oneFile('<%= note %>'), answers: { note: '/etc/passwd' }, says: /must not contain a slash/ },
  'answer renders a folder': { manifest: oneFile('src/<%= note %>.ts'), answers: { note: 'a/b' }, says: /must not contain a slash/ },
  'answer renders a backslash': { manifest: oneFile('src/<%= note %>.ts'), answers: { note: 'a\\b' }, says: /must not contain a slash/ },
  'answer renders a device': { manifest: oneFile('src/<%= note %>'), answers: { note: 'nul' }, says: /Windows device/ },
  'same file twice': { manifest: twoFiles('src/port.ts', 'src/port.ts'), says: /twice/ },
  'same file in another case': { manifest: twoFiles('src/port.ts', 'src/Port.ts'), says: /twice/ },
  'same folder in another case': { manifest: twoFiles('src/a.ts', 'SRC/b.ts'), says: /twice/ },
  'file and folder': { manifest: twoFiles('src', 'src/port.ts'), says: /a file and a folder/ },
  'file and folder in another case': { manifest: twoFiles('src/port.ts', 'SRC'), says: /a file and a folder/ },
  '2,001 files': { manifest: { files: Array.from({ length: 2001 }, (_, at) => ({ from: 'files/port.ts', to: `src/port${at}.ts` })) }, says: /2001 files; at most 2000/ },
  '10,000 files': { manifest: { files: Array.from({ length: 10_000 }, (_, at) => ({ from: 'files/port.ts', to: `${at}.ts` })) }, says: /256 KiB|at most 4000/ },
  'a file of 6 MiB': { ...template('x'.repeat(6 * 1024 * 1024), /larger than 5 MiB/) },
  'a template that writes 10 million lines': template('<% for line in (1..10000000) %>line\n<% endfor %>', /more than is allowed/),
  'source outside': { manifest: oneFile('port.ts', '../neighbour/ledger.txt'), says: /inside the folder of the pattern/ },
  'source absolute': { manifest: oneFile('port.ts', '/etc/passwd'), says: /inside the folder of the pattern/ },
  'source that is not there': { manifest: oneFile('port.ts', 'files/none.ts'), says: /not there/ },
  'source that is a link': {
    manifest: oneFile('port.ts', 'files/link.ts'),
    disk: ({ pattern, root }) => symlinkSync(join(root, 'neighbour', 'ledger.txt'), join(pattern, 'files', 'link.ts')),
    says: /Links are not followed/,
  },
  'source behind a linked folder': {
    manifest: oneFile('port.ts', 'linked/ledger.txt'),
    disk: ({ pattern, root }) => symlinkSync(join(root, 'neighbour'), join(pattern, 'linked')),
    says: /Links are not followed/,
  },
  'source that is a folder': { manifest: oneFile('port.ts', 'files'), says: /no regular file/ },
  'source that is binary': { disk: ({ pattern }) => writeFileSync(join(pattern, 'files', 'port.ts'), Buffer.from([0xff, 0xfe, 0xfd])), says: /not UTF-8/ },
  'target is a link': {
    disk: ({ root, target: facade }) => symlinkSync(join(root, 'neighbour'), join(facade, 'src')),
    says: /Links are not followed/,
  },
  'target file is a dangling link': {
    disk: ({ root, target: facade }) => {
      mkdirSync(join(facade, 'src'));
      symlinkSync(join(root, 'neighbour', 'new.ts'), join(facade, 'src', 'stockItemPort.ts'));
    },
    says: /Links are not followed/,
  },
  'target folder is a file': { disk: ({ target: facade }) => writeFileSync(join(facade, 'src'), ''), says: /a folder is needed/ },
  'target file is a folder': { disk: ({ target: facade }) => mkdirSync(join(facade, 'src', 'stockItemPort.ts'), { recursive: true }), says: /a folder where a file/ },
  'template: include': template("<% include 'files/cache.ts' %>", /tag "include" not found/),
  'template: render': template("<% render '/etc/passwd' %>", /tag "render" not found/),
  'template: layout': template("<% layout '../x' %>", /tag "layout" not found/),
  'template: assign': template('<% assign note = 1 %>', /tag "assign" not found/),
  'template: constructor': template('<%= note.constructor.constructor %>', /undefined variable/),
  'template: prototype': template('<%= __proto__ %>', /undefined variable/),
  'template: unknown filter': template('<%= note | shell %>', /undefined filter: shell/),
  'template: not closed': template('<% if cached %>', /not closed/),
  'template: a question that was not asked': template('<%= seconds %>', /undefined variable: seconds/),
  'manifest: empty': text('', /not JSON/),
  'manifest: not JSON': text('id: stock-port', /not JSON/),
  'manifest: cut off': text(whole().slice(0, 200), /not JSON/),
  'manifest: a comment': text(`// hello\n${whole()}`, /comments are not allowed/),
  'manifest: a list': text('[]', /must be of type object/),
  'manifest: __proto__': text(whole().replace('"theme"', '"__proto__": { "theme": 1 }, "theme"'), /"__proto__" is not allowed/),
  'manifest: constructor': text(whole().replace('"theme"', '"constructor": 1, "theme"'), /"constructor" is not allowed/),
  'manifest: key twice': text(whole().replace('"theme"', '"version": "2.0.0", "theme"'), /"version" is there twice/),
  'manifest: 40 deep': text(`${'['.repeat(40)}${']'.repeat(40)}`, /deeper than 32/),
  'manifest: 300 KiB': text(' '.repeat(300 * 1024), /256 KiB/),
  'manifest: unknown key': { manifest: { hooks: ['rm -rf /'] }, says: /"hooks" is not known/ },
  'manifest: no theme': { manifest: { theme: undefined }, says: /"theme" is missing/ },
  'manifest: unknown theme': { manifest: { theme: 'magic' }, says: /"theme" must be one of: migration/ },
  'manifest: no Korean': { manifest: { title: { en: 'Stock' } }, says: /"title\.ko" is missing/ },
  'manifest: wrong id': { manifest: { id: '../stock' }, says: /"id" must be small letters/ },
  'manifest: wrong version': { manifest: { version: 'latest' }, says: /three numbers/ },
  'manifest: no files': { manifest: { files: [] }, says: /"files" is too small or too short: at least 1/ },
  'manifest: diagram outside': { manifest: { diagrams: [{ en: '../x.mmd', ko: 'x.mmd' }] }, says: /inside the folder of the pattern/ },
  'question: unknown type': question({ type: 'script' }, /must be one of: text, number, boolean, choice/),
  'question: regular expression': question({ pattern: '(a+)+$' }, /"pattern" is not known/),
  'question: unknown format': question({ format: 'regex' }, /must be one of: identifier/),
  'question: reserved id': question({ id: 'pattern' }, /a meaning of its own/),
  'question: constructor': question({ id: 'constructor' }, /a meaning of its own/),
  'question: id that is no name': question({ id: 'a b' }, /a small letter first/),
  'question: default that does not fit': question({ format: 'kebab', default: 'Not Kebab' }, /joined by hyphens/),
  'question: number from high to low': question({ type: 'number', min: 2, max: 1 }, /larger than the largest/),
  'question: asked on a later answer': question({ when: { later: true } }, /No earlier question is called "later"/),
  'question: asked on itself': question({ when: { entity: 'x' } }, /No earlier question/),
  'question: choice with the same value twice': question({ type: 'choice', choices: [{ value: 'a', label: { en: 'A', ko: '가' } }, { value: 'a', label: { en: 'B', ko: '나' } }] }, /there twice/),
  'file: asked on nothing': { manifest: { files: [{ from: 'files/port.ts', to: 'port.ts', when: { nothing: true } }] }, says: /No earlier question/ },
  'file: condition of the wrong type': { manifest: { files: [{ from: 'files/port.ts', to: 'port.ts', when: { cached: 'yes' } }] }, says: /true or false/ },
  'answers: a list': { answers: [], says: /must be one object/ },
  'answers: null': { answers: null, says: /must be one object/ },
  'answers: unknown question': { answers: { colour: 'red' }, says: /no question "colour"\. The questions are: entity/ },
  'answers: wrong type': { answers: { entity: 7 }, says: /"entity": The answer must be a text/ },
  'answers: does not fit': { answers: { entity: 'Stock Item' }, says: /joined by hyphens/ },
  'answers: out of range': { answers: { cached: true, seconds: 0 }, says: /from 1 to 3600/ },
  'answers: not whole': { answers: { cached: true, seconds: 1.5 }, says: /whole number/ },
  'answers: infinite': { answers: { cached: true, seconds: Infinity }, says: /from 1 to 3600/ },
  'answers: to a question that is not asked': { answers: { cached: false, seconds: 5 }, says: /not asked/ },
  'answers: line break': { answers: { note: 'a\n*/ evil()' }, says: /Line breaks/ },
  'answers: 1 MB': { answers: { note: 'x'.repeat(1_000_000) }, says: /At most 200/ },
  'answers: empty': { answers: { note: '' }, says: /At least 1/ },
};

describe('hostile patterns and answers', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = makeSandbox();
  });
  afterEach(() => sandbox.remove());

  /** Everything from manifest to disk; gives what stood in the way. */
  function scaffold({ manifest = {}, files = {}, answers = {}, disk }: Omit<Attack, 'says'>): readonly Problem[] {
    sandbox.put('pattern/pattern.json', typeof manifest === 'string' ? manifest : JSON.stringify({ ...stockManifest(), ...manifest }));
    for (const [path, content] of Object.entries({ ...stockFiles, ...files })) sandbox.put(`pattern/${path}`, content);
    disk?.(sandbox);
    return withUntouchedSurroundings(() => {
      const { patterns, problems } = listPatterns([sandbox.pattern]);
      const pattern = patterns.find(({ origin }) => origin === 'own');
      if (pattern === undefined) return problems;
      const resolved = resolveAnswers(pattern.manifest.questions, answers);
      if (!resolved.ok) return resolved.problems;
      const plan = prepareScaffold(pattern, resolved.value, { target: sandbox.target });
      if (!plan.ok) return plan.problems;
      const written = writePlan(sandbox.target, [...plan.value.files, plan.value.record], true);
      return written.ok ? [] : written.problems;
    });
  }

  function withUntouchedSurroundings(work: () => readonly Problem[]): readonly Problem[] {
    const before = sandbox.tree();
    const problems = work();
    if (problems.length > 0) assert.deepEqual(sandbox.tree(), before);
    return problems;
  }

  it('would notice a file that is written: the pattern itself works', () => {
    const before = sandbox.tree();
    assert.deepEqual(scaffold({}), []);
    assert.deepEqual(sandbox.tree().filter((line) => !before.includes(line) && !line.startsWith('shop/facade/.archnotes/')), [
      'shop/facade/src/',
      'shop/facade/src/stockItemPort.ts export interface StockItemPort {\n  // none\n  count(): Promise<number>;\n}\n',
    ]);
  });

  for (const [name, attack] of Object.entries(attacks)) {
    it(name, () => {
      const problems = scaffold(attack);
      assert.notEqual(problems.length, 0, 'nothing was refused');
      assert.match(problems.map(({ message }) => message.en).join('\n'), attack.says);
      for (const { message } of problems) {
        assert.match(message.ko, /[가-힣]/);
        assert.doesNotMatch(message.en + message.ko, /[\u0000-\u001f\u202e]/);
      }
    });
  }
});
