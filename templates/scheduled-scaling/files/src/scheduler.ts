import { ConflictException, CreateScheduleCommand, DeleteScheduleCommand, paginateListSchedules, ResourceNotFoundException } from '@aws-sdk/client-scheduler';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Change } from './calendar.js';

/** Where schedules are kept, and what they start. */
export interface ScheduleSettings {
  /** A group that holds nothing else: what is in it and not planned is deleted. */
  readonly group: string;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly deadLetterArn: string;
}

/** Names of schedules. */
export interface Applied {
  readonly created: readonly string[];
  readonly deleted: readonly string[];
}

/** A schedule that is made for this moment or later would be past when it arrives. */
const soonestMs = 60_000;

/**
 * Makes EventBridge Scheduler hold exactly the changes of a plan, each once. What a schedule does stands in its name, so
 * that one that is there is right. New ones are made before old ones go: an event that is moved is never without.
 */
export async function applyChanges(client: SchedulerClient, changes: readonly Change[], settings: ScheduleSettings, now: number): Promise<Applied> {
  const there = await schedulesIn(client, settings.group);
  const wanted = new Set(changes.map(({ name }) => name));
  const missing = changes.filter(({ name }) => !there.has(name));
  const stale = [...there].filter((name) => !wanted.has(name));
  for (const change of missing) await create(client, change, settings, now);
  for (const name of stale) await remove(client, name, settings.group);
  return { created: missing.map(({ name }) => name), deleted: stale };
}

async function schedulesIn(client: SchedulerClient, group: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const { Schedules = [] } of paginateListSchedules({ client }, { GroupName: group })) for (const { Name } of Schedules) if (Name) names.add(Name);
  return names;
}

async function create(client: SchedulerClient, { name, at, environments, title }: Change, settings: ScheduleSettings, now: number): Promise<void> {
  const command = new CreateScheduleCommand({
    Name: name,
    GroupName: settings.group,
    ScheduleExpression: `at(${new Date(Math.max(at, now + soonestMs)).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: settings.functionArn,
      RoleArn: settings.roleArn,
      Input: JSON.stringify({ job: 'scale', environments, title }),
      // Later the next planning has done it, or the calendar says otherwise.
      RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 3 },
      DeadLetterConfig: { Arn: settings.deadLetterArn },
    },
  });
  try {
    await client.send(command);
  } catch (error) {
    // Two plannings at once: the other one made it.
    if (!(error instanceof ConflictException)) throw error;
  }
}

async function remove(client: SchedulerClient, name: string, group: string): Promise<void> {
  try {
    await client.send(new DeleteScheduleCommand({ Name: name, GroupName: group }));
  } catch (error) {
    // It has just run, and is gone by itself.
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
