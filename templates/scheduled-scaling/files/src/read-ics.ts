import ICAL from 'ical.js';
import { calendarZone, instantOf } from './event.js';
import type { CalendarEvent } from './event.js';
import type { Load } from './concurrency.js';

/** Repetitions are read this far ahead. */
const horizonMs = 60 * 86_400_000;

/**
 * Reads a calendar in iCalendar (RFC 5545), as Google Calendar and Outlook publish it. An event is scaled for where its
 * description has a line for its load, such as "load: 10000 rps, 150 ms"; others are none of ours.
 * @throws Error where the text is no calendar, or a time zone is not known
 */
export function readCalendar(text: string, now: number): readonly CalendarEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents('vevent').filter((entry) => !entry.hasProperty('recurrence-id'));
  return entries.flatMap((entry) => occurrencesOf(entry, now));
}

/** Another time for one repetition is an entry of its own, with the same id. */
function exceptionsOf(entry: ICAL.Component): readonly ICAL.Component[] {
  const uid = entry.getFirstPropertyValue('uid');
  const entries = entry.parent.getAllSubcomponents('vevent');
  return entries.filter((other) => other.hasProperty('recurrence-id') && other.getFirstPropertyValue('uid') === uid);
}

function occurrencesOf(entry: ICAL.Component, now: number): readonly CalendarEvent[] {
  const event = new ICAL.Event(entry, { strictExceptions: true, exceptions: [...exceptionsOf(entry)] });
  if (!event.isRecurring()) return readOccurrence(event, event.startDate, event.endDate, event.uid);
  const found: CalendarEvent[] = [];
  const times = event.iterator();
  for (let time = times.next(); time && timeOf(time, entry, event.uid) <= now + horizonMs; time = times.next()) {
    const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(time);
    found.push(...readOccurrence(item, startDate, endDate, `${event.uid}/${recurrenceId.toString()}`));
  }
  return found;
}

/** None where it is cancelled, or says nothing of its load. */
function readOccurrence({ component, summary, description }: ICAL.Event, start: ICAL.Time, end: ICAL.Time, id: string): readonly CalendarEvent[] {
  const load = loadIn(description ?? '');
  if (load === undefined || component.getFirstPropertyValue('status') === 'CANCELLED') return [];
  return [{ id, title: summary ?? id, start: timeOf(start, component, id), end: timeOf(end, component, id), ...load }];
}

function loadIn(description: string): Load | undefined {
  const [, requests = '', milliseconds = ''] = /\bload:\s*([\d,]*\d)\s*rps,\s*(\d+)\s*ms\b/i.exec(description) ?? [];
  const load = { requestsPerSecond: Number(requests.replaceAll(',', '')), averageMs: Number(milliseconds) };
  return load.requestsPerSecond > 0 && load.averageMs > 0 ? load : undefined;
}

/** By the zone's name where IANA knows it, else by the rules that the calendar itself brings for it. */
function timeOf(time: ICAL.Time, entry: ICAL.Component, id: string): number {
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000;
  const { year, month, day, hour, minute, second } = time;
  const local = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
  const zone = entry.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  if (!zone) return instantOf(local, calendarZone);
  try {
    return instantOf(local, zone);
  } catch (cause) {
    if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`${id}: the calendar does not say what ${zone} is.`, { cause });
    return time.toUnixTime() * 1000;
  }
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}
