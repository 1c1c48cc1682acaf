import * as assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { thirdPartyNotices } from '../../src/build/notices.ts';
import { unlisted, vsix } from '../../src/build/shippedFiles.ts';
import { shippedPackages } from '../../src/build/shippedPackages.ts';
import { unfitFile } from '../../src/build/unfit.ts';
import { zipNames } from '../../src/build/zipNames.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';

describe('what is shipped', () => {
  it('is what the committed list says', () => {
    const folder = temporaryFolder({ [vsix.list]: 'LICENSE\ndist/server.js\n' });
    const [same, other] = [unlisted(folder, vsix, ['LICENSE', 'dist/server.js']), unlisted(folder, vsix, ['LICENSE', 'dist/server.js.map'])];
    removeFolder(folder);
    assert.deepEqual(same, []);
    assert.equal(other.length, 2);
    assert.match(other[0] ?? '', /^dist\/server\.js\.map is in the VSIX, but not in test\/build\/vsix-files\.txt/);
    assert.match(other[1] ?? '', /^dist\/server\.js is in test\/build\/vsix-files\.txt, but not in the VSIX/);
  });

  const folderOfThisMachine = '/home/someone/archnotes';
  for (const [path, content, why] of [
    ['dist/server.js.map', '', 'is a source map'],
    ['dist/server.js', '//# sourceMappingURL=server.js.map', 'points to a source map'],
    ['.env', '', 'belongs to one machine'],
    ['templates/strangler-facade/files/.npmrc', '', 'belongs to one machine'],
    ['src/server/main.ts', '', 'is a source or a test'],
    ['dist/main.ts', '', 'is a source or a test'],
    ['test/core/resolve.js', '', 'is a source or a test'],
    ['dist/cli.js', `const key = "${'AKIA'}IOSFODNN7EXAMPLE";`, 'holds something like a secret'],
    ['dist/cli.js', `-----BEGIN RSA ${'PRIVATE'} KEY-----`, 'holds something like a secret'],
    ['dist/cli.js', `require("${folderOfThisMachine}/x.js")`, 'a folder of this machine'],
    ['dist/cli.js', `require("${homedir()}/x.js")`, homedir().length > 5 ? 'a folder of this machine' : undefined],
    ['dist/cli.js', 'console.log("findings")', undefined],
    ['templates/strangler-facade/files/src/facade.ts', 'export {};', undefined],
  ] as const) {
    it(`${why === undefined ? 'may' : 'may not'} be ${path} with ${JSON.stringify(content)}`, () => {
      const said = unfitFile(path, content, folderOfThisMachine).join('\n');
      if (why === undefined) assert.equal(said, '');
      else assert.ok(said.includes(why), said);
    });
  }
});

describe('third-party notices', () => {
  let folder = '';
  before(() => {
    folder = temporaryFolder({
      'node_modules/mermaid/package.json': JSON.stringify({ name: 'mermaid', version: '12.3.0', license: 'MIT' }),
      'node_modules/mermaid/LICENSE': 'The MIT License (MIT)\r\n\r\nCopyright (c) Knut Sveidqvist  \r\n',
      'node_modules/mermaid/node_modules/@acme/elk/package.json': JSON.stringify({ name: '@acme/elk', version: '1.0.0', license: 'GPL-3.0', author: { name: 'Acme' } }),
    });
  });
  after(() => removeFolder(folder));

  const bytes = (bytesInOutput: number) => ({ bytesInOutput });
  const metafile = {
    inputs: {},
    outputs: {
      'dist/webview/frame.js': {
        bytes: 9,
        imports: [],
        exports: [],
        inputs: {
          'src/webview/frame.ts': bytes(1),
          'node_modules/mermaid/dist/mermaid.js': bytes(5),
          'node_modules/mermaid/node_modules/@acme/elk/lib/main.js': bytes(3),
          'node_modules/mermaid/node_modules/dropped/index.js': bytes(0),
        },
      },
    },
  };

  it('name each package of which something is left, once, with its licence', () => {
    const packages = shippedPackages(folder, [metafile, metafile], ['node_modules/mermaid/theme.css', 'src/rules/late-quit/README.md']);
    assert.deepEqual(packages.map(({ name, version }) => `${name} ${version}`), ['@acme/elk 1.0.0', 'mermaid 12.3.0']);
    const { text } = thirdPartyNotices(folder, packages);
    assert.match(text, /\nmermaid 12\.3\.0\nLicence: MIT\n\nThe MIT License \(MIT\)\n\nCopyright \(c\) Knut Sveidqvist\n$/);
    assert.match(text, /\n@acme\/elk 1\.0\.0\nLicence: GPL-3\.0\nCopyright \(c\) Acme\n/);
  });

  it('take the licence from its file where package.json states none, and tell where the source of an EPL program is', () => {
    const other = temporaryFolder({
      'node_modules/khroma/package.json': JSON.stringify({ name: 'khroma', version: '2.1.0' }),
      'node_modules/khroma/license': 'The MIT License (MIT)\n\nCopyright (c) Acme\n',
      'node_modules/unnamed/package.json': JSON.stringify({ name: 'unnamed', version: '1.0.0' }),
      'node_modules/elkjs/package.json': JSON.stringify({ name: 'elkjs', version: '0.12.1', license: 'EPL-2.0 OR GPL-3.0-or-later', repository: { url: 'git+https://example.org/elkjs.git' } }),
    });
    const { text, refused } = thirdPartyNotices(other, shippedPackages(other, [], ['khroma', 'unnamed', 'elkjs'].map((name) => `node_modules/${name}/index.js`)));
    removeFolder(other);
    assert.match(text, /\nkhroma 2\.1\.0\nLicence: MIT\n/);
    assert.match(text, /\nelkjs 0\.12\.1\nLicence: EPL-2\.0 OR GPL-3\.0-or-later\nShipped unchanged\. Its source code: git\+https:\/\/example\.org\/elkjs\.git\n/);
    assert.deepEqual(refused.map((sentence) => sentence.split(' ')[0]), ['unnamed']);
  });

  it('refuse a licence that is not allowed', () => {
    const { refused } = thirdPartyNotices(folder, shippedPackages(folder, [metafile], []));
    assert.equal(refused.length, 1);
    assert.match(refused[0] ?? '', /^@acme\/elk 1\.0\.0 has the licence "GPL-3\.0", which src\/build\/notices\.ts does not allow/);
  });
});

describe('names in a zip archive', () => {
  it('are read from its directory', () => {
    // Two empty files and a folder, as `zip -r` writes them.
    const entry = (name: string) => {
      const header = Buffer.alloc(46);
      header.write('PK\u0001\u0002', 'latin1');
      header.writeUInt16LE(name.length, 28);
      header.writeUInt16LE(4, 30);
      return Buffer.concat([header, Buffer.from(name), Buffer.alloc(4)]);
    };
    const directory = Buffer.concat([entry('extension/'), entry('extension/package.json'), entry('extension/dist/server.js')]);
    const end = Buffer.alloc(22);
    end.write('PK\u0005\u0006', 'latin1');
    end.writeUInt16LE(3, 10);
    end.writeUInt32LE(7, 16);
    assert.deepEqual(zipNames(Buffer.concat([Buffer.alloc(7), directory, end])), ['extension/package.json', 'extension/dist/server.js']);
  });

  it('are asked of archives only', () => {
    assert.throws(() => zipNames(Buffer.from('<html>')), /not a zip archive/);
  });
});
