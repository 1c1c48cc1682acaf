import assert from 'node:assert/strict';
import { parseTsconfig } from '../../../src/core/languages/tsconfig/index.ts';

describe('tsconfig.json', () => {
  it('is read with comments and trailing commas', () => {
    const facts = parseTsconfig(
      'tsconfig.json',
      `{
        // 공통 설정
        "extends": ["./tsconfig.base.json", "@tsconfig/node22/tsconfig.json",],
        "compilerOptions": {
          "baseUrl": ".", /* here */
          "rootDir": "src", "outDir": "dist",
          "paths": { "@app/*": ["src/*", "generated/*"], "config": ["src/config.ts"], "bad": 1, },
        },
      }`,
      'hash',
    );
    assert.equal(facts.syntaxError, undefined);
    assert.deepEqual(facts.extends, ['./tsconfig.base.json', '@tsconfig/node22/tsconfig.json']);
    assert.deepEqual([facts.baseUrl, facts.rootDir, facts.outDir], ['.', 'src', 'dist']);
    assert.deepEqual(facts.paths, [
      { pattern: '@app/*', targets: ['src/*', 'generated/*'] },
      { pattern: 'config', targets: ['src/config.ts'] },
      { pattern: 'bad', targets: [] },
    ]);
    assert.deepEqual(parseTsconfig('tsconfig.json', '{"extends": "./a"}', 'h').extends, ['./a']);
  });

  it('says what is wrong and where', () => {
    const text = '{\r\n  "compilerOptions": {\r\n    "baseUrl" "."\r\n  }\r\n}';
    const { syntaxError } = parseTsconfig('tsconfig.json', text, 'hash');
    assert.match(syntaxError?.message ?? '', /colon/);
    assert.equal(text.slice(syntaxError?.range.start, syntaxError?.range.end), '"."');
    assert.match(parseTsconfig('tsconfig.json', 'module.exports = {}', 'h').syntaxError?.message ?? '', /.+/);
    assert.ok(parseTsconfig('tsconfig.json', '', 'h').syntaxError);
  });
});
