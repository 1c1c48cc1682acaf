import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planEnvironments } from '../src/calendar.js';
import type { Plan } from '../src/calendar.js';
import type { CalendarEvent } from '../src/event.js';
import { leadMinutes } from '../src/lead.js';
import { eventFrom, smaller } from './support/events.js';

const now = Date.parse('2026-12-01T00:00:00Z');
const lead = leadMinutes(1650) * 60_000;

function plan(events: readonly CalendarEvent[], at = now): Plan {
  return planEnvironments(events, at, 1);
}

/** Changes as time and number. */
function steps({ changes }: Plan): readonly (readonly [string, number])[] {
  return changes.map(({ at, environments }) => [new Date(at).toISOString(), environments]);
}

function before(time: string): string {
  return new Date(Date.parse(time) - lead).toISOString();
}

test('an event is scaled out for its lead before it starts, and in when it ends', () => {
  const planned = plan([eventFrom('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z')]);
  assert.equal(planned.environments, 1);
  assert.deepEqual(steps(planned), [[before('2026-12-01T11:00:00Z'), 1650], ['2026-12-01T12:00:00.000Z', 1]]);
});

test('where events overlap the greatest need holds, not the sum', () => {
  const planned = plan([eventFrom('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z'), eventFrom('2026-12-01T11:30:00Z', '2026-12-01T13:00:00Z', smaller)]);
  assert.deepEqual(steps(planned), [[before('2026-12-01T11:00:00Z'), 1650], ['2026-12-01T12:00:00.000Z', 550], ['2026-12-01T13:00:00.000Z', 1]]);
});

test('an event inside a greater one changes nothing', () => {
  const outer = eventFrom('2026-12-01T11:00:00Z', '2026-12-01T14:00:00Z');
  assert.deepEqual(plan([outer, eventFrom('2026-12-01T12:00:00Z', '2026-12-01T13:00:00Z', smaller)]), plan([outer]));
});

test('between events that follow closely nothing is scaled in', () => {
  const planned = plan([eventFrom('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z'), eventFrom('2026-12-01T12:01:00Z', '2026-12-01T13:00:00Z', { id: 'second' })]);
  assert.deepEqual(steps(planned), [[before('2026-12-01T11:00:00Z'), 1650], ['2026-12-01T13:00:00.000Z', 1]]);
});

test('an event that is over plans nothing', () => {
  assert.deepEqual(plan([eventFrom('2026-11-30T11:00:00Z', '2026-12-01T00:00:00Z')]), { environments: 1, changes: [] });
});

test('an event that has begun is provisioned now, and only its end is still to come', () => {
  const planned = plan([eventFrom('2026-11-30T23:00:00Z', '2026-12-01T01:00:00Z')]);
  assert.equal(planned.environments, 1650);
  assert.deepEqual(steps(planned), [['2026-12-01T01:00:00.000Z', 1]]);
});

test('an event whose lead has begun when it is entered is provisioned now', () => {
  assert.equal(plan([eventFrom('2026-12-01T00:01:00Z', '2026-12-01T01:00:00Z')]).environments, 1650);
});

test('names are the same in each planning and in whatever order events come', () => {
  const events = [eventFrom('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z'), eventFrom('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z', { id: 'twin' })];
  assert.deepEqual(plan(events).changes, plan(events.toReversed(), now + 60_000).changes);
  assert.equal(plan(events).changes.length, 2);
});

test('names are what EventBridge Scheduler takes, whatever the id', () => {
  const [change] = plan([eventFrom('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z', { id: `${'주문 '.repeat(40)}@calendar.example.com/20261201` })]).changes;
  assert.match(change?.name ?? '', /^[0-9a-zA-Z_.-]{1,64}$/);
});

test('an event that is moved or grows gets other names', () => {
  const start = '2026-12-01T11:00:00Z';
  const variants = [eventFrom(start, '2026-12-01T12:00:00Z'), eventFrom(start, '2026-12-01T12:30:00Z'), eventFrom(start, '2026-12-01T13:00:00Z', { averageMs: 200 })];
  const names = variants.flatMap((event) => plan([event]).changes.map(({ name }) => name));
  assert.equal(new Set(names).size, 5);
});
