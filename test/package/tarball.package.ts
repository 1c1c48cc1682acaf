import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { root } from '../../src/build/root.ts';
import { runTool } from '../../src/build/run.ts';
import { zipNames } from '../../src/build/zipNames.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';

// What leaves this repository, taken into use as its users do it.

const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('npm run package', () => {
  it('packs exactly what the committed lists name', async () => {
    const { code, output } = await runTool('tsx/dist/cli.mjs', ['src/build/package.ts']);
    assert.equal(code, 0, output);
  });

  it('packs every file that the manifest of the extension names', () => {
    const inside = new Set(zipNames(readFileSync(join(root, `archnotes-${version}.vsix`))));
    const named = [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"(?:\.\/)?((?:dist|media|snippets)\/[^"]+)"/g)].map(([, path]) => path ?? '');
    assert.ok(named.includes('dist/extension.js') && named.includes('snippets/typescript.json'), named.join(' '));
    // dist/cli.js is the `bin` of the npm package, which package.json describes as well.
    assert.deepEqual(named.filter((path) => path !== 'dist/cli.js' && !inside.has(`extension/${path}`)), []);
  });
});

describe('npx ./archnotes-*.tgz', function () {
  this.timeout(120_000);
  const tarball = `archnotes-${version}.tgz`;
  let folder = '';
  let home = '';
  before(() => {
    folder = temporaryFolder();
    home = temporaryFolder();
    copyFileSync(join(root, tarball), join(folder, tarball));
  });
  after(() => {
    removeFolder(folder);
    removeFolder(home);
  });

  const environment = () => ({ PATH: process.env['PATH'], HOME: home, LC_ALL: 'C', npm_config_update_notifier: 'false' });
  const npx = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('npx', ['--yes', '--offline', `./${tarball}`, ...args], { cwd: folder, encoding: 'utf8', env: environment() });
    return { status, stdout, stderr };
  };

  it('lints an empty folder, and has nothing to say', () => {
    assert.deepEqual(npx('lint', '.'), { status: 0, stdout: 'No findings. Files: 0. Lambda handlers: 0.\n', stderr: '' });
  });

  it('finds the fault of a project', () => {
    writeFiles(folder, ordersProject);
    const { status, stdout } = npx('lint', '.', '--format', 'json');
    const report: { readonly findings: readonly { readonly ruleId: string; readonly path: string }[] } = JSON.parse(stdout);
    assert.deepEqual([status, report.findings.map(({ ruleId, path }) => `${path} ${ruleId}`)], [1, ['src/redis.ts redis-eager-connect']]);
  });

  it('has the language server with it', async () => {
    const child = spawn('npx', ['--yes', '--offline', `./${tarball}`, 'server', '--stdio'], { cwd: folder, env: environment(), stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const send = (message: object): void => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    let output = '';
    const answered = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('"id":1')) resolve();
      });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await Promise.race([answered, ended]);
    assert.match(output, /^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2\.0","id":1,"result":\{"serverInfo":\{"name":"archnotes"/);
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    assert.equal(await ended, 0);
  });

  it('has the patterns with it', () => {
    const { status, stdout } = npx('pattern', 'list');
    assert.equal(status, 0);
    assert.match(stdout, /^strangler-facade\b/m);
  });
});
