import { Temporal } from 'temporal-polyfill';
import { calendarZone, instantOf } from './event.js';
import type { CalendarEvent } from './event.js';

/**
 * Reads a calendar in JSON: a list of { id, title, start, end, requestsPerSecond, averageMs, timeZone?, status? }, times
 * in ISO 8601. One event that cannot be read refuses the whole calendar: half a calendar would cancel the other half.
 * @throws Error that names the event and what is wrong with it
 */
export function readCalendar(text: string): readonly CalendarEvent[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error('The calendar is no list of events.');
  return list.map(readEvent).filter((event) => event !== undefined);
}

/** Undefined where the event is cancelled. */
function readEvent(value: unknown, index: number): CalendarEvent | undefined {
  if (typeof value !== 'object' || value === null) throw new Error(`Event ${index} is no object.`);
  const fields: Readonly<Record<string, unknown>> = { ...value };
  if (fields['status'] === 'cancelled') return undefined;
  const id = textIn(fields, 'id', `event ${index}`);
  const zone = fields['timeZone'] === undefined ? calendarZone : textIn(fields, 'timeZone', id);
  const [start, end] = [timeIn(fields, 'start', id, zone), timeIn(fields, 'end', id, zone)];
  if (end <= start) throw new Error(`${id}: end is not after start.`);
  return { id, title: textIn(fields, 'title', id), start, end, requestsPerSecond: figureIn(fields, 'requestsPerSecond', id), averageMs: figureIn(fields, 'averageMs', id) };
}

function textIn(fields: Readonly<Record<string, unknown>>, name: string, id: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${id}: ${name} is no text.`);
  return value;
}

function figureIn(fields: Readonly<Record<string, unknown>>, name: string, id: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !(value > 0)) throw new Error(`${id}: ${name} is no number above 0.`);
  return value;
}

/** With an offset (2026-12-01T20:00:00+09:00, …Z) a time says itself when it is; without one it is local to the zone. */
function timeIn(fields: Readonly<Record<string, unknown>>, name: string, id: string, zone: string): number {
  const text = textIn(fields, name, id);
  try {
    return /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Temporal.Instant.from(text).epochMilliseconds : instantOf(text, zone);
  } catch (cause) {
    throw new Error(`${id}: ${name} is no time: ${text} (${zone})`, { cause });
  }
}
