import {
  defineRule,
  gravestFirst,
  handlerNames,
  severityOfLoad,
  witnesses,
  witnessMessages,
  type ClientUse,
  type Connection,
  type Severity,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'redis-connect-call-at-module-scope',
    summary: {
      en: 'A Redis client that is told to connect, or sent a command, while a Lambda function initialises.',
      ko: 'Lambda 함수가 초기화되는 동안 Redis 클라이언트의 연결이나 명령을 호출하는 코드를 찾습니다.',
    },
    theme: 'serverless-connections',
    families: ['redis'],
    severity: 'error',
    messages: {
      awaited: {
        en: '`{method}()` connects while Lambda initialises {handler}. The environment may be frozen before its first event, and the connection may be dead when that comes. Connect on first use instead: remember the promise of `{method}()` in a function that the handler awaits.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 `{method}()` 호출이 연결을 엽니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. 처음 사용할 때 연결하십시오. 핸들러에서 기다리는 함수가 `{method}()`의 프로미스를 기억하게 하면 됩니다.',
      },
      dropped: {
        en: 'Nobody handles the promise of `{method}()`, which connects while Lambda initialises {handler}. When the environment thaws after its connect timer has run out, the rejection is unhandled and ends the process. Connect on first use instead: remember the promise in a function that the handler awaits.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 연결을 여는 `{method}()`의 프로미스를 아무도 처리하지 않습니다. 연결 타이머가 만료된 뒤 실행 환경이 깨어나면 처리되지 않은 거부로 프로세스가 종료됩니다. 처음 사용할 때 연결하십시오. 핸들러에서 기다리는 함수가 프로미스를 기억하게 하면 됩니다.',
      },
      ...witnessMessages,
    },
    fixable: false,
    curedBy: 'cache-aside',
    source: 'https://github.com/redis/ioredis/issues/1183',
  },
  create({ report }) {
    return {
      connection(connection) {
        if (connection.client.family !== 'redis' || isReportedItself(connection)) return;
        for (const use of connection.uses) {
          const loads = gravestFirst(use.loads);
          const [first] = loads;
          if (!use.opens || first === undefined) continue;
          report({
            messageId: isDropped(use) ? 'dropped' : 'awaited',
            severity: severityOf(use, severityOfLoad(first)),
            at: use.at,
            data: { method: use.method, handler: handlerNames(loads) },
            related: witnesses(loads),
          });
        }
      },
    };
  },
});

/** A client that connects by being constructed has a finding of its own; what it is sent then adds nothing. */
function isReportedItself({ opens, loads }: Connection): boolean {
  return opens === 'at-once' && loads.length > 0;
}

function isDropped(use: ClientUse): boolean {
  return !use.awaited && use.outcome === 'dropped';
}

/** A rejection that nobody handles ends the process: an error wherever infrastructure names the handler. */
function severityOf(use: ClientUse, severity: Severity): Severity {
  return isDropped(use) && severity === 'warning' ? 'error' : severity;
}
