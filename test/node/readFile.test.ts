import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FileReader, fileStamp } from '../../src/node/readFile.ts';
import type { FileContent } from '../../src/node/readFile.ts';
import { removeFolder, temporaryFolder, writeFiles } from './temporaryFolder.ts';

const mebibyte = 1024 * 1024;

describe('reading a file', () => {
  let root: string;
  beforeEach(() => {
    root = temporaryFolder();
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('gives its bytes, with the byte order mark, one file after the other', () => {
    writeFiles(root, { 'long.ts': `// ${'주문 '.repeat(20)}\n`.repeat(500), 'short.ts': '\uFEFFexport {};\n', 'empty.ts': '' });
    const reader = new FileReader(root);
    for (const file of ['long.ts', 'short.ts', 'empty.ts', 'long.ts']) {
      assert.equal(textOf(reader.readListed(file)), fs.readFileSync(path.join(root, file), 'utf8'));
    }
  });

  it('leaves out what is too large, per kind of file', () => {
    const line = `const total = ${'1 + '.repeat(20)}0;\n`;
    writeFiles(root, {
      'largest.ts': line.repeat(mebibyte / line.length),
      'larger.ts': line.repeat(mebibyte / line.length + 1),
      'large.yaml': '# resource\n'.repeat(mebibyte / 5),
      'huge.json': ' '.repeat(10 * mebibyte + 1),
    });
    const reader = new FileReader(root);
    const verdicts = ['largest.ts', 'larger.ts', 'large.yaml', 'huge.json'].map((file) => verdict(reader.readListed(file)));
    assert.deepEqual(verdicts, ['bytes', 'too-large', 'bytes', 'too-large']);
  });

  it('leaves out what is no text or was written by a program', () => {
    writeFiles(root, {
      'picture.ts': Buffer.concat([Buffer.from('\x89PNG\r\n'), Buffer.alloc(64)]),
      'windows.ts': Buffer.from('\uFEFFexport const 주문 = 1;\n', 'utf16le'),
      'late.ts': `${'// comment\n'.repeat(1000)}\0`,
      'key.ts': 'export const keyOf = (table: string, name: string) => `${table}\0${name}`;\n',
      'stream.ts': Buffer.concat([Buffer.from('G@\0\x10'), Buffer.alloc(3), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from('x'.repeat(400))]),
      'unmarked.ts': Buffer.from('export const a = 1;\n', 'utf16le'),
      'compiled.js': `${'exports.handler = async () => 1;\n'.repeat(20)}//# sourceMappingURL=data:application/json;base64,${'QUJD'.repeat(6000)}\n`,
      'mapped.js': `!function(){${'var a=1;'.repeat(4000)}}();\n//# sourceMappingURL=data:application/json;base64,QUJD\n`,
      'maps.js': `const mark = '//# sourceMappingURL=data:';\n!function(){${'var a=1;'.repeat(4000)}}();\n`,
      'bundle.js': `!function(){${'var a=1;'.repeat(4000)}}();\n`,
      'dense.js': `${'var a=1;'.repeat(100)}\n`.repeat(40),
      'one-line.js': `module.exports = [${'1,'.repeat(400)}];`,
      'icon.tsx': `export const Icon = () => <path d="${'M1 1'.repeat(6000)}" />;\n`,
      'tables.py': `primes = [${'2,'.repeat(12_000)}]\n`,
      'one-line.json': `{"Resources":{${'"A":{},'.repeat(5000)}"Z":{}}}`,
    });
    const reader = new FileReader(root);
    const files = ['picture.ts', 'stream.ts', 'unmarked.ts', 'windows.ts', 'late.ts', 'key.ts', 'compiled.js', 'mapped.js', 'maps.js', 'bundle.js', 'dense.js', 'one-line.js', 'icon.tsx', 'tables.py', 'one-line.json'];
    assert.deepEqual(files.map((file) => verdict(reader.readListed(file))), ['binary', 'binary', 'binary', 'bytes', 'bytes', 'bytes', 'bytes', 'minified', 'minified', 'minified', 'minified', 'bytes', 'bytes', 'bytes', 'bytes']);
  });

  it('does not wait for a pipe, and takes what vanished or is a folder as absent', () => {
    writeFiles(root, { 'src/handler.ts': '' });
    execFileSync('mkfifo', [path.join(root, 'pipe.ts')]);
    const reader = new FileReader(root);
    for (const file of ['pipe.ts', 'src', 'gone.ts', 'src/handler.ts/gone.ts']) assert.equal(verdict(reader.readListed(file)), 'absent');
  });

  it('says when a file may not be read', () => {
    writeFiles(root, { 'loop.ts': '' });
    fs.rmSync(path.join(root, 'loop.ts'));
    fs.symlinkSync('loop.ts', path.join(root, 'loop.ts'));
    assert.equal(verdict(new FileReader(root).readListed('loop.ts')), 'unreadable');
  });

  it('reads a file that others name only where it lies inside', () => {
    const outside = temporaryFolder({ 'secret.json': '{}' });
    try {
      writeFiles(root, { 'packages/shared/package.json': '{"name":"shared"}' });
      fs.mkdirSync(path.join(root, 'node_modules'));
      fs.symlinkSync('../packages/shared', path.join(root, 'node_modules/shared'));
      fs.symlinkSync(outside, path.join(root, 'node_modules/outside'));
      const reader = new FileReader(root);
      assert.equal(textOf(reader.readReferenced('node_modules/shared/package.json')), '{"name":"shared"}');
      for (const file of ['node_modules/outside/secret.json', '../secret.json', `../${path.basename(outside)}/secret.json`, 'node_modules/gone/package.json']) {
        assert.equal(verdict(reader.readReferenced(file)), 'absent');
      }
    } finally {
      removeFolder(outside);
    }
  });

  it('stamps a file so that a change shows', () => {
    writeFiles(root, { 'handler.ts': 'export {};' });
    const file = path.join(root, 'handler.ts');
    const before = fileStamp(file);
    assert.equal(fileStamp(file), before);
    fs.utimesSync(file, new Date(0), new Date(0));
    assert.notEqual(fileStamp(file), before);
    assert.equal(fileStamp(path.join(root, 'gone.ts')), undefined);
  });
});

function verdict(content: FileContent): string {
  return content.kind === 'skipped' ? content.reason : content.kind;
}

function textOf(content: FileContent): string {
  assert.equal(content.kind, 'bytes');
  return Buffer.from(content.bytes).toString('utf8');
}
