import { Temporal } from 'temporal-polyfill';
import type { Load } from './concurrency.js';

/** Something that many people come to at once. Times are milliseconds since 1970. */
export interface CalendarEvent extends Load {
  readonly id: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** The zone of times that name none. */
export const calendarZone = '<%= timeZone %>';

/**
 * The instant of a local time. One that a zone skips in spring is taken an hour later, one that it has twice in autumn
 * is taken the first time: a function is then provisioned too early rather than too late.
 * @throws RangeError where time or zone do not exist
 */
export function instantOf(localTime: string, zone: string): number {
  return Temporal.PlainDateTime.from(localTime).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}
