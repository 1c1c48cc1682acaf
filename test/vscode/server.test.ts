import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import * as vscode from 'vscode';
import { serverFlags } from '../../src/vscode/server/serverFlags.ts';
import { findingsIn, untilClean, untilOneFinding } from './findings.ts';
import { eagerStock, makeShop } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('the language server', () => {
  let shop: ShopProject;
  before(async () => {
    shop = await makeShop(eagerStock);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
  });
  after(() => shop.remove());

  it('comes back with the same findings after Restart Server', async () => {
    const { message } = await untilOneFinding(shop.stock);
    const before = serverProcess();
    await vscode.commands.executeCommand('archnotes.restartServer');
    await untilOneFinding(shop.stock);
    assert.notEqual(serverProcess(), before);
    assert.equal(findingsIn(shop.stock)[0]?.message, message);
  });

  it('leaves the thread that judges a core of its own', async () => {
    await untilOneFinding(shop.stock);
    for (const flag of serverFlags(availableParallelism())) assert.ok(runningServer().command.includes(flag), runningServer().command);
  });

  it('is started again when it dies', async () => {
    await untilOneFinding(shop.stock);
    const before = serverProcess();
    process.kill(before, 'SIGKILL');
    await untilClean(shop.stock);
    await untilOneFinding(shop.stock);
    assert.notEqual(serverProcess(), before);
  });

  it('is left alone after its fifth death in a row, until it is restarted by hand', async function () {
    // Four restarts, each after twice the time of the one before.
    this.timeout(90_000);
    await vscode.commands.executeCommand('archnotes.restartServer');
    for (let death = 1; death <= 4; death += 1) {
      await untilOneFinding(shop.stock);
      process.kill(serverProcess(), 'SIGKILL');
      await untilClean(shop.stock);
    }
    await untilOneFinding(shop.stock);
    process.kill(serverProcess(), 'SIGKILL');
    await untilClean(shop.stock);
    // A server that is about to come back would be waited for.
    await vscode.commands.executeCommand('archnotes.lintWorkspace');
    assert.deepEqual(findingsIn(shop.stock), []);
    await vscode.commands.executeCommand('archnotes.restartServer');
    await untilOneFinding(shop.stock);
  });
});

function serverProcess(): number {
  return runningServer().pid;
}

/** Our server among the children of the extension host. */
function runningServer(): { readonly pid: number; readonly command: string } {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const ours = list.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    const isServer = Number(parent) === process.pid && /dist[\\/]server\.js/.test(command);
    return isServer ? [{ pid: Number(pid), command }] : [];
  });
  const [server] = ours;
  assert.ok(server !== undefined && ours.length === 1, `one server runs, not ${ours.length}`);
  return server;
}
