import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { connectionsIn } from './connectionsIn.ts';

// Whether every use of a client could be followed.

function complete(code: string): readonly boolean[] {
  const text = `import { Pool } from 'pg';\n${code}\nexport const handler = async () => 'done';\n`;
  return connectionsIn({ 'src/orders.ts': text }).map(({ usesComplete }) => usesComplete);
}

describe('the uses of a client are all known', () => {
  for (const code of [
    'const pool = new Pool(); pool.on("error", console.error);',
    'const pool = new Pool(); const same = pool; same.on("error", console.error);',
    'let pool; pool ??= new Pool(); pool.on("error", console.error);',
    'const [first, second] = [1, 2]; const pool = new Pool();',
    'const pool = globalThis.none ?? new Pool(); pool.on("error", console.error);',
  ]) {
    it(code, () => assert.deepEqual(complete(code), [true]));
  }
});

describe('the uses of a client are not all known', () => {
  for (const [code, clients] of [
    ['const pool = new Pool(); watch(pool);', 1],
    ['const pool = new Pool(); const all = { pool };', 1],
    ['const make = () => new Pool();', 1],
    ['const pool = new Pool(); [pool].forEach((each) => each.on("error", console.error));', 1],
    ['const [pool] = [new Pool()]; pool.on("error", console.error);', 1],
    ['const { pool } = { pool: new Pool() }; pool.on("error", console.error);', 1],
    ['const one = new Pool(); const other = new Pool(); for (const pool of [one, other]) pool.on("error", console.error);', 2],
    ['const pool = local ? new Pool() : new Pool(); pool.on("error", console.error);', 2],
    ['let pool; if (local) pool = new Pool(); else pool = new Pool(); pool.on("error", console.error);', 2],
    ['let pool; if (local) pool = new Pool(); else pool = new Pool(); watch(pool);', 2],
  ] as const) {
    it(code, () => assert.deepEqual(complete(code), Array<boolean>(clients).fill(false)));
  }
});
