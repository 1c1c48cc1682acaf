import assert from 'node:assert/strict';
<% if infrastructure != 'cdk' %>
import { readFileSync } from 'node:fs';
<% endif %>
import { test } from 'node:test';
import { hours, isOn, nextSwitches, savedPart } from '../src/hours.js';
import type { Hours } from '../src/hours.js';
<% if what == 'lambda-calendar' %>
import { leadMinutes } from '../src/lead.js';
<% endif %>

const seoul: Hours = { zone: 'Asia/Seoul', on: '08:45', off: '19:00' };
const newYork: Hours = { ...seoul, zone: 'America/New_York' };

/** The next switches as UTC and on or off. */
function switches(own: Hours, after: string, count: number): readonly (readonly [string, string])[] {
  return nextSwitches(own, Date.parse(after), count).map(({ at, isOn: on }) => [new Date(at).toISOString().slice(0, 16), on ? 'on' : 'off']);
}

function runs(own: Hours, at: string): boolean {
  return isOn(own, Date.parse(at));
}

test('a workday is switched on in the morning and off in the evening', () => {
  assert.deepEqual(switches(seoul, '2026-12-01T15:00:00Z', 2), [['2026-12-01T23:45', 'on'], ['2026-12-02T10:00', 'off']]);
});

test('from Friday evening to Monday morning nothing is switched', () => {
  assert.deepEqual(switches(seoul, '2026-12-04T10:00:00Z', 1), [['2026-12-06T23:45', 'on']]);
});

test('in the middle of a day its evening comes next', () => {
  assert.deepEqual(switches(seoul, '2026-12-02T03:00:00Z', 1), [['2026-12-02T10:00', 'off']]);
});

test('the moment of a switch is over', () => {
  assert.deepEqual(switches(seoul, '2026-12-02T10:00:00Z', 1), [['2026-12-02T23:45', 'on']]);
});

test('where the clocks go forward, the local hour stays and the instant moves', () => {
  assert.deepEqual(switches(newYork, '2026-03-06T05:00:00Z', 1), [['2026-03-06T13:45', 'on']]);
  assert.deepEqual(switches(newYork, '2026-03-09T04:00:00Z', 1), [['2026-03-09T12:45', 'on']]);
});

test('where the clocks go back, the local hour stays and the instant moves', () => {
  assert.deepEqual(switches(newYork, '2026-10-30T12:45:00Z', 1), [['2026-10-30T23:00', 'off']]);
  assert.deepEqual(switches(newYork, '2026-11-02T13:45:00Z', 1), [['2026-11-03T00:00', 'off']]);
});

test('in Seoul the instant is the same all year', () => {
  assert.deepEqual(['2026-03-09', '2026-11-02'].flatMap((day) => switches(seoul, `${day}T00:00:00Z`, 1)), [['2026-03-09T10:00', 'off'], ['2026-11-02T10:00', 'off']]);
});

test('it runs from the first minute to the last', () => {
  assert.deepEqual(['2026-12-01T23:44:59Z', '2026-12-01T23:45:00Z', '2026-12-02T09:59:59Z', '2026-12-02T10:00:00Z'].map((at) => runs(seoul, at)), [false, true, true, false]);
});

test('it does not run at the weekend, which begins by the local clock', () => {
  assert.equal(runs(seoul, '2026-12-05T01:00:00Z'), false);
  assert.equal(runs(newYork, '2026-12-04T23:30:00Z'), true);
  assert.equal(runs(newYork, '2026-12-05T15:00:00Z'), false);
});

test('ten hours on five days save 70 % of the week', () => {
  assert.equal(Math.round(savedPart({ ...seoul, on: '09:00' }) * 100), 70);
});

test('an hour more a day saves 3 % less', () => {
  assert.equal(Math.round((savedPart(seoul) - savedPart({ ...seoul, off: '20:00' })) * 100), 3);
});

test('a zone that does not exist is refused', () => {
  assert.throws(() => nextSwitches({ ...seoul, zone: 'Asia/Seul' }, 0, 1), RangeError);
});

test('the hours of this project are ones: on and off by turns, five times a week', () => {
  const week = nextSwitches(hours, Date.parse('2026-06-01T00:00:00Z'), 10);
  assert.deepEqual(week.map(({ isOn: on }) => on), week.map((_each, index) => (index % 2 === 0) === week[0]?.isOn));
  assert.ok((week.at(-1)?.at ?? 0) - (week[0]?.at ?? 0) < 7 * 86_400_000);
});
<% if what == 'lambda-calendar' %>

test('a quarter of an hour is enough to allocate what is provisioned by day', () => {
  assert.match(hours.on, /:45$/);
  assert.ok(leadMinutes(<%= dayEnvironments %>) <= 15);
});
<% endif %>
<% if infrastructure != 'cdk' %>

test('the infrastructure switches at the same hours', () => {
<% if infrastructure == 'sam' %>
  const text = readFileSync('template.yaml', 'utf8');
<% elsif what == 'asg-calendar' %>
  const text = readFileSync('infrastructure/main.tf', 'utf8');
<% else %>
  const text = readFileSync('infrastructure/schedule.tf', 'utf8');
<% endif %>
  const written = [hours.on, hours.off].map((time) => {
    const [hour, minute] = time.split(':').map(Number);
<% if what == 'asg-calendar' %>
    return `${minute} ${hour} * * 1-5`;
<% else %>
    return `cron(${minute} ${hour} ? * MON-FRI *)`;
<% endif %>
  });
  for (const expression of written) assert.ok(text.includes(expression), expression);
  assert.equal(text.split(hours.zone).length, 3);
});
<% endif %>
