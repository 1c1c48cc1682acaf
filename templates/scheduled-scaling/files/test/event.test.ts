import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarZone, instantOf } from '../src/event.js';

function utc(local: string, zone: string): string {
  return new Date(instantOf(local, zone)).toISOString();
}

test('Seoul has the same offset all year', () => {
  assert.equal(utc('2026-03-08T02:30:00', 'Asia/Seoul'), '2026-03-07T17:30:00.000Z');
  assert.equal(utc('2026-11-01T01:30:00', 'Asia/Seoul'), '2026-10-31T16:30:00.000Z');
});

test('the same hour in New York is another instant in winter and in summer', () => {
  assert.equal(utc('2026-03-07T20:00:00', 'America/New_York'), '2026-03-08T01:00:00.000Z');
  assert.equal(utc('2026-03-08T20:00:00', 'America/New_York'), '2026-03-09T00:00:00.000Z');
});

test('a time that spring skips is taken an hour later', () => {
  assert.equal(utc('2026-03-08T02:30:00', 'America/New_York'), '2026-03-08T07:30:00.000Z');
});

test('a time that autumn has twice is taken the first time', () => {
  assert.equal(utc('2026-11-01T01:30:00', 'America/New_York'), '2026-11-01T05:30:00.000Z');
});

test('the zone of the calendar is one', () => {
  assert.doesNotThrow(() => instantOf('2026-12-01T20:00:00', calendarZone));
  assert.throws(() => instantOf('2026-12-01T20:00:00', 'Asia/Seul'), RangeError);
});
