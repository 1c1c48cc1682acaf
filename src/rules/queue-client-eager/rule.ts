import {
  defineRule,
  gravestFirst,
  handlerNames,
  isConsumer,
  lazyEdit,
  misplacedOption,
  severityOfLoad,
  witnesses,
  witnessMessages,
  type Connection,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'queue-client-eager',
    summary: {
      en: 'A job queue on Redis that connects while a Lambda function initialises.',
      ko: 'Lambda 함수가 초기화되는 동안 연결을 여는 Redis 기반 작업 큐를 찾습니다.',
    },
    theme: 'serverless-connections',
    families: ['queue'],
    severity: 'error',
    messages: {
      connects: {
        en: '`{construct}` of {package} connects to Redis while Lambda initialises {handler}; `lazyConnect` does not keep it from that, nor does a client that is handed over lazy. The environment may be frozen before its first event, and the connection may be dead when that comes. Make it once, in a function that the handler calls.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 {package}의 `{construct}` 인스턴스가 Redis에 연결합니다. `lazyConnect`를 지정하거나 지연 연결 클라이언트를 넘겨도 마찬가지입니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. 핸들러가 호출하는 함수 안에서 한 번만 만들어 재사용하십시오.',
      },
      unlessTold: {
        en: '`{construct}` of {package} connects to Redis while Lambda initialises {handler}. The environment may be frozen before its first event, and the connection may be dead when that comes. Make it once, in a function that the handler calls; or set `autoConnect: false`, and call `connect()` there.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 {package}의 `{construct}` 인스턴스가 Redis에 연결합니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. 핸들러가 호출하는 함수 안에서 한 번만 만들어 재사용하거나, `autoConnect: false` 옵션을 지정하고 그 함수에서 `connect()`를 호출하십시오.',
      },
      ...witnessMessages,
      leaveToConnect: { en: 'Leave the connecting to `connect()`: set `autoConnect: false`', ko: '`connect()`에서만 연결하기: `autoConnect: false` 지정' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://github.com/taskforcesh/bullmq/blob/master/src/classes/redis-connection.ts',
  },
  create({ report }) {
    return {
      connection(connection) {
        if (!isQueueThatConnects(connection) || misplacedOption(connection) !== undefined) return;
        const loads = gravestFirst(connection.loads);
        const [first] = loads;
        if (first === undefined) return;
        const edit = lazyEdit(connection);
        report({
          messageId: connection.client.lazy === undefined ? 'connects' : 'unlessTold',
          severity: severityOfLoad(first),
          at: connection.at,
          data: { construct: connection.client.construct, package: connection.package, handler: handlerNames(loads) },
          related: witnesses(loads),
          fix: edit === undefined ? undefined : { messageId: 'leaveToConnect', edits: [edit] },
        });
      },
    };
  },
});

function isQueueThatConnects(connection: Connection): boolean {
  return connection.client.family === 'queue' && connection.opens === 'at-once' && !isConsumer(connection);
}
