import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { lazyRedis, ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

describe('archnotes lint', function () {
  this.timeout(60_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('reports for people, by file, with the chain that explains each finding', async () => {
    const { code, out, err } = await archnotes(root, ['lint']);
    const lines = out.split('\n');
    assert.equal(lines[0], 'src/redis.ts');
    assert.match(lines[1] ?? '', /^ {2}3:22 {2}warning {2}This ioredis client .* {2}redis-eager-connect$/);
    assert.equal(lines[2], '      3 | export const redis = new Redis({ host: process.env.REDIS_HOST, commandTimeout: 900 });');
    assert.equal(lines[3], `        | ${' '.repeat(21)}${'^'.repeat(64)}`);
    assert.match(lines[4] ?? '', /^ {6}template\.yaml:7:16 {2}The function `PlaceOrder` is declared here\.$/);
    assert.match(lines[5] ?? '', /^ {6}src\/placeOrder\.ts:1:23 {2}/);
    assert.deepEqual(lines.slice(6), ['', 'Findings: 1 (warning 1). Files: 4. Lambda handlers: 1.', '']);
    assert.deepEqual([code, err], [1, '']);
  });

  it('reports for programs, the same bytes every time', async () => {
    const { code, out, err } = await archnotes(root, ['lint', '--format', 'json']);
    const report: unknown = JSON.parse(out);
    const message = /"message": "(This ioredis.*)",/.exec(out)?.[1] ?? '';
    const expected = {
      version: 1,
      findings: [
        {
          ruleId: 'redis-eager-connect',
          severity: 'warning',
          message,
          path: 'src/redis.ts',
          line: 3,
          column: 22,
          endLine: 3,
          endColumn: 86,
          related: [
            { path: 'template.yaml', line: 7, column: 16, message: 'The function `PlaceOrder` is declared here.' },
            { path: 'src/placeOrder.ts', line: 1, column: 23, message: '`PlaceOrder` loads `./redis` here.' },
          ],
          fixable: true,
        },
      ],
      stats: { files: 4, handlers: 1, suppressed: 0 },
    };
    assert.deepEqual(report, expected);
    assert.equal(out, `${JSON.stringify(expected, null, 2)}\n`);
    assert.deepEqual([code, err], [1, '']);
    assert.equal((await archnotes('/', ['lint', root, '--format=json'])).out, out);
  });

  it('finds nothing in a project that is right', async () => {
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    assert.deepEqual(await archnotes(root, ['lint']), { code: 0, out: 'No findings. Files: 4. Lambda handlers: 1.\n', err: '' });
  });

  it('fails from the severity on that it is told', async () => {
    const codes = await Promise.all(['error', 'warning', 'hint', 'never'].map(async (level) => (await archnotes(root, ['lint', '--fail-on', level])).code));
    assert.deepEqual(codes, [0, 1, 1, 0]);
  });

  it('says where things are as seen from where the user stands', async () => {
    const parent = path.dirname(root);
    const name = path.basename(root);
    assert.deepEqual(await paths(parent, [name]), ['src/redis.ts', 'template.yaml', 'src/placeOrder.ts']);
    assert.deepEqual(await paths(root, ['src/redis.ts']), ['src/redis.ts', 'template.yaml', 'src/placeOrder.ts']);
    assert.deepEqual(await paths('/', [path.join(root, 'src/redis.ts')]), [`${root}/src/redis.ts`, `${root}/template.yaml`, `${root}/src/placeOrder.ts`].map((file) => file.slice(1)));
    assert.deepEqual(await paths(parent, [name, `${name}/src`]), [`${name}/src/redis.ts`, `${name}/template.yaml`, `${name}/src/placeOrder.ts`]);
    assert.deepEqual(await paths(root, ['src/placeOrder.ts', 'template.yaml']), []);
  });

  it('answers in the language of the flag, else of the environment', async () => {
    const korean = /파일 4개/;
    assert.match((await archnotes(root, ['lint', '--language', 'ko'])).out, korean);
    assert.match((await archnotes(root, ['lint'], { environment: { LC_ALL: '', LANG: 'ko_KR.UTF-8' } })).out, korean);
    assert.doesNotMatch((await archnotes(root, ['lint'], { environment: { LC_ALL: 'en_US.UTF-8', LANG: 'ko_KR.UTF-8' } })).out, korean);
    assert.doesNotMatch((await archnotes(root, ['lint', '--language=en'], { environment: { LC_ALL: 'ko_KR.UTF-8' } })).out, korean);
  });

  it('tells how long it took only when asked, and beside the report', async () => {
    const { out, err } = await archnotes(root, ['lint', '--format', 'json', '--stats']);
    assert.match(err, /^4 files, 1 Lambda handlers, \d+ ms\n$/);
    assert.equal(out, (await archnotes(root, ['lint', '--format', 'json'])).out);
  });

  it('refuses what it does not understand, with code 2 and nothing on standard output', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['lnt'], /^There is no command "lnt"\. Run "archnotes --help"/],
      [['lint', '--fixes'], /^There is no flag --fixes here\./],
      [['lint', '--format', 'xml'], /^--format does not know "xml"\. Use one of: text, json, sarif, github\./],
      [['lint', '--rule', 'redis'], /^There is no rule "redis"\. Use one of: client-in-handler, /],
      [['lint', '--explain', '../../package'], /^There is no rule "\.\.\/\.\.\/package"\./],
      [['lint', '--fix-dry-run', '--fix'], /^--fix-dry-run shows a diff instead of a report/],
      [['lint', '--output', 'out/report.txt'], /^"out\/report\.txt" cannot be written: there is no folder /],
      [['lint', '--output', '.'], /^\. was not written: something that is no file stands there\./],
      [['lint', '--fail-on'], /^--fail-on needs a value\./],
      [['lint', '--format', '--stats'], /^--format needs a value\./],
      [['lint', '--stats=yes'], /^--stats takes no value\./],
      [['lint', 'srv'], /^There is no file or folder "srv" in /],
      [['lint', '/dev/null'], /^"\/dev\/null" is neither a file nor a folder\./],
      [['lint', '--language', 'ko', 'srv'], /"srv" 파일 또는 폴더가 없습니다/],
      [[], /^Archnotes finds/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = await archnotes(root, args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /, 'no stack');
    }
  });

  it('says what it can do and which version it is', async () => {
    assert.match((await archnotes(root, ['--help'])).out, /^Archnotes finds[\s\S]*lint \[PATH…\]/);
    assert.match((await archnotes(root, ['lint', '--help'])).out, /--fail-on error\|warning\|info\|hint\|never/);
    const { version }: { version: string } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    assert.deepEqual(await archnotes(root, ['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  it('lets no name talk to the terminal or to the pipeline', async () => {
    const names = ['src/\u001b[2J\u202e.ts', '::error::.ts', 'src/a\nb.ts'];
    for (const name of names) writeFiles(root, { [name]: "import Redis from 'ioredis';\nexport const handler = async (event: SQSEvent) => new Redis({});\nnew Redis({});\n" });
    const { out } = await archnotes(root, ['lint']);
    assert.ok(out.includes('src/\\u{1b}[2J\\u{202e}.ts\n') && out.includes('\\u{3a}:error::.ts\n') && out.includes('src/a b.ts\n'));
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|^::/m);
  });
});

/** Every path in a report, the finding's first. */
async function paths(cwd: string, args: readonly string[]): Promise<readonly string[]> {
  const { out } = await archnotes(cwd, ['lint', '--format', 'json', ...args]);
  return [...out.matchAll(/"path": "(.*)"/g)].map((match) => match[1] ?? '');
}
