// npm run size -- REQUESTS_PER_SECOND AVERAGE_MS [ACCOUNT_CONCURRENCY]
import { concurrencyOf, environmentsFor, missingQuota } from './concurrency.js';
import { leadMinutes, onDemandSeconds } from './lead.js';

const [requestsPerSecond = Number.NaN, averageMs = Number.NaN, accountConcurrency = 1000] = process.argv.slice(2).map(Number);
if (!(requestsPerSecond > 0 && averageMs > 0 && accountConcurrency > 0)) throw new Error('npm run size -- REQUESTS_PER_SECOND AVERAGE_MS [ACCOUNT_CONCURRENCY]');

const environments = environmentsFor({ requestsPerSecond, averageMs });
console.table({
  'requests in work at once': concurrencyOf({ requestsPerSecond, averageMs }),
  'environments to provision': environments,
  'minutes before': leadMinutes(environments),
  'seconds to get there on demand': onDemandSeconds(environments),
  'to be added to the quota': missingQuota(environments, accountConcurrency),
});
