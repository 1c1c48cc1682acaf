import assert from 'node:assert/strict';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { archnotes } from './commandLine.ts';

/** What a terminal or a pipeline would obey, alone and joined with others, in front, within and behind. */
const parts = [
  '\u001b[2J',
  '\u001b]8;;https:evil.example\u0007',
  '\u001b]52;c;cm0gLXJm\u0007',
  '\u009b31m',
  '\u0007',
  '\r',
  '\n',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u007f',
  '::error::',
  '::set-output name=a::',
  '::stop-commands::',
  '##[error]',
  '##vso[task.complete]',
  '%0A::error::',
];

const names = [
  ...parts.flatMap((part) => parts.map((other) => `${part}x${other}`)),
  ...parts.map((part) => `\n${part}`),
].slice(0, 200);

/** Each is a handler that connects while it loads, with a message that quotes hostile code. */
const source = "import Redis from 'ioredis';\nexport const handler = async (event: SQSEvent) => 1;\nnew Redis(); // \u001b[2J\u202e\r";

describe('200 hostile names on a real directory', function () {
  this.timeout(120_000);
  let root: string;
  before(() => {
    root = temporaryFolder(Object.fromEntries(names.map((name) => [`src/${name}.ts`, source])));
  });
  after(() => {
    removeFolder(root);
  });

  for (const format of ['text', 'json', 'sarif', 'github']) {
    it(`neither speak to a terminal nor to a pipeline in ${format}`, async () => {
      const { out, err } = await archnotes(root, ['lint', '--format', format]);
      const all = out + err;
      assert.ok(names.length === 200 && (all.match(/redis-eager-connect/g) ?? []).length >= names.length, 'each name has its finding');
      assert.doesNotMatch(all, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      const commands = all.split('\n').filter((line) => /^\s*(?:::|##)/.test(line));
      const ours = /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=Archnotes%3A [a-z-]+::/;
      assert.deepEqual(commands.filter((line) => format !== 'github' || !ours.test(line)), []);
    });
  }

  it('nor when they are fixed for show', async () => {
    const { out, err } = await archnotes(root, ['lint', '--fix-dry-run']);
    assert.match(err, /Files that --fix would change: 200\./);
    assert.doesNotMatch(out + err, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s*(?:::|##)/m);
  });
});
