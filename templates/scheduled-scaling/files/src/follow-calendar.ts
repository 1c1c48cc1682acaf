import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { planEnvironments } from './calendar.js';
import { fetchCalendar } from './fetch-calendar.js';
import { readCalendar } from './read-calendar.js';
import { provision } from './scaler.js';
import type { Scaled, ScalerClients } from './scaler.js';
import { applyChanges } from './scheduler.js';
import type { Applied, ScheduleSettings } from './scheduler.js';

export interface Clients extends ScalerClients {
  readonly scheduler: SchedulerClient;
}

export interface FollowSettings {
  readonly calendarUrl: string;
  readonly scaled: Scaled;
  readonly topicArn: string;
  readonly schedules: ScheduleSettings;
}

/** Environments that stay when nothing is on. With 0 the alias would lose its configuration, which deployments then miss. */
const baseline = <%= baseline %>;

/**
 * Brings schedules and environments to what the calendar says at this moment. The environments too: an event may be
 * entered after its lead has begun, be cancelled while it runs, or a schedule may have failed.
 */
export async function followCalendar(clients: Clients, { calendarUrl, scaled, topicArn, schedules }: FollowSettings, now: number): Promise<Applied> {
  const text = await fetchCalendar(calendarUrl);
<% if calendar == 'ics' %>
  const { environments, changes } = planEnvironments(readCalendar(text, now), now, baseline);
<% else %>
  const { environments, changes } = planEnvironments(readCalendar(text), now, baseline);
<% endif %>
  const applied = await applyChanges(clients.scheduler, changes, schedules, now);
  await provision(clients, scaled, environments, { topicArn, reason: 'What the calendar says now.' });
  return applied;
}
