import { defineRule, entryOf, isUtc, valueAt, type FileEdit, type MapProperty, type PropertyValue, type TemplateFacts } from '../../core/rule/index.ts';

/** Where a resource says when, and in which time zone. */
interface Clock {
  readonly map: MapProperty;
  readonly schedule: string;
  readonly zone: string;
}

export default defineRule({
  meta: {
    id: 'schedule-missing-timezone',
    summary: {
      en: 'A schedule without a time zone, which AWS takes for UTC, where the team works in another.',
      ko: '시간대가 없어 AWS가 UTC로 해석하는 일정을 찾습니다. 팀의 시간대가 UTC가 아닐 때 보고합니다.',
    },
    theme: 'schedules',
    severity: 'warning',
    messages: {
      utc: {
        en: '`{schedule}` has no `{zone}`, so that AWS takes it for UTC: in {team} it is another hour, and near midnight another day. Name the time zone.',
        ko: '`{schedule}`에 `{zone}`이(가) 없어 AWS가 UTC로 해석합니다. {team} 기준으로는 시각이 다르고 자정 무렵에는 요일도 달라집니다. 시간대를 지정하십시오.',
      },
      name: { en: 'Name the time zone: {team}', ko: '시간대 지정: {team}' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html',
  },
  create({ report, timeZone }) {
    if (timeZone === undefined || isUtc(timeZone)) return {};
    return {
      resource({ resource: { type, properties }, template }) {
        for (const clock of clocksOf(type, properties)) {
          const entry = entryOf(clock.map, clock.schedule);
          if (entry?.value.kind !== 'string' || !dependsOnZone(entry.value.value) || mayHaveZone(clock)) continue;
          report({
            messageId: 'utc',
            severity: 'warning',
            at: { path: template.path, range: entry.value.range },
            data: { schedule: entry.value.value, zone: template.dialect === 'terraform' ? terraformNames[clock.zone] ?? clock.zone : clock.zone, team: timeZone },
            fix: { messageId: 'name', edits: [naming(template, clock, timeZone)] },
          });
        }
      },
    };
  },
});

/** The schedules that a resource declares. */
function clocksOf(type: string, properties: MapProperty): readonly Clock[] {
  switch (type) {
    case 'AWS::Scheduler::Schedule':
      return [{ map: properties, schedule: 'ScheduleExpression', zone: 'ScheduleExpressionTimezone' }];
    case 'AWS::AutoScaling::ScheduledAction':
      return [{ map: properties, schedule: 'Recurrence', zone: 'TimeZone' }];
    case 'AWS::ApplicationAutoScaling::ScalableTarget':
      return itemsOf(valueAt(properties, 'ScheduledActions')).map((map) => ({ map, schedule: 'Schedule', zone: 'Timezone' }));
    case 'AWS::Serverless::Function':
    case 'AWS::Serverless::StateMachine':
      return eventsOf(valueAt(properties, 'Events')).map((map) => ({ map, schedule: 'ScheduleExpression', zone: 'ScheduleExpressionTimezone' }));
    default:
      return [];
  }
}

/** SAM's `Schedule` becomes a rule of EventBridge, which knows no time zone; `ScheduleV2` one of its scheduler. */
function eventsOf(events: PropertyValue | undefined): readonly MapProperty[] {
  const entries = events?.kind === 'map' ? events.entries : [];
  return entries.flatMap(({ value }) => {
    const [type, properties] = [valueAt(value, 'Type'), valueAt(value, 'Properties')];
    return type?.kind === 'string' && type.value === 'ScheduleV2' && properties?.kind === 'map' ? [properties] : [];
  });
}

function itemsOf(list: PropertyValue | undefined): readonly MapProperty[] {
  return list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : [];
}

function mayHaveZone({ map, zone }: Clock): boolean {
  return map.open === true || entryOf(map, zone) !== undefined;
}

/** A cron expression that fires in certain hours or on certain days; every hour of every day is the same everywhere. */
function dependsOnZone(expression: string): boolean {
  const fields = (/^cron\((.*)\)$/.exec(expression.trim())?.[1] ?? expression).trim().split(/\s+/);
  const isCron = expression.trim().startsWith('cron(') ? fields.length === 6 : fields.length === 5 && !/[()]/.test(expression);
  return isCron && fields.slice(1, 5).some((field) => field !== '*' && field !== '?');
}

const terraformNames: Readonly<Record<string, string>> = { ScheduleExpressionTimezone: 'schedule_expression_timezone', TimeZone: 'time_zone', Timezone: 'timezone' };

/** In front of the schedule, so that nothing that follows it on its line is torn off. */
function naming({ path, hash, dialect, lineStarts }: TemplateFacts, { map, schedule, zone }: Clock, timeZone: string): FileEdit {
  const at = entryOf(map, schedule)?.keyRange.start ?? map.range.start;
  const indent = ' '.repeat(at - lineStarts.reduce((line, start) => (start <= at ? start : line), 0));
  const isBlock = map.range.start === map.entries[0]?.keyRange.start;
  const yaml = isBlock ? `${zone}: ${timeZone}\n${indent}` : `${zone}: ${timeZone}, `;
  const newText = dialect === 'terraform' ? `${terraformNames[zone] ?? zone} = "${timeZone}"\n${indent}` : path.endsWith('.json') ? `"${zone}": "${timeZone}", ` : yaml;
  return { path, hash, edits: [{ range: { start: at, end: at }, newText }] };
}
