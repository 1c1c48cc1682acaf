import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Place } from '../../../src/core/model/text.ts';
import { projectOf, type Texts } from '../../rules/fixtureProject.ts';
import { dialects } from './faultyShops.ts';

// The same fault planted in each dialect gives the same findings, and each witness points exactly at the text that says so.

const judging = new Set(['redis-eager-connect', 'connect-timeout-exceeds-function-timeout']);

/** The text that a place cuts out of a project. */
function cut(files: Texts, { path, range }: Place): string {
  return `${path}: ${(files[path] ?? '').slice(range.start, range.end)}`;
}

function shown(files: Texts, { ruleId, severity, messageId, at, related }: Finding): unknown {
  return { said: `${severity} ${ruleId} ${messageId}`, at: cut(files, at), witnesses: related.map((witness) => cut(files, witness.at)) };
}

describe('the same fault in each dialect', () => {
  for (const [name, { files, says }] of Object.entries(dialects)) {
    it(`is the same finding in ${name}`, () => {
      const findings = projectOf(files).findings().filter(({ ruleId }) => judging.has(ruleId) || ruleId.startsWith('internal/'));
      const client = 'src/redis.ts: new Redis(process.env.REDIS_URL!)';
      assert.deepEqual(
        findings.map((finding) => shown(files, finding)),
        [
          { said: 'warning connect-timeout-exceeds-function-timeout byDefault', at: client, witnesses: [says.timeout] },
          { said: 'error redis-eager-connect eagerProvisioned', at: client, witnesses: [says.provisioned, says.handler, "src/orders.ts: './redis'"] },
        ],
      );
    });

    it(`is the same function in ${name}`, () => {
      const entries = projectOf(files).entries();
      const evidence = entries[0]?.evidence;
      assert.equal(entries.length, 1);
      assert.ok(evidence?.kind === 'infrastructure');
      const { provisionedConcurrency, configuration } = evidence;
      assert.deepEqual([entries[0]?.module, entries[0]?.exportName, provisionedConcurrency?.environments, configuration.timeLimit.seconds], ['src/orders.ts', 'main', 5, 9]);
      assert.equal(configuration.timeLimit.written, true);
      assert.ok(configuration.vpc);
      assert.equal(cut(files, configuration.vpc), says.vpc);
    });
  }
});
