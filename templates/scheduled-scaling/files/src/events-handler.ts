import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import { followCalendar } from './follow-calendar.js';
import type { Applied } from './scheduler.js';
import { provision } from './scaler.js';
import type { Scaled } from './scaler.js';
import { setting } from './settings.js';

/** What the function is started for: every ten minutes to plan, and by each schedule that it made to scale. */
export type Job = { readonly job: 'plan' } | { readonly job: 'scale'; readonly environments: number; readonly title: string };

const clients = { lambda: new LambdaClient(), scheduler: new SchedulerClient(), sns: new SNSClient() };

/** Follows the calendar, or does what a schedule says. Gives what changed of the schedules, or whether it scaled. */
export async function handler(job: Job, { invokedFunctionArn }: { readonly invokedFunctionArn: string }): Promise<Applied | boolean> {
  const read = (name: string): string => setting(process.env, name);
  const scaled: Scaled = { functionName: read('SCALED_FUNCTION'), alias: read('SCALED_ALIAS') };
  const topicArn = read('TOPIC_ARN');
  if (job.job === 'scale') return provision(clients, scaled, job.environments, { topicArn, reason: job.title });
  const schedules = { group: read('SCHEDULE_GROUP'), functionArn: invokedFunctionArn, roleArn: read('SCHEDULE_ROLE_ARN'), deadLetterArn: read('DEAD_LETTER_ARN') };
  return followCalendar(clients, { calendarUrl: read('CALENDAR_URL'), scaled, topicArn, schedules }, Date.now());
}
