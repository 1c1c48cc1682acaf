/** Minutes until Lambda begins to allocate provisioned environments, at the worst. */
const allocationStartsAfter = 2;
/** Environments that it then allocates in a minute, for each function. None is usable before all of them are. */
const allocatedPerMinute = 6000;
/** Environments that a function without provisioned concurrency gets at once, and again every ten seconds. */
const onDemandStep = 1000;
/** Minutes to spare. */
<% if what == 'events' %>
const marginMinutes = <%= marginMinutes %>;
<% else %>
const marginMinutes = 5;
<% endif %>

/**
 * Minutes before the load at which environments must be asked for.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
export function leadMinutes(environments: number): number {
  return allocationStartsAfter + Math.ceil(environments / allocatedPerMinute) + marginMinutes;
}

/**
 * Seconds in which a function would reach so many environments without any provisioned: what the wait is measured
 * against. Lambda refills what it grants evenly. https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
 */
export function onDemandSeconds(environments: number): number {
  return (Math.max(0, environments - onDemandStep) * 10) / onDemandStep;
}
