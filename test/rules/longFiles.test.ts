import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { projectOf } from './fixtureProject.ts';

// A file of many lines is judged as a short one is: nothing takes all of its lines as arguments of one call.

const schedule = `  Report:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: cron(0 9 * * ? *)
      FlexibleTimeWindow: { Mode: "OFF" }
      Target: { Arn: a, RoleArn: b }
`;

describe('a template of 300,000 lines', () => {
  it('has its fixes at their places', () => {
    const project = projectOf({ 'archnotes.json': '{ "timeZone": "Asia/Seoul" }', 'template.yaml': `Resources:\n  Orders: { Type: AWS::SQS::Queue }\n${'#\n'.repeat(300_000)}${schedule}` });
    const fixes = project.findings().map(({ ruleId, fix }) => [ruleId, fix?.edits.flatMap(({ edits }) => edits.map(({ newText }) => newText))]);
    assert.deepEqual(fixes, [['schedule-missing-timezone', ['ScheduleExpressionTimezone: Asia/Seoul\n      ']]]);
  });
});
