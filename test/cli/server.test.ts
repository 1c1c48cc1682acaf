import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { builtBundles } from '../server/builtBundles.ts';
import { lazyRedis, ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

interface Message {
  readonly jsonrpc: string;
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly { readonly message: string; readonly code: string; readonly range: object }[]; readonly message?: string };
  readonly result?: { readonly capabilities?: { readonly positionEncoding?: string } };
}

/** An editor that knows the protocol and nothing more, and keeps every byte that the server writes. */
class PlainEditor {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  #bytes = Buffer.alloc(0);
  #waiting: (() => void)[] = [];

  constructor(cli: string) {
    this.process = spawn(process.execPath, [cli, 'server', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdout.on('data', (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      for (const look of this.#waiting.splice(0)) look();
    });
    this.process.stderr.resume();
  }

  send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** Everything received. @throws where a byte belongs to no message */
  get messages(): readonly Message[] {
    const messages: Message[] = [];
    for (let rest = this.#bytes; rest.length > 0; ) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString('latin1', 0, 64));
      assert.ok(head !== null, `not of the protocol: ${rest.toString('utf8', 0, 200)}`);
      const end = head[0].length + Number(head[1]);
      if (rest.length < end) break;
      messages.push(JSON.parse(rest.toString('utf8', head[0].length, end)));
      rest = rest.subarray(end);
    }
    return messages;
  }

  async until(holds: (messages: readonly Message[]) => boolean): Promise<void> {
    while (!holds(this.messages)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** What is shown of a file now. */
  shown(file: string): readonly string[] | undefined {
    return this.messages.findLast(({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.uri === pathToFileURL(file).href)?.params?.diagnostics?.map(({ code }) => code);
  }
}

describe('archnotes server --stdio', function () {
  this.timeout(60_000);
  let root: string;
  let editor: PlainEditor;
  beforeEach(async () => {
    root = temporaryFolder(ordersProject);
    editor = new PlainEditor(path.join(await builtBundles(), 'cli.js'));
  });
  afterEach(() => {
    editor.process.kill();
    removeFolder(root);
  });

  async function begin(more: object = {}): Promise<void> {
    editor.send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: pathToFileURL(root).href, capabilities: {}, ...more } });
    await editor.until((messages) => messages.some(({ id }) => id === 1));
    editor.send({ method: 'initialized', params: {} });
  }

  const open = (file: string): void => editor.send({ method: 'textDocument/didOpen', params: { textDocument: { uri: pathToFileURL(file).href, languageId: 'typescript', version: 1, text: fs.readFileSync(file, 'utf8') } } });

  it('shows what it finds to an editor that says nothing of itself, counts in UTF-16, and writes nothing but the protocol', async () => {
    const file = path.join(root, 'src/redis.ts');
    await begin();
    open(file);
    await editor.until(() => editor.shown(file)?.[0] === 'redis-eager-connect');
    editor.send({ id: 2, method: 'shutdown' });
    await editor.until((messages) => messages.some(({ id }) => id === 2));
    const gone = new Promise<number | null>((resolve) => editor.process.on('exit', resolve));
    editor.send({ method: 'exit' });
    assert.equal(await gone, 0);
    assert.ok(editor.messages.every(({ jsonrpc }) => jsonrpc === '2.0'));
    assert.equal(editor.messages.find(({ id }) => id === 1)?.result?.capabilities?.positionEncoding, 'utf-16');
    const strange = editor.messages.flatMap(({ method }) => (method === undefined || /^(textDocument|window|workspace|client|\$)\//.test(method) ? [] : [method]));
    assert.deepEqual(strange, [], 'no message of our own');
    assert.ok(!editor.messages.some(({ id, method }) => id !== undefined && method !== undefined), 'nothing asked of an editor that can do nothing');
  });

  it('takes some settings and leaves the rest as usual, takes the language of the editor, and complains of what it does not understand', async () => {
    const file = path.join(root, 'src/redis.ts');
    const said = (): string => editor.messages.findLast(({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.uri === pathToFileURL(file).href)?.params?.diagnostics?.[0]?.message ?? '';
    await begin({ locale: 'ko-KR', initializationOptions: { lint: { run: 'onSave' } } });
    open(file);
    await editor.until(() => said() !== '');
    assert.match(said(), /[가-힣]/);
    editor.process.kill();
    editor = new PlainEditor(path.join(await builtBundles(), 'cli.js'));
    await begin({ locale: 'ko-KR', initializationOptions: { language: 'en', lint: 'never' } });
    await editor.until((messages) => messages.some(({ method, params }) => method === 'window/logMessage' && /이해할 수 없어/.test(params?.message ?? '')));
  });

  it('notices what changes on the disk when a document is opened or saved, where the editor watches no files', async () => {
    const [file, handler] = [path.join(root, 'src/redis.ts'), path.join(root, 'src/placeOrder.ts')];
    await begin();
    await editor.until(() => editor.shown(file)?.length === 1);
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    open(handler);
    await editor.until(() => editor.shown(file)?.length === 0);
    writeFiles(root, { 'src/redis.ts': ordersProject['src/redis.ts'] });
    editor.send({ method: 'textDocument/didSave', params: { textDocument: { uri: pathToFileURL(handler).href } } });
    await editor.until(() => editor.shown(file)?.length === 1);
  });

  it('ends with its editor, and says how it is started', async () => {
    await begin();
    const gone = new Promise<number | null>((resolve) => editor.process.on('exit', resolve));
    editor.process.stdin.end();
    assert.notEqual(await gone, null);
    for (const args of [['server'], ['server', '--port=1'], ['server', '--stdio', 'x']]) {
      const { code, out, err } = await archnotes(root, args);
      assert.deepEqual([code, out, err], [2, '', 'The language server is started by an editor: archnotes server --stdio\n'], args.join(' '));
    }
    assert.match((await archnotes(root, ['server', '--help'])).out, /^Usage: archnotes server --stdio/);
  });

  it('says that it is no program for a pipe, in both languages', async () => {
    const cli = path.join(await builtBundles(), 'cli.js');
    for (const [language, said] of [['en', 'Only an editor can talk to this server'], ['ko', '편집기와만 통신합니다']]) {
      const { status, stderr, stdout } = spawnSync(process.execPath, [cli, 'server', '--stdio'], { input: 'Content-Length: 5\r\n\r\nhello', encoding: 'utf8', env: { ...process.env, LANG: language === 'ko' ? 'ko_KR.UTF-8' : 'C' } });
      assert.deepEqual([status, stdout], [1, '']);
      assert.ok(stderr.includes(said ?? '?'), stderr);
    }
  });
});
