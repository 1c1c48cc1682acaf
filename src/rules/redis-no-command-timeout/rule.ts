import {
  defineRule,
  gravestFirst,
  handlerName,
  handlerNames,
  optionEdit,
  optionGiven,
  touchesOf,
  witnesses,
  witnessMessages,
  type Connection,
  type FileEdit,
  type Load,
  type Place,
  type Severity,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'redis-no-command-timeout',
    summary: {
      en: 'A Redis client of a Lambda function that waits for a reply without limit.',
      ko: '응답을 기다리는 시간에 제한이 없는 Lambda 함수의 Redis 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
    families: ['redis'],
    severity: 'warning',
    messages: {
      endless: {
        en: 'No command of this {package} client (`{construct}`) has a time limit: where the connection is dead, {handler} waits for a reply until the function times out, is billed for it, and holds an environment that other events need. Set `{option}` below the timeout of the function.',
        ko: '이 {package} 클라이언트(`{construct}`)의 명령에는 시간 제한이 없습니다. 연결이 끊어진 상태라면 {handler} 함수가 제한 시간이 다할 때까지 응답을 기다리며, 그동안 비용이 청구되고 다른 이벤트에 필요한 실행 환경을 차지합니다. 함수의 제한 시간보다 짧은 `{option}` 옵션을 지정하십시오.',
      },
      ends: { en: '{handler} ends after {seconds} s.', ko: '{handler} 함수는 {seconds}초 후에 종료됩니다.' },
      inVpc: {
        en: '{handler} runs in a VPC, where packets to a node that is gone are dropped without an answer.',
        ko: '{handler} 함수는 VPC에서 실행되며, 사라진 노드로 보낸 패킷은 응답 없이 버려집니다.',
      },
      ...witnessMessages,
      limit: { en: 'End each command after {value} ms: set `{option}`', ko: '{value}밀리초 후에 명령을 끝내기: `{option}` 지정' },
    },
    fixable: true,
    options: {
      milliseconds: {
        default: 1_000,
        minimum: 10,
        maximum: 900_000,
        description: {
          en: 'The limit that is recommended, and written by the fix, in milliseconds. The default is far above what a command takes, and below every timeout of a function but the smallest.',
          ko: '권장하고 자동 수정이 적어 넣는 제한 시간(밀리초)입니다. 기본값은 명령에 걸리는 시간보다 훨씬 길고, 가장 짧은 경우를 제외한 모든 함수의 제한 시간보다 짧습니다.',
        },
      },
    },
    curedBy: 'cache-aside',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/BestPractices.Clients.Redis.ClientTimeout.html',
  },
  create({ report, options: { milliseconds } }) {
    return {
      connection(connection) {
        const option = missingLimit(connection);
        const loads = gravestFirst(touchesOf(connection));
        if (option === undefined || loads.length === 0 || mayBlock(connection)) return;
        const value = limitFor(loads, milliseconds);
        report({
          messageId: 'endless',
          severity: severityOf(loads),
          at: connection.at,
          data: { construct: connection.client.construct, package: connection.package, handler: handlerNames(loads), option: option.join('.'), value },
          related: [...loads.flatMap(settingsOf), ...witnesses(loads)],
          fix: fixOf(connection, option, value),
        });
      },
    };
  },
});

/** The option that would limit a command, where none is given: undefined where one is, where it may be, and where the library has none. */
function missingLimit(connection: Connection): readonly string[] | undefined {
  const { family, timeouts } = connection.client;
  // An option that closes an idle connection is no cure: between two events every connection is idle.
  const limits = (timeouts?.command ?? []).filter(({ closesIdle }) => closesIdle !== true);
  const isEndless = limits.every((limit) => limit.default === undefined && optionGiven(connection, limit.option).kind === 'absent');
  return family === 'redis' && isEndless ? limits[0]?.option : undefined;
}

/** Commands that wait for somebody else: a limit of a second would break them off. */
const blocking = new Set(['blmove', 'blmpop', 'blpop', 'brpop', 'brpoplpush', 'bzmpop', 'bzpopmax', 'bzpopmin', 'monitor', 'psubscribe', 'ssubscribe', 'subscribe', 'wait', 'xread', 'xreadgroup']);

/** Whether the client waits on purpose, by its commands or, as BullMQ demands it, by retrying for ever. */
function mayBlock({ uses, options }: Connection): boolean {
  const retriesForEver = options.given.some(({ path, value }) => path.at(-1) === 'maxRetriesPerRequest' && value.kind === 'literal' && value.value === null);
  return retriesForEver || uses.some(({ method }) => blocking.has(method.toLowerCase()));
}

function severityOf(loads: readonly Load[]): Severity {
  const evidences = loads.map(({ entry }) => entry.evidence);
  if (evidences.some((evidence) => evidence.kind === 'infrastructure' && evidence.configuration.vpc !== undefined)) return 'warning';
  return evidences.every(({ kind }) => kind === 'shape') ? 'hint' : 'info';
}

interface Setting {
  readonly messageId: 'ends' | 'inVpc';
  readonly at: Place;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What infrastructure says of a function that matters here. */
function settingsOf(load: Load): readonly Setting[] {
  const { evidence } = load.entry;
  if (evidence.kind === 'shape') return [];
  const { timeout, vpc } = evidence.configuration;
  const handler = handlerName(load);
  return [
    ...(timeout?.value === undefined ? [] : [{ messageId: 'ends' as const, at: timeout.at, data: { handler, seconds: timeout.value } }]),
    ...(vpc === undefined ? [] : [{ messageId: 'inVpc' as const, at: vpc, data: { handler } }]),
  ];
}

/** Below the timeout of each of the functions, as far as they are known. */
function limitFor(loads: readonly Load[], wanted: number): number {
  const shortest = Math.min(...loads.map(timeoutOf));
  return shortest <= wanted ? Math.floor(shortest / 2) : wanted;
}

/** When a function ends, in milliseconds. */
function timeoutOf({ entry: { evidence } }: Load): number {
  const seconds = evidence.kind === 'shape' ? undefined : evidence.configuration.timeout?.value;
  return seconds === undefined ? Infinity : seconds * 1_000;
}

/** Only where every command of the client is known: one that goes elsewhere may have to wait. */
function fixOf(connection: Connection, path: readonly string[], value: number): { readonly messageId: 'limit'; readonly edits: readonly FileEdit[] } | undefined {
  const edit = connection.usesComplete ? optionEdit(connection, { path, value }) : undefined;
  return edit === undefined ? undefined : { messageId: 'limit', edits: [edit] };
}
