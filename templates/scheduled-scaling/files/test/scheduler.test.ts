import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planEnvironments } from '../src/calendar.js';
import type { Change } from '../src/calendar.js';
import type { CalendarEvent } from '../src/event.js';
import { applyChanges } from '../src/scheduler.js';
import { eventFrom } from './support/events.js';
import { FakeAws } from './support/fake-aws.js';

const now = Date.parse('2026-12-01T00:00:00Z');
const settings = { group: 'events', functionArn: 'arn:aws:lambda:ap-northeast-2:123456789012:function:scaler', roleArn: 'arn:aws:iam::123456789012:role/scheduler', deadLetterArn: 'arn:aws:sqs:ap-northeast-2:123456789012:dead' };
const meeting = eventFrom('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z');
const concert = eventFrom('2026-12-05T11:00:00Z', '2026-12-05T12:00:00Z', { id: 'concert', title: 'Concert' });

function changesOf(...events: readonly CalendarEvent[]): readonly Change[] {
  return planEnvironments(events, now, 1).changes;
}

test('each change becomes a schedule that runs once and is then gone', async (context) => {
  const aws = new FakeAws();
  const { scheduler } = await aws.clients(context);
  const [, end] = changesOf(meeting);
  await applyChanges(scheduler, changesOf(meeting), settings, now);
  assert.equal(aws.schedules.size, 2);
  const { ClientToken, ...schedule } = aws.schedules.get(end?.name ?? '') ?? {};
  assert.equal(typeof ClientToken, 'string');
  assert.deepEqual(schedule, {
    GroupName: 'events',
    ScheduleExpression: 'at(2026-12-01T12:00:00)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: settings.functionArn,
      RoleArn: settings.roleArn,
      Input: '{"job":"scale","environments":1,"title":"Fan meeting"}',
      RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 3 },
      DeadLetterConfig: { Arn: settings.deadLetterArn },
    },
  });
});

test('the same plan again makes and deletes nothing, over all pages', async (context) => {
  const aws = new FakeAws();
  const { scheduler } = await aws.clients(context);
  const changes = changesOf(meeting, concert);
  assert.equal((await applyChanges(scheduler, changes, settings, now)).created.length, 4);
  aws.asked.length = 0;
  assert.deepEqual(await applyChanges(scheduler, changes, settings, now), { created: [], deleted: [] });
  assert.deepEqual(aws.asked, ['GET /schedules', 'GET /schedules']);
});

test('a cancelled event takes its schedules with it, and only its own', async (context) => {
  const aws = new FakeAws();
  const { scheduler } = await aws.clients(context);
  await applyChanges(scheduler, changesOf(meeting, concert), settings, now);
  const { created, deleted } = await applyChanges(scheduler, changesOf(concert), settings, now);
  assert.deepEqual([created, [...deleted].sort()], [[], changesOf(meeting).map(({ name }) => name).sort()]);
  assert.deepEqual([...aws.schedules.keys()].sort(), changesOf(concert).map(({ name }) => name).sort());
});

test('an event that is moved has its new schedules before it loses the old ones', async (context) => {
  const aws = new FakeAws();
  const { scheduler } = await aws.clients(context);
  await applyChanges(scheduler, changesOf(meeting), settings, now);
  aws.asked.length = 0;
  await applyChanges(scheduler, changesOf({ ...meeting, start: meeting.start + 3_600_000, end: meeting.end + 3_600_000 }), settings, now);
  assert.deepEqual(aws.asked.map((request) => request.split(' ')[0]), ['GET', 'POST', 'POST', 'DELETE', 'DELETE']);
});

test('what another planning has made, or has just run, is well', async (context) => {
  const aws = new FakeAws();
  const { scheduler } = await aws.clients(context);
  await applyChanges(scheduler, changesOf(concert), settings, now);
  for (const { name } of changesOf(meeting)) aws.contested.add(name);
  for (const { name } of changesOf(concert)) aws.running.add(name);
  await assert.doesNotReject(applyChanges(scheduler, changesOf(meeting), settings, now));
});

test('a change that is due at once is scheduled for the next minute', async (context) => {
  const aws = new FakeAws();
  const { scheduler } = await aws.clients(context);
  const changes = changesOf(meeting);
  await applyChanges(scheduler, changes, settings, (changes[0]?.at ?? 0) - 5000);
  const expected = new Date((changes[0]?.at ?? 0) + 55_000).toISOString().slice(0, 19);
  assert.equal(aws.schedules.get(changes[0]?.name ?? '')?.['ScheduleExpression'], `at(${expected})`);
});
