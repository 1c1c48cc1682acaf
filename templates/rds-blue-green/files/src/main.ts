import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { RDSClient } from '@aws-sdk/client-rds';
import { cleanUp } from './cleanup.js';
import { sqlClient } from './database.js';
import { createDeployment } from './deployment.js';
import { judge, limits } from './plan.js';
import { observe, switchOver } from './switchover.js';
import type { Surroundings } from './switchover.js';

const { positionals: [command], values } = parseArgs({
  allowPositionals: true,
  options: {
    deployment: { type: 'string' },
    source: { type: 'string' },
    version: { type: 'string' },
    'parameter-group': { type: 'string' },
    confirm: { type: 'string' },
  },
});

const log: Surroundings['log'] = (event, reasons) => console.log(JSON.stringify({ at: new Date().toISOString(), event, reasons }));
const surroundings: Surroundings = { rds: new RDSClient({}), sql: sqlClient, clock: { now: Date.now, sleep: (ms) => sleep(ms) }, limits, log };

/** @throws Error where an option is missing */
function option(name: keyof typeof values): string {
  const value = values[name];
  if (!value) throw new Error(`--${name} is missing.`);
  return value;
}

/** Runs a command. Returns what happened in one word, and whether that is what was asked for. */
async function run(): Promise<{ readonly event: string; readonly isDone: boolean; readonly reasons: readonly string[] }> {
  switch (command) {
    case 'create': {
      const wish = { name: '<%= projectName %>', sourceArn: option('source'), targetEngineVersion: option('version'), parameterGroup: option('parameter-group') };
      return { event: 'creating', isDone: true, reasons: [await createDeployment(surroundings.rds, wish)] };
    }
    case 'check': {
      const verdict = judge(await observe(surroundings, option('deployment')), limits);
      return { event: verdict.kind, isDone: verdict.kind === 'go', reasons: verdict.kind === 'go' ? [] : verdict.reasons };
    }
    case 'switchover': {
      const { kind, serving, reasons } = await switchOver(surroundings, option('deployment'));
      return { event: kind, isDone: kind === 'switched', reasons: [`${serving} serves`, ...reasons] };
    }
    case 'cleanup': {
      const { kind, deleted, reasons } = await cleanUp(surroundings.rds, option('deployment'), Date.now(), values.confirm);
      return { event: kind, isDone: kind === 'deleted', reasons: [...deleted, ...reasons] };
    }
    default:
      throw new Error('Say one of create, check, switchover, cleanup.');
  }
}

const { event, isDone, reasons } = await run();
log(event, reasons);
process.exitCode = isDone ? 0 : 1;
