import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { cacheLocation } from '../../../src/cli/cache/cacheLocation.ts';
import { LintCache } from '../../../src/cli/cache/lintCache.ts';
import { contentHash } from '../../../src/node/contentHash.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../../node/temporaryFolder.ts';
import { ordersProject } from '../../server/ordersProject.ts';
import { seeded } from '../../core/typescript/mutations.ts';
import { engineFiles, judgedAnew, told } from './judging.ts';
import type { Anew } from './judging.ts';

type Json = Record<string, unknown>;

/** A cache with the right hash over what is not right. */
function sealed(text: string): string {
  return `${contentHash(text)}\n${text}`;
}

function readJson(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}

/** What somebody could write instead, by name: `text` is what we wrote, without its hash. */
function forgeries(text: string): Readonly<Record<string, string | Buffer>> {
  const [head = '', rest = ''] = [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)];
  const changed = (change: (value: Json) => Json): string => sealed(`${JSON.stringify(change(readJson(head)))}\n${rest}`);
  const counting = (more: (counts: Json) => Json): string => changed((value) => ({ ...value, counts: { ...asJson(value['counts']), ...more(asJson(value['counts'])) } }));
  const seeing = (from: string | RegExp, to: string): string => {
    assert.notEqual(rest.replace(from, to), rest);
    return sealed(`${head}\n${rest.replace(from, to)}`);
  };
  const findingWith = (more: Json): string => changed((value) => ({ ...value, findings: [['src/redis.ts', [{ ...firstFinding(value), ...more }]]] }));
  const random = seeded(7);
  const flipped = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => {
      const bytes = Buffer.from(sealed(text));
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return [`bit ${String(index)} flipped`, bytes];
    }),
  );
  const cut = Object.fromEntries([0, 1, 20, 40, 41, 42, 100, text.length - 1, text.length + 40].map((length) => [`cut at ${String(length)}`, sealed(text).slice(0, length)]));
  return {
    ...flipped,
    ...cut,
    'nothing but a hash': `${contentHash('')}\n`,
    'no JSON': sealed('{'),
    'null': sealed('null'),
    'a list': sealed('[]'),
    'a number': sealed('1e999'),
    'deep': sealed('['.repeat(200_000)),
    'deep and closed': sealed(`${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    'a line more': `${sealed(text)}\n`,
    'NUL bytes': Buffer.alloc(4096),
    'another format': changed((value) => ({ ...value, format: Number(value['format']) + 1 })),
    'another key': changed((value) => ({ ...value, key: '[]' })),
    'a key more': changed((value) => ({ ...value, more: 1 })),
    'a prototype': sealed(text.replace('{', '{"__proto__":{"format":1},')),
    'no counts': changed(({ counts, ...others }) => others),
    'no sightings': sealed(`${head}\n`),
    'a head alone': sealed(head),
    'half a sighting': sealed(`${text}\0src/more.ts`),
    'a sighting that is not counted': sealed(`${text}\0src/more.ts\0absent`),
    'a file more than there are': counting(({ listed }) => ({ listed: Number(listed) + 1 })),
    'a file less': counting(({ listed }) => ({ listed: Number(listed) - 1 })),
    'as many files as nobody has': counting(() => ({ listed: Number.MAX_SAFE_INTEGER })),
    'half a file': counting(({ listed, plain }) => ({ listed: Number(listed) - 0.5, plain: Number(plain) + 0.5 })),
    'a kind of sighting more': counting(() => ({ sockets: 0 })),
    'files as folders': counting(({ listed, folders }) => ({ listed: 0, folders: Number(folders) + Number(listed) })),
    'no stamps': sealed(`${head}\n${rest.slice(rest.indexOf('\0'))}`),
    'stamps of too few': seeing(/^.{8}/, ''),
    'stamps that are none': seeing(/^.{8}/, '!?!?!?!?'),
    'a file with another content': seeing(/src\/redis\.ts\0[0-9a-f]{40}/, `src/redis.ts\0${contentHash('another')}`),
    'a file that is not there': seeing('\0src/redis.ts\0', '\0src/gone.ts\0'),
    'a file outside': seeing(/src\/redis\.ts\0[0-9a-f]{40}/, `../secret.ts\0${contentHash('secret\n')}`),
    'nobody who judges': counting(({ own, plain }) => ({ own: 0, plain: Number(plain) + Number(own) })),
    'others who judge': seeing('worker.js\0', 'other.js\0'),
    'who judges is absent': seeing(/worker\.js\0[0-9a-f]{40}/, 'worker.js\0absent'),
    'failures': changed((value) => ({ ...value, stats: { ...asJson(value['stats']), failures: 1 } })),
    'stats below zero': changed((value) => ({ ...value, stats: { ...asJson(value['stats']), files: -1 } })),
    'no list of findings': changed((value) => ({ ...value, findings: {} })),
    'a finding in a file outside': findingWith({ at: { path: '../../etc/passwd', range: { start: 0, end: 1 }, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }),
    'a finding that points before the start': findingWith({ at: { path: 'src/redis.ts', range: { start: -5, end: 1 }, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }),
    'a finding that points between two characters': findingWith({ at: { path: 'src/redis.ts', range: { start: 0.5, end: 1 }, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }),
    'a finding of no severity': findingWith({ severity: 'fatal' }),
    'a rule with a terminal in its name': findingWith({ ruleId: '\u001b[2J' }),
    'a finding without words': findingWith({ message: { en: 'x' } }),
    'words that are none': findingWith({ message: { en: 1, ko: 2 } }),
    'a fix of a file outside': findingWith({ fix: { title: { en: 'x', ko: 'x' }, edits: [{ path: '../x.ts', hash: '', edits: [] }] } }),
  };
}

function asJson(value: unknown): Json {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value));
}

function firstFinding(value: Json): Json {
  const findings: unknown = value['findings'];
  assert.ok(Array.isArray(findings) && Array.isArray(findings[0]) && Array.isArray(findings[0][1]));
  return asJson(findings[0][1][0]);
}

/** What is written about each file, by path, as {@link FactFile} has it. */
function factsIn(written: Buffer): { readonly head: Json; readonly bodies: readonly { readonly path: string; readonly hash: string; readonly body: string }[] } {
  const start = written.indexOf('\n', 41) + 1;
  const head = readJson(written.subarray(41, start).toString());
  const entries: unknown = head['entries'];
  assert.ok(Array.isArray(entries));
  let at = start;
  return { head, bodies: entries.map((entry: readonly unknown[]) => ({ path: String(entry[0]), hash: String(entry[1]), body: written.subarray(at, (at += Number(entry[3]))).toString() })) };
}

/** A file of facts with all hashes as they should be. */
function sealedFacts({ head, bodies }: ReturnType<typeof factsIn>): Buffer {
  const entries = bodies.map(({ path: file, hash, body }) => [file, hash, 0, Buffer.byteLength(body), contentHash(body)]);
  const index = JSON.stringify({ ...head, entries });
  return Buffer.from(`${contentHash(index)}\n${index}\n${bodies.map(({ body }) => body).join('')}`);
}

describe('a cache that others wrote', function () {
  this.timeout(120_000);
  const { now } = Date;
  let folder: string;
  let root: string;
  let file: string;
  const opened = (): LintCache => new LintCache(cacheLocation('kept', folder), undefined, path.join(folder, 'engine'));
  beforeEach(() => {
    folder = temporaryFolder({ 'secret.ts': 'secret\n' });
    root = path.join(folder, 'root');
    writeFiles(root, ordersProject);
    writeFiles(path.join(folder, 'engine'), engineFiles);
    // However slow the machine, all of it is looked at just after it was written: contents are compared then, and no stamps.
    const written = now();
    Date.now = () => written;
    const cache = opened();
    assert.equal(cache.recall(root), undefined);
    judgedAnew(root, undefined, cache);
    file = path.join(folder, 'kept', fs.readdirSync(path.join(folder, 'kept')).find((name) => name.endsWith('.lint')) ?? '');
  });
  afterEach(() => {
    Date.now = now;
    removeFolder(folder);
  });

  it('holds where we wrote it ourselves', () => {
    assert.deepEqual(told(opened().recall(root) ?? judgedAnew(folder, undefined)), told(judgedAnew(root, undefined)));
  });

  it('is as good as none where it is broken, forged or foreign, and another takes its place', () => {
    const text = fs.readFileSync(file, 'utf8').slice(41);
    const written = Object.entries(forgeries(text));
    assert.ok(written.length >= 50, String(written.length));
    for (const [name, content] of written) {
      fs.writeFileSync(file, content);
      const cache = opened();
      assert.equal(cache.recall(root), undefined, name);
      const anew = judgedAnew(root, undefined, cache);
      assert.deepEqual(cache.notes('en'), [], name);
      assert.deepEqual(told(opened().recall(root) ?? judgedAnew(folder, undefined)), told(anew), name);
    }
  });

  it('is not read where it is larger than any of ours, and no regular file', () => {
    const places: readonly ((place: string) => void)[] = [
      (place) => fs.writeFileSync(place, Buffer.alloc(65 * 1024 * 1024, 32)),
      (place) => fs.mkdirSync(place),
      (place) => execFileSync('mkfifo', [place]),
      (place) => fs.symlinkSync(path.join(folder, 'other.lint'), place),
      (place) => fs.symlinkSync(path.join(folder, 'secret.ts'), place),
    ];
    fs.copyFileSync(file, path.join(folder, 'other.lint'));
    for (const [index, make] of places.entries()) {
      fs.rmSync(file, { recursive: true, force: true });
      make(file);
      const cache = opened();
      assert.equal(cache.recall(root), undefined, String(index));
      judgedAnew(root, undefined, cache);
      assert.equal(cache.notes('en').length, index === 0 ? 0 : 1, String(index));
    }
    assert.equal(fs.readFileSync(path.join(folder, 'secret.ts'), 'utf8'), 'secret\n');
  });

  describe('about facts', () => {
    let factFile: string;
    /** With nothing of which the answer could be remembered. */
    const again = (): Anew => {
      fs.rmSync(file, { force: true });
      return judgedAnew(root, undefined, opened());
    };
    beforeEach(() => {
      factFile = path.join(folder, 'kept', fs.readdirSync(path.join(folder, 'kept')).find((name) => name.endsWith('.facts')) ?? '');
    });

    it('holds where we wrote it ourselves, and nothing is parsed', () => {
      const { recalled, made, parsed } = again();
      assert.deepEqual([recalled, made, parsed], [4, 0, []]);
    });

    it('is as good as none where it is broken or foreign', () => {
      const cold = told(judgedAnew(root, undefined));
      const whole = fs.readFileSync(factFile);
      const { head, bodies } = factsIn(whole);
      assert.deepEqual(sealedFacts({ head, bodies }), whole);
      const with_ = (more: Json): Buffer => sealedFacts({ head: { ...head, ...more }, bodies });
      const saying = (body: string): Buffer => sealedFacts({ head, bodies: bodies.map((one) => ({ ...one, body })) });
      const others: Readonly<Record<string, Buffer>> = {
        nothing: Buffer.alloc(0),
        'NUL bytes': Buffer.alloc(4096),
        'an index alone': whole.subarray(0, whole.indexOf('\n', 41) + 1),
        'cut short': whole.subarray(0, -1),
        'more than there is': Buffer.concat([whole, Buffer.from(' ')]),
        'another key': with_({ key: '[]' }),
        'another format': with_({ format: 2 }),
        'a field more': with_({ more: 1 }),
        'no JSON': saying('{'),
        'no templates': saying('nul'),
        deep: saying('['.repeat(200_000)),
        'a number': saying('1e999'),
      };
      for (const [name, content] of Object.entries(others)) {
        fs.writeFileSync(factFile, content);
        const { recalled, made, ...rest } = again();
        assert.deepEqual([told(rest), made], [cold, 4], name);
        assert.deepEqual(recalled, 0, name);
      }
    });

    it('says nothing of another text, and nothing of files that are not there', () => {
      const cold = judgedAnew(root, undefined);
      const { head, bodies } = factsIn(fs.readFileSync(factFile));
      fs.writeFileSync(factFile, sealedFacts({ head, bodies: [...bodies, ...bodies.map((one) => ({ ...one, path: `../${one.path}` })), ...bodies.map((one) => ({ ...one, hash: contentHash('secret\n') }))] }));
      assert.deepEqual(told(again()), told(cold));
    });
  });

  it('does not hold for another version of what judges or of Node, or for other rules', () => {
    for (const [name, content] of Object.entries(engineFiles)) {
      writeFiles(path.join(folder, 'engine'), { [name]: `${content} ` });
      assert.equal(opened().recall(root), undefined, name);
      assert.equal(judgedAnew(root, undefined, opened()).recalled, 0, name);
      writeFiles(path.join(folder, 'engine'), { [name]: content });
      judgedAnew(root, undefined, opened());
      assert.notEqual(opened().recall(root), undefined, name);
      assert.equal(judgedAnew(root, undefined, opened()).recalled, 4, name);
    }
    const asked = new LintCache(cacheLocation('kept', folder), ['snapstart-invalid'], path.join(folder, 'engine'));
    assert.equal(asked.recall(root), undefined);
    const { versions } = process;
    Object.defineProperty(process, 'versions', { value: { ...versions, node: '99.0.0' }, configurable: true });
    try {
      assert.equal(opened().recall(root), undefined);
      assert.equal(judgedAnew(root, undefined, opened()).recalled, 0);
    } finally {
      Object.defineProperty(process, 'versions', { value: versions, configurable: true });
    }
    judgedAnew(root, undefined, opened());
    assert.notEqual(opened().recall(root), undefined);
  });
});
