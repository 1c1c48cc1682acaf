import * as assert from 'node:assert/strict';
import { exactVersions } from '../../src/build/checks/exactVersions.ts';
import { lockFile } from '../../src/build/checks/lockFile.ts';
import { minimumVersions, tooOld } from '../../src/build/checks/minimumVersions.ts';
import { names } from '../../src/build/checks/names.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';

describe('versions in package.json', () => {
  const manifest = (devDependencies: object, dependencies?: object) =>
    exactVersions(JSON.stringify({ dependencies, devDependencies: { '@types/vscode': '1.105.0', ...devDependencies }, engines: { vscode: '^1.105.0', node: '>=20' } }));

  it('may be exact, also under another name', () => {
    assert.deepEqual(manifest({ zod: '4.6.7', ioredis5: 'npm:ioredis@5.11.1', tool: 'npm:@acme/tool@1.0.0-rc.1' }), []);
  });
  for (const version of ['^4.6.7', '~4.6.7', '4', '*', 'latest', 'github:acme/zod', 'file:../zod', 'npm:zod@^4.6.7']) {
    it(`may not be ${version}`, () => {
      assert.deepEqual(manifest({ zod: version }), [`package.json: zod is "${version}"; give one exact version, so that every machine builds the same.`]);
    });
  }
  it('are of tools: nothing is needed at run time', () => {
    assert.match(manifest({}, { zod: '4.6.7' }).join(), /zod is in dependencies/);
  });
  it('take the types of the oldest editor that is promised', () => {
    assert.match(manifest({ '@types/vscode': '1.120.0' }).join(), /@types\/vscode is 1\.120\.0, but engines\.vscode promises 1\.105\.0/);
  });
});

describe('lock file', () => {
  const integrity = 'sha512-AAAA';
  const lock = (entry: object, devDependencies: object = { zod: '4.6.7' }) =>
    lockFile(JSON.stringify({ lockfileVersion: 3, packages: { '': { devDependencies }, 'node_modules/zod': entry } }), JSON.stringify({ devDependencies: { zod: '4.6.7' } }));

  it('may say where in the npm registry a package is, or leave it out', () => {
    assert.deepEqual(lock({ version: '4.6.7', integrity }), []);
    assert.deepEqual(lock({ version: '4.6.7', integrity, resolved: 'https://registry.npmjs.org/zod/-/zod-4.6.7.tgz' }), []);
  });
  for (const resolved of ['git+ssh://git@github.com/colinhacks/zod.git#abc', 'https://example.com/zod.tgz', 'http://registry.npmjs.org/zod/-/zod-4.6.7.tgz']) {
    it(`may not name ${resolved}`, () => assert.match(lock({ version: '4.6.7', integrity, resolved }).join(), /take it from the npm registry/));
  }
  it('has a SHA-512 for everything', () => {
    assert.match(lock({ version: '4.6.7' }).join(), /node_modules\/zod has no SHA-512/);
    assert.match(lock({ version: '4.6.7', integrity: 'sha1-AAAA' }).join(), /node_modules\/zod has no SHA-512/);
  });
  it('belongs to this package.json', () => {
    assert.match(lock({ version: '4.6.6', integrity }, { zod: '4.6.6' }).join(), /was made for another package\.json/);
  });
});

describe('minimum versions', () => {
  it('let pass what is new enough, part by part', () => {
    const fine = [...minimumVersions.map(({ name, atLeast }) => [name, atLeast]), ['mermaid', '12.10.0'], ['mermaid', '13.0.0'], ['zod', '0.0.1']];
    assert.deepEqual(tooOld(fine.map(([name = '', version = '']) => ({ name, version, where: 'node_modules' }))), []);
  });
  it('refuse what is older, and say why', () => {
    assert.deepEqual(tooOld([{ name: 'dompurify', version: '3.4.9', where: 'node_modules/dompurify' }]), [
      'node_modules/dompurify: dompurify 3.4.9 is older than 3.4.17, which mends the sanitiser bypasses of 2026, from CVE-2026-0540 to CVE-2026-49978.',
    ]);
  });
});

describe('names', () => {
  it('tell what is inside', () => {
    const folder = temporaryFolder({
      'src/core/link/resolve.ts': '',
      'src/core/globals.d.ts': '',
      'src/clients/client-dynamodb.ts': '',
      'test/clients/probes/client-dynamodb.ts': '',
      'test/clients/rows.probe.ts': '',
      'src/core/utils/order.ts': '',
      'src/core/link/Order_Of.ts': '',
      'src/rules/redis-eager-connect/rule.ts': '',
      'src/rules/redis-eager-connect/fixtures/case/utils/Any_Name.ts': '',
      'src/rules/LateQuit/rule.ts': '',
      'test/core/resolve.test.ts': '',
      'test/vscode/lint.restricted.test.ts': '',
      'test/webview/hands.browser.ts': '',
      'test/webview/hands.elsewhere.ts': '',
      'templates/strangler-facade/pattern.json': '',
    });
    const said = names(folder);
    removeFolder(folder);
    assert.deepEqual(said, [
      'src/core/link/Order_Of.ts: modules are named in camelCase.',
      'src/core/utils/order.ts: "utils" says nothing of what is inside; name it after the thing it knows.',
      'test/webview/hands.elsewhere.ts: modules are named in camelCase.',
      'src/rules/LateQuit: ids of rules and patterns are kebab-case.',
    ]);
  });
});
