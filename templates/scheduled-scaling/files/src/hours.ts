import { Temporal } from 'temporal-polyfill';

/** When something runs: from Monday to Friday between two local times of the same day. */
export interface Hours {
  readonly zone: string;
  readonly on: string;
  readonly off: string;
}

/** Something that is switched; `at` in milliseconds since 1970. */
export interface Switch {
  readonly at: number;
  readonly isOn: boolean;
}

/** A quarter of an hour before the first people come: it must be there when they are. */
export const hours: Hours = { zone: '<%= timeZone %>', on: '<% if startHour < 11 %>0<% endif %><%= startHour | minus: 1 %>:45', off: '<%= endHour %>:00' };

const workdays = 5;
const hoursOfWeek = 168;

/** The next times at which something is switched, in order, after the one given. @throws RangeError where the zone does not exist */
export function nextSwitches(own: Hours, after: number, count: number): readonly Switch[] {
  const found: Switch[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(own.zone).toPlainDate();
  for (; found.length < count; day = day.add({ days: 1 })) found.push(...switchesOn(own, day).filter(({ at }) => at > after));
  return found.slice(0, count);
}

function switchesOn(own: Hours, day: Temporal.PlainDate): readonly Switch[] {
  if (day.dayOfWeek > workdays) return [];
  const instant = (time: string): number => day.toZonedDateTime({ timeZone: own.zone, plainTime: time }).epochMilliseconds;
  return [{ at: instant(own.on), isOn: true }, { at: instant(own.off), isOn: false }];
}

/** Whether it runs at a time. */
export function isOn(own: Hours, at: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(own.zone);
  const { compare } = Temporal.PlainTime;
  const time = local.toPlainTime();
  return local.dayOfWeek <= workdays && compare(own.on, time) <= 0 && compare(time, own.off) < 0;
}

/** The part of a week in which it does not run, between 0 and 1: what is not paid for. */
export function savedPart({ on, off }: Hours): number {
  return 1 - (workdays * Temporal.PlainTime.from(on).until(off).total('hours')) / hoursOfWeek;
}
