import type { CalendarEvent } from '../../src/event.js';

/** An event of 10,000 requests per second at 150 ms, which needs 1,650 environments, changed as told. */
export function eventFrom(start: string, end: string, changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return { id: 'fan-meeting', title: 'Fan meeting', start: Date.parse(start), end: Date.parse(end), requestsPerSecond: 10_000, averageMs: 150, ...changes };
}

/** Needs 550 environments. */
export const smaller: Partial<CalendarEvent> = { id: 'notice', title: 'Notice', requestsPerSecond: 5000, averageMs: 100 };
