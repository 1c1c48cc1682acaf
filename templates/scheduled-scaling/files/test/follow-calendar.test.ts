import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { followCalendar } from '../src/follow-calendar.js';
import { FakeAws, serve } from './support/fake-aws.js';

const now = Date.parse('2026-12-01T00:00:00Z');
const minute = 60_000;
const baseline = <%= baseline %>;

/** A calendar with one event of 1,650 environments, or none, that can be changed while it is followed. */
async function follow(context: TestContext) {
  const aws = new FakeAws();
  const calendar = { status: 200, text: calendarOf() };
  const calendarUrl = await serve(context, (_request, response) => response.writeHead(calendar.status).end(calendar.text));
  const clients = await aws.clients(context);
  const schedules = { group: 'events', functionArn: 'arn:function', roleArn: 'arn:role', deadLetterArn: 'arn:queue' };
  const settings = { calendarUrl, scaled: { functionName: 'orders', alias: 'live' }, topicArn: 'arn:topic', schedules };
  return { aws, calendar, at: (time: number) => followCalendar(clients, settings, time) };
}

<% if calendar == 'ics' %>
function calendarOf(...events: readonly (readonly [start: string, end: string])[]): string {
  const entries = events.flatMap(([start, end], index) => ['BEGIN:VEVENT', `UID:${index}`, `DTSTART:${compact(start)}`, `DTEND:${compact(end)}`, 'DESCRIPTION:load: 10000 rps\\, 150 ms', 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR'].join('\r\n');
}

function compact(time: string): string {
  return time.replace(/[-:]/g, '');
}
<% else %>
function calendarOf(...events: readonly (readonly [start: string, end: string])[]): string {
  return JSON.stringify(events.map(([start, end], index) => ({ id: `event-${index}`, title: 'Fan meeting', start, end, requestsPerSecond: 10_000, averageMs: 150 })));
}
<% endif %>

test('an event to come is scheduled, and meanwhile the baseline is provisioned', async (context) => {
  const { aws, calendar, at } = await follow(context);
  calendar.text = calendarOf(['2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z']);
  assert.equal((await at(now)).created.length, 2);
  assert.equal(aws.provisioned, baseline);
  assert.deepEqual(await at(now + 10 * minute), { created: [], deleted: [] });
});

test('an event that is entered too late for its lead is provisioned at once', async (context) => {
  const { aws, calendar, at } = await follow(context);
  calendar.text = calendarOf(['2026-12-01T00:02:00Z', '2026-12-01T01:00:00Z']);
  await at(now);
  assert.equal(aws.provisioned, 1650);
  assert.equal(aws.schedules.size, 1);
});

test('an event that is cancelled while it runs is scaled in, and its end is not waited for', async (context) => {
  const { aws, calendar, at } = await follow(context);
  calendar.text = calendarOf(['2026-12-01T00:00:00Z', '2026-12-01T09:00:00Z']);
  await at(now);
  calendar.text = calendarOf();
  await at(now + 10 * minute);
  assert.equal(aws.provisioned, baseline);
  assert.equal(aws.schedules.size, 0);
});

test('a calendar that does not answer, or not with a calendar, cancels nothing', async (context) => {
  const { aws, calendar, at } = await follow(context);
  calendar.text = calendarOf(['2026-12-01T00:00:00Z', '2026-12-01T09:00:00Z']);
  await at(now);
  for (const broken of [{ status: 503, text: calendarOf() }, { status: 200, text: '<html>Sign in</html>' }]) {
    Object.assign(calendar, broken);
    await assert.rejects(at(now + 10 * minute));
    assert.deepEqual([aws.provisioned, aws.schedules.size], [1650, 1]);
  }
});
