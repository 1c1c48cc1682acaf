import { defineRule, gravestFirst, handlerNames, severityOfLoad, witnesses, witnessMessages, type Connection, type FileEdit, type Load, type Severity } from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'redis-missing-error-listener',
    summary: {
      en: 'A Redis or PostgreSQL client at module scope whose `error` event nobody listens to.',
      ko: '`error` 이벤트 리스너가 없는 모듈 최상위의 Redis 또는 PostgreSQL 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'warning',
    messages: {
      crashes: {
        en: 'Nobody listens to `error` of this {package} client (`{construct}`), which {handler} keeps between events. When the server closes its connection the event is thrown, and the process ends with it. Attach a listener.',
        ko: '{handler} 함수가 이벤트 사이에 유지하는 이 {package} 클라이언트(`{construct}`)의 `error` 이벤트를 듣는 리스너가 없습니다. 서버가 연결을 끊으면 이 이벤트가 예외로 발생하여 프로세스가 종료됩니다. 리스너를 추가하십시오.',
      },
      rejects: {
        en: 'Nobody listens to `error` of this {package} client (`{construct}`), which {handler} keeps between events. Without a listener it does not reconnect: a connection that fails once is lost, and its promise is rejected. Attach a listener.',
        ko: '{handler} 함수가 이벤트 사이에 유지하는 이 {package} 클라이언트(`{construct}`)의 `error` 이벤트를 듣는 리스너가 없습니다. 리스너가 없으면 다시 연결하지 않으므로, 한 번 실패한 연결은 복구되지 않고 프로미스가 거부됩니다. 리스너를 추가하십시오.',
      },
      logs: {
        en: 'Nobody listens to `error` of this {package} client (`{construct}`), which {handler} keeps between events: what goes wrong with its connection is only printed, as “Unhandled error event”, and no alarm or metric hears of it. Attach a listener.',
        ko: '{handler} 함수가 이벤트 사이에 유지하는 이 {package} 클라이언트(`{construct}`)의 `error` 이벤트를 듣는 리스너가 없습니다. 연결 오류가 “Unhandled error event”로 출력될 뿐, 경보나 지표에는 남지 않습니다. 리스너를 추가하십시오.',
      },
      ...witnessMessages,
      listen: { en: 'Attach a listener that logs the error', ko: '오류를 기록하는 리스너 추가' },
    },
    fixable: true,
    curedBy: 'cache-aside',
    source: 'https://nodejs.org/api/events.html#error-events',
  },
  create({ report }) {
    return {
      connection(connection) {
        const loads = gravestFirst(connection.loads);
        const [first] = loads;
        const effect = connection.client.unheardError;
        if (first === undefined || effect === undefined || mayBeHeard(connection)) return;
        report({
          messageId: effect,
          severity: severityOf(first, effect),
          at: connection.at,
          data: { construct: connection.client.construct, package: connection.package, handler: handlerNames(loads) },
          related: witnesses(loads),
          fix: fixOf(connection),
        });
      },
    };
  },
});

const listening = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);

/** Whether somebody listens, may listen where nobody looked, or may listen to an event whose name is not known. */
function mayBeHeard({ uses, usesComplete }: Connection): boolean {
  return !usesComplete || uses.some(({ method, firstText }) => listening.has(method) && (firstText === undefined || firstText === 'error'));
}

function severityOf({ entry, chain }: Load, effect: NonNullable<Connection['client']['unheardError']>): Severity {
  if (severityOfLoad({ entry, chain }) === 'hint') return 'hint';
  return effect === 'logs' ? 'info' : 'warning';
}

function fixOf({ declaration }: Connection): { readonly messageId: 'listen'; readonly edits: readonly FileEdit[] } | undefined {
  if (declaration === undefined) return undefined;
  const { name, path, hash, end, lead } = declaration;
  const newText = `${lead}${name}.on('error', (error) => console.error('${name}', error));`;
  return { messageId: 'listen', edits: [{ path, hash, edits: [{ range: { start: end, end }, newText }] }] };
}
