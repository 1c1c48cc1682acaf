import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '../src/event.js';
import { readCalendar } from '../src/read-calendar.js';

const meeting = { id: 'fan-meeting', title: 'Fan meeting', start: '2026-12-01T20:00:00', end: '2026-12-01T21:30:00', timeZone: 'Asia/Seoul', requestsPerSecond: 10_000, averageMs: 150 };

function read(...events: readonly object[]) {
  return readCalendar(JSON.stringify(events));
}

test('an event is read with its times in its zone', () => {
  const [event] = read(meeting);
  assert.deepEqual(event, { id: 'fan-meeting', title: 'Fan meeting', start: Date.parse('2026-12-01T11:00:00Z'), end: Date.parse('2026-12-01T12:30:00Z'), requestsPerSecond: 10_000, averageMs: 150 });
});

test('times without a zone are in the zone of the calendar, times with an offset say it themselves', () => {
  const { timeZone, ...local } = meeting;
  assert.equal(timeZone, 'Asia/Seoul');
  assert.equal(read(local)[0]?.start, instantOf('2026-12-01T20:00:00', '<%= timeZone %>'));
  assert.equal(read({ ...meeting, start: '2026-12-01T20:00:00+01:00', end: '2026-12-01T20:00:00Z' })[0]?.start, Date.parse('2026-12-01T19:00:00Z'));
});

test('a cancelled event is none', () => {
  assert.deepEqual(read({ ...meeting, status: 'cancelled' }), []);
});

test('an event that cannot be read refuses the calendar, and says which and why', () => {
  assert.throws(() => read(meeting, { ...meeting, id: 'concert', start: 'tomorrow' }), /concert: start is no time: tomorrow/);
  assert.throws(() => read({ ...meeting, timeZone: 'Asia/Seul' }), /fan-meeting: start is no time/);
  assert.throws(() => read({ ...meeting, end: meeting.start }), /end is not after start/);
  assert.throws(() => read({ ...meeting, requestsPerSecond: '10000' }), /requestsPerSecond is no number above 0/);
  assert.throws(() => read({ ...meeting, id: undefined }), /event 0: id is no text/);
  assert.throws(() => readCalendar('{}'), /no list/);
});
