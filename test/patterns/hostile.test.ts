import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import type { Problem } from '../../src/core/pattern/result.ts';
import { contentHash } from '../../src/node/contentHash.ts';
import { packBytes } from '../../src/node/packing.ts';
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
  /** The record of an earlier scaffold. */
  readonly record?: string;
  /** Prepares the disk. */
  readonly disk?: (sandbox: Sandbox) => void;
  readonly says: RegExp;
}

const oneFile = (to: string, from = 'files/port.ts'): Readonly<Record<string, unknown>> => ({ files: [{ from, to }] });
const twoFiles = (first: string, second: string): Readonly<Record<string, unknown>> => ({ files: [{ from: 'files/port.ts', to: first }, { from: 'files/port.ts', to: second }] });
const target = (to: string, says: RegExp): Attack => ({ manifest: oneFile(to), says });
const question = (changes: object, says: RegExp): Attack => ({ manifest: { questions: [{ ...firstQuestion(), ...changes }], files: [{ from: 'files/port.ts', to: 'port.ts' }] }, says });
const sha1 = (content: string): string => contentHash(content);
const packed = (content: string): string => packBytes(content);
/** A record in the target that says this, and beside it a file that it is about. */
const record = (changes: object, says: RegExp): Attack => ({
  record: JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '1.0.0' }, answers: {}, files: { 'src/stockItemPort.ts': packed('// old\n') }, ...changes }),
  says,
});
/** A note in the target of work that was never begun. */
const note = (changes: object, says: RegExp): Attack => ({
  disk: ({ target: facade }) => writeFileSync(join(facade, '.archnotes-unfinished.json'), JSON.stringify({ version: 1, target: '', folders: [], files: [], ...changes })),
  says,
});
const pathAnswer = (path: string, says: RegExp): Attack => ({
  manifest: { questions: [{ ...firstQuestion(), format: 'path' }], files: [{ from: 'files/plain.ts', to: '<%= entity %>/port.ts' }] },
  files: { 'files/plain.ts': '// port\n' },
  answers: { entity: path },
  says,
});
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
  'target: dot dot at the end': target('src/..', /"\.\."/),
  'target: only dot dot': target('..', /"\.\."/),
  'target: dot dot after a real folder': target('src/a/b/../../../../x.ts', /"\.\."/),
  'target: four dots': target('..../x.ts', /"\."/),
  'target: a dot in the middle': target('src/./port.ts', /"\."/),
  'target: backslashes only': target('..\\..\\neighbour\\ledger.txt', /not allowed in file names/),
  'target: a leading backslash': target('\\port.ts', /relative to the target/),
  'target: mixed separators': target('src/..\\x.ts', /not allowed in file names/),
  'target: two leading slashes': target('//host/share/port.ts', /relative to the target/),
  'target: a drive in small letters and slashes': target('d:/port.ts', /relative to the target/),
  'target: device namespace with slashes': target('//./C:/port.ts', /relative to the target/),
  'target: device namespace of pipes': target('\\\\.\\pipe\\port', /relative to the target/),
  'target: UNC behind the device namespace': target('\\\\?\\UNC\\host\\share', /relative to the target/),
  'target: NUL at the start': target('\u0000port.ts', /not allowed in file names/),
  'target: NUL between dots': target('.\u0000./x.ts', /not allowed in file names/),
  'target: line feed': target('src/po\nrt.ts', /not allowed in file names/),
  'target: tabulator': target('src/po\trt.ts', /not allowed in file names/),
  'target: DEL': target('src/port\u007f.ts', /not allowed in file names/),
  'target: C1': target('src/port\u009b.ts', /not allowed in file names/),
  'target: percent-encoded slash': target('src%2fport.ts', /not allowed in file names/),
  'target: percent-encoded backslash': target('src%5C..%5Cport.ts', /not allowed in file names/),
  'target: percent-encoded twice': target('%252e%252e/x.ts', /not allowed in file names/),
  'target: percent-encoded NUL': target('port.ts%00.txt', /not allowed in file names/),
  'target: fraction slash lookalike of a device': target('ｃｏｎ', /Windows device/),
  'target: fullwidth backslash': target('..＼x.ts', /not allowed in file names|"\.\."/),
  'target: fullwidth colon': target('port：hidden', /not allowed in file names/),
  'target: small full stops': target('﹒﹒/x.ts', /"\.\."/),
  'target: two-dot leader': target('‥/x.ts', /"\.\."/),
  'target: ellipsis': target('…/x.ts', /"\."/),
  'target: fullwidth tilde': target('～/x.ts', /"~"/),
  'target: fullwidth git': target('．ｇｉｔ/config', /may not write/),
  'target: zero width space': target('src/po\u200brt.ts', /not allowed in file names/),
  'target: byte order mark': target('\uFEFFport.ts', /not allowed in file names/),
  'target: soft hyphen': target('.gi\u00adt/config', /not allowed in file names/),
  'target: right-to-left isolate': target('src/\u2067port.ts', /not allowed in file names/),
  'target: line separator': target('src/po\u2028rt.ts', /not allowed in file names/),
  'target: half a surrogate pair': target('src/port\ud800.ts', /not allowed in file names/),
  'target: Hangul in single letters': target('\u1112\u1161\u11ab.ts', /NFC/),
  'target: trailing dots': target('port.ts...', /ends with a space or "\."/),
  'target: trailing space in a folder': target('src /port.ts', /ends with a space/),
  'target: no-break space at the end': target('src/port.ts\u00a0', /ends with a space/),
  'target: a space only': target('src/ /port.ts', /starts with a space/),
  'target: PRN': target('prn.md', /Windows device/),
  'target: AUX in a folder': target('aux/port.ts', /Windows device/),
  'target: LPT9 in capitals': target('src/LPT9.TXT', /Windows device/),
  'target: CONIN$': target('conin$', /Windows device/),
  'target: superscript LPT': target('lpt³', /Windows device/),
  'target: stream of the whole': target('port.ts::$DATA', /not allowed in file names/),
  'target: stream of a folder': target('src:$I30:$INDEX_ALLOCATION/port.ts', /not allowed in file names/),
  'target: home of another': target('~root/.ssh/authorized_keys', /"~"/),
  'target: file URI with a host': target('file://host/etc/passwd', /not allowed in file names/),
  'target: vscode URI': target('vscode-userdata:/User/settings.json', /not allowed in file names/),
  'target: question mark': target('src/port?.ts', /not allowed in file names/),
  'target: pipe': target('src/port|sh.ts', /not allowed in file names/),
  'target: quotes': target('src/"port".ts', /not allowed in file names/),
  'target: 256 bytes': target(`${'a'.repeat(253)}.ts`, /longer than/),
  'target: 33 deep': target(`${'a/'.repeat(33)}p.ts`, /deeper than/),
  'target: a git hook further in': target('packages/api/.git/hooks/post-checkout', /may not write/),
  'target: git config': target('.git/config', /may not write/),
  'target: git as a file': target('.git', /may not write/),
  'target: git modules': target('.gitmodules', /may not write/),
  'target: git attributes': target('.gitattributes', /may not write/),
  'target: mercurial': target('.hg/hgrc', /may not write/),
  'target: subversion': target('.svn/entries', /may not write/),
  'target: git short name': target('.git~1/hooks/pre-commit', /short Windows name/),
  'target: settings': target('.vscode/settings.json', /may not write/),
  'target: launch in capitals': target('.VSCode/launch.json', /may not write/),
  'target: run configurations': target('.idea/workspace.xml', /may not write/),
  'target: husky': target('.husky/pre-commit', /may not write/),
  'target: devcontainer': target('.devcontainer/devcontainer.json', /may not write/),
  'target: workflow in capitals': target('.GitHub/Workflows/release.yml', /may not write/),
  'target: workflow further in': target('packages/api/.github/workflows/x.yml', /may not write/),
  'target: yarn settings': target('.yarnrc.yml', /may not write/),
  'target: netrc': target('.netrc', /may not write/),
  'target: profile': target('.zshenv', /may not write/),
  'target: env of the whole': target('.env', /may not write/),
  'target: our own records': target('.archnotes/scaffolds/stock-port.json', /may not write/),
  'target: our own records in capitals': target('.Archnotes/x.json', /may not write/),
  'target: a filter that is not there': target('src/<%= entity | slug %>.ts', /undefined filter: slug/),
  'target: an open mark': target('src/<%= entity.ts', /not closed/),
  'target: a loop of dots': target('<% for dot in (1..2) %>.<% endfor %>/x.ts', /"\.\."/),
  'target: a loop of characters': target('<% for a in (1..300) %>a<% endfor %>.ts', /longer than/),
  'target: another pattern by include': target("<% include '../other/pattern.json' %>", /tag "include" not found/),
  'target: prototype of an answer': target('src/<%= entity.__proto__ %>.ts', /undefined variable/),
  'answer renders NUL': { manifest: oneFile('src/<%= note %>.ts'), answers: { note: 'a\u0000b' }, says: /control characters/ },
  'answer renders a stream': { manifest: oneFile('src/<%= note %>'), answers: { note: 'port.ts:hidden' }, says: /not allowed in file names/ },
  'answer renders a drive': { manifest: oneFile('<%= note %>port.ts'), answers: { note: 'C:' }, says: /relative to the target/ },
  'answer renders one dot': { manifest: oneFile('src/<%= note %>/port.ts'), answers: { note: '.' }, says: /"\."/ },
  'answer renders a trailing space': { manifest: oneFile('src/<%= note %>'), answers: { note: 'port ' }, says: /ends with a space/ },
  'answer renders a fullwidth slash': { manifest: oneFile('src/<%= note %>.ts'), answers: { note: '..／..／x' }, says: /not allowed in file names|"\.\."/ },
  'answer renders a percent-encoded dot': { manifest: oneFile('<%= note %>/x.ts'), answers: { note: '%2e%2e' }, says: /not allowed in file names/ },
  'answer renders git': { manifest: oneFile('<%= note %>/config'), answers: { note: '.git' }, says: /may not write/ },
  'answer renders tasks': { manifest: oneFile('<%= note %>/tasks.json'), answers: { note: '.vscode' }, says: /may not write/ },
  'answer renders a home': { manifest: oneFile('<%= note %>/x.ts'), answers: { note: '~' }, says: /"~"/ },
  'answer renders half of dot dot': { manifest: oneFile('.<%= note %>/x.ts'), answers: { note: '.' }, says: /"\.\."/ },
  'answer renders a direction override': { manifest: oneFile('src/<%= note %>'), answers: { note: 'gpj.\u202ets' }, says: /not allowed in file names/ },
  'answer is a template': { manifest: oneFile('src/<%= note %>'), answers: { note: '<%= entity %>' }, says: /not allowed in file names/ },
  'answer of a path leads out': pathAnswer('../neighbour', /Use a path inside/),
  'answer of a path is absolute': pathAnswer('/etc', /Use a path inside/),
  'answer of a path has backslashes': pathAnswer('a\\..\\..', /Use a path inside/),
  'answer of a path is a drive': pathAnswer('C:/x', /Use a path inside/),
  'answer of a path goes to git': pathAnswer('packages/.git/hooks', /may not write/),
  'answer of a path ends with a slash': pathAnswer('src/', /Use a path inside/),
  'answer of a path is a file URI': pathAnswer('file:///etc', /Use a path inside/),
  'same file in another form of Unicode': { manifest: twoFiles('src/ﬁle.ts', 'src/file.ts'), says: /twice/ },
  'same file by fullwidth letters': { manifest: twoFiles('src/ａ.ts', 'src/a.ts'), says: /twice/ },
  'same file three times': { manifest: { files: ['a.ts', 'A.ts', 'a.TS'].map((to) => ({ from: 'files/port.ts', to })) }, says: /twice/ },
  'same file by two answers': { manifest: twoFiles('src/<%= entity %>.ts', 'src/<%= note %>.ts'), answers: { entity: 'port', note: 'Port' }, says: /twice/ },
  'same folder in another case further in': { manifest: twoFiles('src/port/a.ts', 'src/Port/b.ts'), says: /twice/ },
  'file and folder three deep': { manifest: twoFiles('src/a/b', 'src/a/b/c/d.ts'), says: /a file and a folder/ },
  '4,001 files': { manifest: { files: Array.from({ length: 4_001 }, (_, at) => ({ from: 'files/port.ts', to: `${at}.ts` })) }, says: /256 KiB|at most 4000/ },
  'files of 21 MiB together': { ...template('x'.repeat(4_500_000), /more than 20 MiB/), manifest: { files: Array.from({ length: 5 }, (_, at) => ({ from: 'files/port.ts', to: `src/port${at}.ts` })) } },
  'a sparse file of 1 GiB': { disk: ({ pattern }) => truncateSync(join(pattern, 'files', 'port.ts'), 1_073_741_824), says: /larger than 5 MiB/ },
  'a manifest of 1 GiB': { disk: ({ pattern }) => truncateSync(join(pattern, 'pattern.json'), 1_073_741_824), says: /larger than 5 MiB/ },
  'a template that doubles in nested loops': template(`${'<% for a in (1..100) %>'.repeat(4)}x${'<% endfor %>'.repeat(4)}`, /more than is allowed/),
  'a range of a thousand million': template('<% for a in (1..1000000000) %>x<% endfor %>', /more than is allowed/),
  'source: dot dot with backslashes': { manifest: oneFile('port.ts', '..\\neighbour\\ledger.txt'), says: /inside the folder of the pattern/ },
  'source: drive': { manifest: oneFile('port.ts', 'C:\\secrets.txt'), says: /inside the folder of the pattern/ },
  'source: file URI': { manifest: oneFile('port.ts', 'file:///etc/passwd'), says: /inside the folder of the pattern/ },
  'source: percent-encoded': { manifest: oneFile('port.ts', '%2e%2e/neighbour/ledger.txt'), says: /inside the folder of the pattern/ },
  'source: fullwidth dots': { manifest: oneFile('port.ts', '．．/neighbour/ledger.txt'), says: /inside the folder of the pattern/ },
  'source: NUL': { manifest: oneFile('port.ts', 'files/port.ts\u0000'), says: /inside the folder of the pattern/ },
  'source: a template in it': { manifest: oneFile('port.ts', 'files/<%= entity %>.ts'), says: /inside the folder of the pattern/ },
  'source in a pattern folder that is a file': { manifest: oneFile('port.ts', 'files/port.ts/x'), says: /not there/ },
  'source that is a dangling link': { manifest: oneFile('port.ts', 'files/gone.ts'), disk: ({ pattern }) => symlinkSync('/nowhere', join(pattern, 'files', 'gone.ts')), says: /not there|Links/ },
  'source that is a link to itself': { manifest: oneFile('port.ts', 'files/loop.ts'), disk: ({ pattern }) => symlinkSync('loop.ts', join(pattern, 'files', 'loop.ts')), says: /cannot be read|Links/ },
  'source that is a link inside the pattern': { manifest: oneFile('port.ts', 'files/same.ts'), disk: ({ pattern }) => symlinkSync('port.ts', join(pattern, 'files', 'same.ts')), says: /Links are not followed/ },
  'manifest that is a link': {
    disk: ({ pattern, root }) => {
      renameSync(join(pattern, 'pattern.json'), join(root, 'pattern', 'files', 'moved.json'));
      symlinkSync(join(root, 'pattern', 'files', 'moved.json'), join(pattern, 'pattern.json'));
    },
    says: /Links are not followed/,
  },
  'manifest that is a folder': {
    disk: ({ pattern }) => {
      rmSync(join(pattern, 'pattern.json'));
      mkdirSync(join(pattern, 'pattern.json'));
    },
    says: /no regular file/,
  },
  'target folder above is a link': {
    manifest: oneFile('a/b/port.ts'),
    disk: ({ root, target: facade }) => symlinkSync(join(root, 'neighbour'), join(facade, 'a')),
    says: /Links are not followed/,
  },
  'target folder is a link to a file': { disk: ({ root, target: facade }) => symlinkSync(join(root, 'neighbour', 'ledger.txt'), join(facade, 'src')), says: /Links are not followed/ },
  'target is a link to itself': { disk: ({ target: facade }) => symlinkSync('src', join(facade, 'src')), says: /Links are not followed/ },
  'target file is a link to a file': {
    disk: ({ root, target: facade }) => {
      mkdirSync(join(facade, 'src'));
      symlinkSync(join(root, 'neighbour', 'ledger.txt'), join(facade, 'src', 'stockItemPort.ts'));
    },
    says: /Links are not followed/,
  },
  'the folder of the records is a link': {
    disk: ({ root, target: facade }) => symlinkSync(join(root, 'neighbour'), join(facade, '.archnotes')),
    says: /A link leads out of the target folder/,
  },
  'the records themselves are a link': {
    disk: ({ root, target: facade }) => {
      mkdirSync(join(facade, '.archnotes'));
      symlinkSync(join(root, 'neighbour'), join(facade, '.archnotes', 'scaffolds'));
    },
    says: /A link leads out of the target folder/,
  },
  'a record that is a link': {
    disk: ({ root, target: facade }) => {
      mkdirSync(join(facade, '.archnotes', 'scaffolds'), { recursive: true });
      symlinkSync(join(root, 'neighbour', 'ledger.txt'), join(facade, '.archnotes', 'scaffolds', 'stock-port.json'));
    },
    says: /Links are not followed/,
  },
  'the folder of the records is a file': { disk: ({ target: facade }) => writeFileSync(join(facade, '.archnotes'), ''), says: /no file stands in the way/ },
  'record: bomb of 50 MB': record({ files: { 'src/stockItemPort.ts': deflateRawSync('0'.repeat(50_000_000)).toString('base64') } }, /the record is damaged/),
  'record: bomb among what an update found': record({ updated: { 'src/stockItemPort.ts': { found: sha1('mine\n'), base: deflateRawSync('0'.repeat(50_000_000)).toString('base64') } } }, /the record is damaged/),
  'record: 30 MB in many files': record({ files: Object.fromEntries(Array.from({ length: 7 }, (_, at) => [at === 0 ? 'src/stockItemPort.ts' : `src/a${at}.ts`, deflateRawSync('0'.repeat(4_500_000)).toString('base64')])) }, /the record is damaged/),
  'record: no deflate': record({ files: { 'src/stockItemPort.ts': 'AAAA' } }, /the record is damaged/),
  'record: no base64': record({ files: { 'src/x.ts': '!!!!' } }, /"files\.src\/x\.ts" has a value that is not allowed/),
  'record: path outside': record({ files: { '../../neighbour/ledger.txt': 'AA==' } }, /"\.\."/),
  'record: absolute path': record({ files: { '/etc/passwd': 'AA==' } }, /relative to the target/),
  'record: path with backslashes': record({ files: { '..\\x': 'AA==' } }, /not allowed in file names/),
  'record: path to a hook': record({ files: { '.git/hooks/pre-commit': 'AA==' } }, /may not write/),
  'record: path outside among what an update found': record({ updated: { '../x': { found: sha1(''), base: 'AA==' } } }, /"\.\."/),
  'record: hash that is none': record({ updated: { 'src/x.ts': { found: '../../x', base: 'AA==' } } }, /"updated\.src\/x\.ts\.found" has a value that is not allowed/),
  'record: unknown key': record({ hooks: ['rm -rf /'] }, /"hooks" is not known/),
  'record: later version': record({ version: 2 }, /"version" must be/),
  'record: __proto__': { ...record({}, /"__proto__" is not allowed/), record: '{ "version": 1, "__proto__": { "files": {} }, "pattern": { "id": "stock-port", "version": "1.0.0" }, "answers": {}, "files": {} }' },
  'record: key twice': { ...record({}, /"files" is there twice/), record: '{ "version": 1, "pattern": { "id": "stock-port", "version": "1.0.0" }, "answers": {}, "files": {}, "files": {} }' },
  'record: cut off': { ...record({}, /not JSON/), record: '{ "version": 1, "pattern": {' },
  'record: 40 deep': { ...record({}, /deeper than 32/), record: `${'['.repeat(40)}${']'.repeat(40)}` },
  'note of unfinished work: path outside': note({ files: [{ path: '../../neighbour/ledger.txt', after: packed('x') }] }, /"\.\."/),
  'note of unfinished work: target outside': note({ target: '../../neighbour' }, /outside its own/),
  'note of unfinished work: folder outside': note({ folders: ['../neighbour'] }, /outside its own/),
  'note of unfinished work: absolute folder': note({ folders: ['/tmp'] }, /outside its own/),
  'note of unfinished work: bomb': note({ files: [{ path: 'src/x.ts', after: deflateRawSync('0'.repeat(50_000_000)).toString('base64') }] }, /cannot be read/),
  'note of unfinished work: a hook': note({ files: [{ path: '.git/hooks/pre-commit', after: packed('x') }] }, /may not write/),
  'note of unfinished work: no JSON': { disk: ({ target: facade }) => writeFileSync(join(facade, '.archnotes-unfinished.json'), 'x'), says: /not JSON/ },
  'note of unfinished work: a link': { disk: ({ root, target: facade }) => symlinkSync(join(root, 'neighbour', 'ledger.txt'), join(facade, '.archnotes-unfinished.json')), says: /cannot be read/ },
  'manifest: a byte order mark and a comment': text(`\uFEFF// hello\n${whole()}`, /comments are not allowed/),
  'manifest: two byte order marks': text(`\uFEFF\uFEFF${whole()}`, /not JSON/),
  'manifest: UTF-16': { disk: ({ pattern }) => writeFileSync(join(pattern, 'pattern.json'), Buffer.from(`\uFEFF${whole()}`, 'utf16le')), says: /not UTF-8/ },
  'manifest: trailing comma': text(whole().replace(/\n\}$/, ',\n}'), /not JSON/),
  'manifest: single quotes': text(whole().replaceAll('"', "'"), /not JSON/),
  'manifest: a number': text('7', /must be of type object/),
  'manifest: null': text('null', /must be of type object/),
  'manifest: two documents': text(`${whole()}\n${whole()}`, /not JSON/),
  'manifest: prototype further in': text(whole().replace('"en": "Stock port"', '"prototype": 1, "en": "Stock port"'), /"prototype" is not allowed/),
  'manifest: __proto__ in escapes': text(whole().replace('"theme"', '"\\u005f_proto__": {}, "theme"'), /"__proto__" is not allowed/),
  'manifest: __proto__ in a condition': text(whole().replace('"when": {', '"when": { "__proto__": true,'), /"__proto__" is not allowed/),
  'manifest: key twice further in': text(whole().replace('"en": "Stock port"', '"en": "a", "en": "Stock port"'), /"en" is there twice/),
  'manifest: files twice': text(whole().replace('"diagrams"', '"files": [], "diagrams"'), /"files" is there twice/),
  'manifest: YAML alias': text('a: &a [x]\nb: [*a, *a]\n', /not JSON/),
  'manifest: extends': { manifest: { extends: '../other' }, says: /"extends" is not known/ },
  'manifest: a hook in a file': { manifest: { files: [{ from: 'files/port.ts', to: 'port.ts', run: 'sh' }] }, says: /"run" is not known/ },
  'manifest: a sub-folder': { manifest: { root: '..' }, says: /"root" is not known/ },
  'manifest: mode of a file': { manifest: { files: [{ from: 'files/port.ts', to: 'port.ts', mode: '4755' }] }, says: /"mode" is not known/ },
  'manifest: 41 questions': { manifest: { questions: Array.from({ length: 41 }, (_, at) => ({ ...firstQuestion(), id: `q${at}` })) }, says: /too large or too long: at most 40/ },
  'question: label with 10,000 characters': question({ label: { en: 'x'.repeat(10_000), ko: '가' } }, /too large or too long/),
  'question: min length above max': question({ minLength: 9, maxLength: 3 }, /larger than the largest/),
  'question: 21 choices': question({ type: 'choice', choices: Array.from({ length: 21 }, (_, at) => ({ value: `c${at}`, label: { en: 'C', ko: '가' } })) }, /at most 20/),
  'question: choice that is a path': question({ type: 'choice', choices: ['a', '../b'].map((value) => ({ value, label: { en: 'C', ko: '가' } })) }, /small letters, digits and hyphens/),
  'question: toString': question({ id: 'toString' }, /a meaning of its own/),
  'answers: a text': { answers: 'entity=x', says: /must be one object/ },
  'answers: prototype pollution': { answers: JSON.parse('{ "__proto__": { "entity": "x" }, "polluted": true }'), says: /no question/ },
  'answers: an object for a text': { answers: { entity: { toString: 'x' } }, says: /must be a text/ },
  'answers: a list for a text': { answers: { entity: ['../x'] }, says: /must be a text/ },
  'answers: half a surrogate pair': { answers: { note: '\ud800' }, says: /control characters/ },
  'answers: paragraph separator': { answers: { note: 'a\u2029b' }, says: /control characters/ },
  'answers: a text for yes or no': { answers: { cached: 'false' }, says: /true or false/ },
  'answers: no number': { answers: { cached: true, seconds: Number.NaN }, says: /from 1 to 3600/ },
  'answers: empty': { answers: { note: '' }, says: /At least 1/ },
};

describe('hostile patterns and answers', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = makeSandbox();
  });
  afterEach(() => sandbox.remove());

  /** Everything from manifest to disk; gives what stood in the way. */
  function scaffold({ manifest = {}, files = {}, answers = {}, record: earlier, disk }: Omit<Attack, 'says'>): readonly Problem[] {
    sandbox.put('pattern/pattern.json', typeof manifest === 'string' ? manifest : JSON.stringify({ ...stockManifest(), ...manifest }));
    for (const [path, content] of Object.entries({ ...stockFiles, ...files })) sandbox.put(`pattern/${path}`, content);
    if (earlier !== undefined) {
      sandbox.put('shop/facade/.archnotes/scaffolds/stock-port.json', earlier);
      sandbox.put('shop/facade/src/stockItemPort.ts', 'mine\n');
    }
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
