import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '../src/event.js';
import { readCalendar } from '../src/read-calendar.js';

const now = Date.parse('2026-03-01T00:00:00Z');
const load = 'DESCRIPTION:First come\\, first served.\\nload: 10\\,000 rps\\, 150 ms';

/** A calendar of events, each by its lines but for id and title. */
function read(...events: readonly (readonly string[])[]) {
  const entries = events.map((lines, index) => ['BEGIN:VEVENT', ...(lines.some((line) => line.startsWith('UID')) ? [] : [`UID:${index}@example.com`]), 'SUMMARY:Fan meeting', ...lines, 'END:VEVENT'].join('\r\n'));
  return readCalendar(['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR', ''].join('\r\n'), now);
}

function starts(events: readonly { readonly start: number }[]): readonly string[] {
  return events.map(({ start }) => new Date(start).toISOString());
}

test('an event is read with the load in its description', () => {
  const [event] = read(['DTSTART;TZID=Asia/Seoul:20261201T200000', 'DTEND;TZID=Asia/Seoul:20261201T213000', load]);
  assert.deepEqual(event, { id: '0@example.com', title: 'Fan meeting', start: Date.parse('2026-12-01T11:00:00Z'), end: Date.parse('2026-12-01T12:30:00Z'), requestsPerSecond: 10_000, averageMs: 150 });
});

test('an event without a load is none of ours, and a cancelled one is none', () => {
  const times = ['DTSTART:20261201T110000Z', 'DTEND:20261201T120000Z'];
  assert.deepEqual(read(times, [...times, load, 'STATUS:CANCELLED']), []);
  assert.equal(read([...times, load]).length, 1);
});

test('times without a zone are in the zone of the calendar', () => {
  assert.equal(read(['DTSTART:20261201T200000', 'DURATION:PT1H', load])[0]?.start, instantOf('2026-12-01T20:00:00', '<%= timeZone %>'));
});

test('an event of every evening keeps its local hour when the clocks change', () => {
  const events = read(['DTSTART;TZID=America/New_York:20260306T200000', 'DTEND;TZID=America/New_York:20260306T210000', 'RRULE:FREQ=DAILY;COUNT=4', load]);
  assert.deepEqual(starts(events), ['2026-03-07T01:00:00.000Z', '2026-03-08T01:00:00.000Z', '2026-03-09T00:00:00.000Z', '2026-03-10T00:00:00.000Z']);
  assert.equal(new Set(events.map(({ id }) => id)).size, 4);
});

test('one evening of many can be left out, moved or cancelled; other events move nothing', () => {
  const daily = ['UID:daily@example.com', 'DTSTART:20260306T200000Z', 'DTEND:20260306T210000Z', 'RRULE:FREQ=DAILY;COUNT=4', 'EXDATE:20260307T200000Z', load];
  const moved = ['UID:daily@example.com', 'RECURRENCE-ID:20260308T200000Z', 'DTSTART:20260308T220000Z', 'DTEND:20260308T230000Z', load];
  const cancelled = ['UID:daily@example.com', 'RECURRENCE-ID:20260309T200000Z', 'DTSTART:20260309T200000Z', 'DTEND:20260309T210000Z', 'STATUS:CANCELLED', load];
  const foreign = ['UID:other@example.com', 'RECURRENCE-ID:20260306T200000Z', 'DTSTART:20260306T230000Z', 'DTEND:20260306T233000Z', load];
  assert.deepEqual(starts(read(daily, moved, cancelled, foreign)), ['2026-03-06T20:00:00.000Z', '2026-03-08T22:00:00.000Z']);
});

test('an event without end is read as far ahead as is planned', () => {
  assert.equal(read(['DTSTART:20260301T100000Z', 'DTEND:20260301T110000Z', 'RRULE:FREQ=DAILY', load]).length, 60);
});

test('a zone that only the calendar knows is read by its rules, and one that nobody knows is refused', () => {
  const times = (zone: string) => [`DTSTART;TZID=${zone}:20261201T200000`, `DTEND;TZID=${zone}:20261201T213000`, load];
  const zone = ['BEGIN:VTIMEZONE', 'TZID:Korea Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T000000', 'TZOFFSETFROM:+0900', 'TZOFFSETTO:+0900', 'END:STANDARD', 'END:VTIMEZONE'];
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...zone, 'BEGIN:VEVENT', 'UID:1', ...times('Korea Standard Time'), 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  assert.deepEqual(starts(readCalendar(text, now)), ['2026-12-01T11:00:00.000Z']);
  assert.throws(() => read(times('Nowhere/Nothing')), /does not say what Nowhere\/Nothing is/);
});

test('what is no calendar is refused', () => {
  assert.throws(() => readCalendar('<html></html>', now));
});
