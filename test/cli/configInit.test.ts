import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigurationReader } from '../../src/core/config/parseConfiguration.ts';
import { rules } from '../../src/generated/rules.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { archnotes } from './commandLine.ts';

describe('archnotes config init', function () {
  this.timeout(60_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder({ 'services/shop/a.ts': '' });
  });
  afterEach(() => {
    removeFolder(root);
  });

  const written = (...names: readonly string[]): string => fs.readFileSync(path.join(root, ...names, 'archnotes.json'), 'utf8');

  it('writes a file that changes nothing, in the language of the user', async () => {
    assert.deepEqual(await archnotes(root, ['config', 'init']), { code: 0, out: 'Written: archnotes.json\n', err: '' });
    const korean = await archnotes(root, ['config', 'init', 'services/shop', '--language', 'ko']);
    assert.match(korean.out, /^만든 파일: services\/shop\/archnotes\.json\n$/);
    assert.match(written(), /^\/\/ What Archnotes looks for/);
    assert.match(written('services/shop'), /^\/\/ 이 폴더와 그 아래에서/);
    for (const text of [written(), written('services/shop')]) {
      const { configuration, mistakes } = new ConfigurationReader(rules).read('archnotes.json', text, '');
      assert.deepEqual([mistakes, configuration.profile, [...configuration.rules], configuration.ignores('src/generated/a.ts')], [[], 'recommended', [], false]);
    }
  });

  it('leaves a file that is there as it is', async () => {
    fs.writeFileSync(path.join(root, 'archnotes.json'), '{ "profile": "quiet" }');
    const { code, out, err } = await archnotes(root, ['config', 'init']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /archnotes\.json is already there, and was left as it is\./);
    assert.match((await archnotes(root, ['config', 'init', '--language', 'ko'])).err, /archnotes\.json 파일이 이미 있어 그대로 두었습니다\./);
    assert.equal(written(), '{ "profile": "quiet" }');
  });

  it('refuses what is no folder, a link, and other words, and writes nothing', async () => {
    fs.symlinkSync(path.join(root, 'services/shop/a.ts'), path.join(root, 'services/archnotes.json'));
    const cases: readonly (readonly [args: readonly string[], said: RegExp])[] = [
      [['init', 'nowhere'], /^There is no folder "nowhere"\. Make it/],
      [['init', 'services/shop/a.ts'], /^There is no folder "services\/shop\/a\.ts"\./],
      [['init', 'services'], /^services\/archnotes\.json cannot be written \(link\)\./],
      [['init', '.', '.'], /^Say what to do: archnotes config init/],
      [['make'], /^Say what to do: archnotes config init/],
    ];
    for (const [args, said] of cases) {
      const { code, out, err } = await archnotes(root, ['config', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, said, args.join(' '));
    }
    assert.deepEqual(fs.readdirSync(root, { recursive: true }).filter((name) => String(name).endsWith('archnotes.json')), [path.join('services', 'archnotes.json')]);
    assert.equal(fs.readFileSync(path.join(root, 'services/shop/a.ts'), 'utf8'), '');
  });
});
