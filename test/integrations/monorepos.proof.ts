import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { removeFolder } from '../node/temporaryFolder.ts';
import { openShop } from './shop.ts';
import type { Shop } from './shop.ts';
import { toolVersions } from './tools.ts';

type Verdict = 'hit' | 'miss';

interface Tool {
  readonly example: string;
  readonly command: readonly [string, ...string[]];
  /** What it says of the cache, for a package. */
  readonly verdict: (output: string, name: string) => Verdict | undefined;
  /** Where its cache is, if it may be carried to another machine as it is. */
  readonly cache?: string;
}

const tools: Readonly<Record<string, Tool>> = {
  turbo: {
    example: 'turborepo',
    command: ['turbo', 'run', 'archnotes:lint'],
    verdict: (output, name) => {
      const said = new RegExp(`@shop/${name}:archnotes:lint: cache (hit|miss)`).exec(output)?.[1];
      return said === 'hit' || said === 'miss' ? said : undefined;
    },
    cache: '.turbo',
  },
  nx: {
    example: 'nx',
    command: ['nx', 'run-many', '-t', 'archnotes:lint', '--outputStyle=static'],
    verdict: (output, name) => {
      const line = output.split('\n').find((text) => /nx run/.test(text) && text.includes(name));
      if (line === undefined) return undefined;
      return /cache/.test(line) ? 'hit' : 'miss';
    },
  },
};

for (const [name, tool] of Object.entries(tools)) {
  describe(`examples/${tool.example}, run by ${name} ${toolVersions()[name] ?? ''}`, () => {
    let shop: Shop;
    const opened: Shop[] = [];
    const open = async (): Promise<Shop> => {
      const another = await openShop(tool.example);
      opened.push(another);
      return another;
    };
    beforeEach(async () => {
      shop = await open();
    });
    afterEach(() => {
      for (const { folder } of opened.splice(0)) removeFolder(folder);
    });

    function lint({ run }: Shop): { readonly orders: Verdict | undefined; readonly payments: Verdict | undefined } {
      const { code, output } = run(...tool.command);
      assert.equal(code, 0, output);
      return { orders: tool.verdict(output, 'orders'), payments: tool.verdict(output, 'payments') };
    }

    const report = ({ folder }: Shop, of: string): string => fs.readFileSync(path.join(folder, 'packages', of, 'archnotes.sarif'), 'utf8');

    it('lints each package once, and takes the report from the cache while nothing changes', () => {
      assert.deepEqual(lint(shop), { orders: 'miss', payments: 'miss' });
      const before = report(shop, 'orders');
      assert.match(before, /"version": "2\.1\.0"/);
      fs.rmSync(path.join(shop.folder, 'packages/orders/archnotes.sarif'));
      assert.deepEqual(lint(shop), { orders: 'hit', payments: 'hit' });
      assert.equal(report(shop, 'orders'), before);
    });

    it('lints a package again when one of its sources changes, and both when configuration or Archnotes itself does', () => {
      lint(shop);
      fs.appendFileSync(path.join(shop.folder, 'packages/orders/src/redis.ts'), '// touched\n');
      assert.deepEqual(lint(shop), { orders: 'miss', payments: 'hit' });
      fs.writeFileSync(path.join(shop.folder, 'archnotes.json'), '{}\n');
      assert.deepEqual(lint(shop), { orders: 'miss', payments: 'miss' });
      assert.deepEqual(lint(shop), { orders: 'hit', payments: 'hit' });
      shop.install('1.0.1');
      assert.deepEqual(lint(shop), { orders: 'miss', payments: 'miss' });
      assert.match(report(shop, 'orders'), /"semanticVersion": "1\.0\.1"/);
    });

    it('fails with the finding, and does not keep that', () => {
      const file = path.join(shop.folder, 'packages/payments/src/redis.ts');
      const right = fs.readFileSync(file, 'utf8');
      fs.writeFileSync(file, right.replace(', lazyConnect: true', ''));
      for (let time = 0; time < 2; time += 1) {
        const { code, output } = shop.run(...tool.command);
        assert.notEqual(code, 0, output);
        assert.match(report(shop, 'payments'), /"ruleId": "redis-eager-connect"[^]*"uri": "packages\/payments\/src\/redis\.ts"/);
      }
      fs.writeFileSync(file, right);
      assert.deepEqual(lint(shop).payments, 'miss');
    });

    it('gives the same bytes in another folder, which may share the cache', async () => {
      lint(shop);
      const other = await open();
      assert.notEqual(other.folder, shop.folder);
      if (tool.cache !== undefined) fs.cpSync(path.join(shop.folder, tool.cache), path.join(other.folder, tool.cache), { recursive: true });
      const shared = tool.cache === undefined ? 'miss' : 'hit';
      assert.deepEqual(lint(other), { orders: shared, payments: shared });
      assert.equal(report(other, 'orders'), report(shop, 'orders'));
      const third = await open();
      assert.deepEqual(lint(third), { orders: 'miss', payments: 'miss' });
      assert.equal(report(third, 'payments'), report(shop, 'payments'));
      for (const { folder } of [shop, other, third]) assert.ok(!report(shop, 'orders').includes(folder));
    });

    it('merges the reports of its packages into one', () => {
      const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(fs.readFileSync(path.join(shop.folder, 'package.json'), 'utf8'));
      const [task, merge] = (manifest.scripts['archnotes'] ?? '').split(' && ');
      assert.ok(tool.command.join(' ').startsWith(task ?? 'none'));
      lint(shop);
      const [program, ...args] = (merge ?? '').split(' ');
      const { code, output } = shop.run(program ?? '', ...args);
      assert.deepEqual([code, output], [0, 'archnotes.sarif: runs 1, results 0.\n']);
    });
  });
}
