import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AutoScalingGroup, Schedule, ScheduledAction } from 'aws-cdk-lib/aws-autoscaling';
import type { Construct } from 'constructs';
import { hours } from '../src/hours.js';

/** Stops an Auto Scaling group at night and over the weekend. */
export class ScalingStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const { valueAsString: name } = new CfnParameter(this, 'GroupName', { description: 'The Auto Scaling group.' });
    const autoScalingGroup = AutoScalingGroup.fromAutoScalingGroupName(this, 'Group', name);
    const timeZone = hours.zone;
    new ScheduledAction(this, 'Morning', { autoScalingGroup, schedule: onWorkdays(hours.on), timeZone, minCapacity: <%= dayMin %>, maxCapacity: <%= dayMax %>, desiredCapacity: <%= dayMin %> });
    // All three are 0: with a greater minimum the group would start its instances again at once.
    new ScheduledAction(this, 'Evening', { autoScalingGroup, schedule: onWorkdays(hours.off), timeZone, minCapacity: 0, maxCapacity: 0, desiredCapacity: 0 });
  }
}

/** Five fields, in which 1 is Monday. */
function onWorkdays(time: string): Schedule {
  const [hour, minute] = time.split(':').map(Number);
  return Schedule.cron({ minute: String(minute), hour: String(hour), weekDay: '1-5' });
}
