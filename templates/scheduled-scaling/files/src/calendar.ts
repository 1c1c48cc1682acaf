import { createHash } from 'node:crypto';
import { environmentsFor } from './concurrency.js';
import type { CalendarEvent } from './event.js';
import { leadMinutes } from './lead.js';

/** From when on another number of environments is provisioned. */
export interface Change {
  /** The same for the same event, time and number, however often it is planned. */
  readonly name: string;
  readonly at: number;
  readonly environments: number;
  /** Of the event that it is for. */
  readonly title: string;
}

/** What a calendar comes to. */
export interface Plan {
  /** Environments that should be provisioned now. */
  readonly environments: number;
  /** What is still to come, in order. */
  readonly changes: readonly Change[];
}

/** When an event needs its environments: from its lead before it until it ends. */
interface Window {
  readonly event: CalendarEvent;
  readonly from: number;
  readonly until: number;
  readonly environments: number;
}

/**
 * Plans out and in for the events of a calendar. Where events overlap, the greatest need holds, not the sum: the figures
 * of an event are what the function gets while it lasts. What is past plans nothing.
 */
export function planEnvironments(events: readonly CalendarEvent[], now: number, baseline: number): Plan {
  const windows = events.map(windowOf);
  const needAt = (time: number): number => Math.max(baseline, ...windows.filter(({ from, until }) => from <= time && time < until).map(({ environments }) => environments));
  const edges = [...new Set(windows.flatMap(({ from, until }) => [from, until]))].filter((time) => time > now).sort((one, other) => one - other);
  const changes = edges.flatMap((at, index): readonly Change[] => {
    const environments = needAt(at);
    return environments === needAt(edges[index - 1] ?? now) ? [] : [changeAt(at, environments, windows)];
  });
  return { environments: needAt(now), changes };
}

function windowOf(event: CalendarEvent): Window {
  const environments = environmentsFor(event);
  return { event, from: event.start - leadMinutes(environments) * 60_000, until: event.end, environments };
}

/** A change is told by the event that brings it: the greatest of those that begin then, else of those that end. */
function changeAt(at: number, environments: number, windows: readonly Window[]): Change {
  const beginning = windows.filter(({ from }) => from === at);
  const concerned = beginning.length > 0 ? beginning : windows.filter(({ until }) => until === at);
  const [first] = [...concerned].sort((one, other) => other.environments - one.environments || (one.event.id < other.event.id ? -1 : 1));
  if (first === undefined) throw new Error(`Nothing begins or ends at ${new Date(at).toISOString()}.`);
  const { id, title } = first.event;
  return { name: `${digest(id)}-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}-${environments}`, at, environments, title };
}

/** Ids of calendars are longer than the names of schedules may be, and have characters that those may not have. */
function digest(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16);
}
