import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { archnotes } from '../cli/commandLine.ts';
import { linkDependencies } from './dependencies.ts';
import { compile, discard, runOwnTests } from './generated.ts';

const report = z.object({ files: z.array(z.object({ path: z.string(), status: z.string() })), problems: z.array(z.object({ path: z.string() })) });

/** A new service as small as can be: it answers what the port of the anti-corruption layer says. */
const service = `import { createServer } from 'node:http';
import { connectLegacy } from './dist/src/acl/connect.js';
const orders = connectLegacy(process.env);
createServer(async (request, response) => {
  try {
    response.end(JSON.stringify(await orders.find(request.url.split('/').at(-1))));
  } catch (error) {
    response.writeHead(502).end(error.name);
  }
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
`;

const orders = [['strangler-facade', 'anti-corruption-layer'], ['anti-corruption-layer', 'strangler-facade']] as const;
type Order = (typeof orders)[number];

describe('strangler facade and anti-corruption layer in one folder', () => {
  let home: string;
  let project: string;
  const processes: ChildProcess[] = [];
  const servers: Server[] = [];

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'archnotes-migration-')));
    project = join(home, 'shop');
    mkdirSync(project);
  });
  afterEach(() => {
    for (const process of processes.splice(0)) process.kill();
    for (const server of servers.splice(0)) server.close().closeAllConnections();
    discard(home);
  });

  /** Scaffolds as a user does. Gives the exit code, and what was reported of each file. */
  async function scaffold(id: string, answers: object) {
    writeFileSync(join(home, 'answers.json'), JSON.stringify(answers));
    const { code, out, err } = await archnotes(home, ['pattern', 'new', id, '--answers', 'answers.json', '--into', 'shop', '--format', 'json']);
    assert.equal(err, '');
    return { code, ...z.parse(report, JSON.parse(out)) };
  }

  /** A process of the project, as soon as it says that it is listening. */
  async function start(script: string, env: Readonly<Record<string, string>>): Promise<void> {
    const child = spawn(process.execPath, [script], { cwd: project, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    processes.push(child);
    for await (const chunk of child.stdout) if (String(chunk).includes('listening')) return;
    throw new Error(`${script} ended before it was listening.`);
  }

  /** The legacy application: what callers have always asked, and rows for machines; 8 has a code that nobody knows. */
  async function startLegacy(seen: string[]): Promise<string> {
    const server = createServer(({ url = '' }, response) => {
      seen.push(url);
      const id = url.slice(url.lastIndexOf('/') + 1);
      const row = { ORD_NO: id, ORD_CUST_NO: 'C7  ', ORD_STS_CD: id === '8' ? '77' : '20', ORD_RCV_DTM: '20231010090807', ORD_AMT: '000000012000', ORD_URG_YN: 'N', ORD_RMK: null };
      response.end(JSON.stringify(url.startsWith('/if/') ? row : { from: 'legacy' }));
    });
    servers.push(server);
    return `http://127.0.0.1:${await listen(server)}`;
  }

  /** Both patterns as a user who adds the second to the first. Gives what was reported of each. */
  async function scaffoldBoth(order: Order, facade: object = {}) {
    const made = [];
    for (const id of order) made.push(await scaffold(id, { ...(id === 'strangler-facade' ? facade : {}), project: made.length === 0 ? 'new' : 'existing' }));
    return made;
  }

  for (const order of orders) {
    describe(`${order[0]} first`, () => {
      it('do not conflict, are strict TypeScript, and pass the tests of both', async () => {
        const made = await scaffoldBoth(order);
        assert.deepEqual(made.map(({ code }) => code), [0, 0]);
        assert.deepEqual(made.flatMap(({ files }) => files).filter(({ status }) => status !== 'create'), []);
        const status = await archnotes(home, ['pattern', 'status', 'shop']);
        assert.equal(status.code, 0, status.err);
        assert.deepEqual(status.out.trim().split('\n').map((line) => line.split(/ +/)[1]), ['anti-corruption-layer', 'strangler-facade']);

        linkDependencies(project);
        assert.deepEqual(compile(project), []);
        const { code, output } = runOwnTests(project);
        assert.equal(code, 0, output);
        for (const [file, name] of [['facade', 'the longest prefix wins'], ['layer', 'legacy types stay in the layer']]) assert.match(output, new RegExp(`^ *ok \\d+ - ${name}$`, 'm'), file);
      });

      it('answer as one: the layer where a row has a meaning, the legacy application where it has none', async () => {
        await scaffoldBoth(order, { shadowReads: false });
        linkDependencies(project);
        assert.deepEqual(compile(project), []);
        writeFileSync(join(project, 'service.mjs'), service);
        const seen: string[] = [];
        const [legacy, servicePort, facadePort, adminPort] = [await startLegacy(seen), await freePort(), await freePort(), await freePort()];
        await start('service.mjs', { PORT: servicePort, LEGACY_URL: legacy });
        const addresses = { LEGACY_URL: legacy, ORDER_STATUS_SUCCESSOR_URL: `http://127.0.0.1:${servicePort}` };
        await start('dist/src/main.js', { ...addresses, PORT: facadePort, ADMIN_PORT: adminPort, ORDER_STATUS_PERCENT: '100' });
        const ask = async (path: string) => {
          const response = await fetch(`http://127.0.0.1:${facadePort}${path}`);
          return [response.headers.get('x-facade-target'), z.parse(z.record(z.string(), z.unknown()), await response.json())] as const;
        };

        const [target, answer] = await ask('/orders/status/7');
        assert.deepEqual([target, answer['status'], answer['amount']], ['successor', 'confirmed', 12_000]);
        assert.deepEqual(await ask('/orders/status/8'), ['legacy', { from: 'legacy' }]);
        assert.deepEqual(await ask('/orders/7'), ['legacy', { from: 'legacy' }]);
        assert.deepEqual(seen, ['/if/orders/7', '/if/orders/8', '/orders/status/8', '/orders/7']);
      });
    });
  }

  it('as two projects differ in package.json and README.md only, and nothing is written', async () => {
    await scaffold('strangler-facade', {});
    const { code, files, problems } = await scaffold('anti-corruption-layer', { project: 'new' });
    assert.equal(code, 2);
    assert.deepEqual(problems.map(({ path }) => path).sort(), ['README.md', 'package.json']);
    const shared = files.filter(({ status }) => status === 'identical').map(({ path }) => path);
    assert.deepEqual(shared.sort(), ['.gitignore', 'tsconfig.json']);
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return String(address.port);
}

async function freePort(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
