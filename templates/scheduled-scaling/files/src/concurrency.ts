/** What arrives at a function: requests per second, and how long each keeps an environment busy on average. */
export interface Load {
  readonly requestsPerSecond: number;
  readonly averageMs: number;
}

/** Requests per second that Lambda lets through for each environment, however short they are. */
const requestsPerEnvironment = 10;
/** On top of what is needed, in percent: an average hides the slow requests. */
const bufferPercent = 10;
/** What Lambda keeps of an account's concurrency for functions without any of their own. */
const keptUnreserved = 100;

/** Requests that are in work at the same time: their number per second × their average duration. */
export function concurrencyOf({ requestsPerSecond, averageMs }: Load): number {
  return Math.ceil((requestsPerSecond * averageMs) / 1000);
}

/**
 * Environments to provision for a load: its concurrency, or a tenth of its requests per second where that is more, and a
 * buffer. https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
export function environmentsFor(load: Load): number {
  const needed = Math.max(concurrencyOf(load), Math.ceil(load.requestsPerSecond / requestsPerEnvironment));
  return Math.ceil((needed * (100 + bufferPercent)) / 100);
}

/** By how much an account's concurrency must be raised before so many environments can be provisioned. */
export function missingQuota(environments: number, accountLimit: number): number {
  return Math.max(0, environments + keptUnreserved - accountLimit);
}
