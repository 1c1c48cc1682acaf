import * as assert from 'node:assert/strict';
import { generate } from '../../src/build/generate.ts';
import { clientsRegistry, rulesRegistry } from '../../src/build/registries.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';

describe('registries', () => {
  let folder = '';
  before(() => {
    folder = temporaryFolder({
      'src/rules/redis-late-quit/rule.ts': '',
      'src/rules/redis-eager-connect/rule.ts': '',
      'src/rules/not-yet/README.md': '',
      'src/clients/pg.ts': '',
      'src/clients/client-dynamodb.ts': '',
    });
  });
  after(() => removeFolder(folder));

  it('name every rule, sorted by id', () => {
    assert.equal(
      rulesRegistry(folder),
      `// Written by \`npm run generate\`.
import type { Rule } from '../core/rule/index.ts';
import redisEagerConnect from '../rules/redis-eager-connect/rule.ts';
import redisLateQuit from '../rules/redis-late-quit/rule.ts';

export const rules: readonly Rule[] = [redisEagerConnect, redisLateQuit];
`,
    );
  });

  it('join the rows of every client', () => {
    assert.match(clientsRegistry(folder), /\nexport const clients: readonly ClientRow\[\] = \[\.\.\.clientDynamodb, \.\.\.pg\];\n$/);
  });

  it('are written only when they change', () => {
    generate();
    assert.deepEqual(generate(), []);
  });
});
