import {
  defineRule,
  gravestFirst,
  handlerNames,
  misplacedOption,
  optionEdit,
  severityOfLoad,
  witnesses,
  witnessMessages,
  type Connection,
  type FileEdit,
  type Severity,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'redis-eager-connect',
    summary: {
      en: 'A Redis client that connects while a Lambda function initialises.',
      ko: 'Lambda 함수가 초기화되는 동안 연결을 여는 Redis 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
    families: ['redis'],
    severity: 'error',
    messages: {
      eager: {
        en: 'This {package} client (`{construct}`) connects while Lambda initialises {handler}. The environment may be frozen between initialisation and its first event; on thaw the connect timer fires and the first command meets ETIMEDOUT. Keep the client here and set `lazyConnect: true`: it then connects with its first command.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 이 {package} 클라이언트(`{construct}`)가 연결을 엽니다. 실행 환경은 초기화 후 첫 이벤트가 올 때까지 정지될 수 있으며, 다시 깨어나면 연결 타이머가 만료되어 첫 명령이 ETIMEDOUT으로 실패합니다. 클라이언트는 그대로 두고 `lazyConnect: true`를 지정하십시오. 그러면 첫 명령에서 연결합니다.',
      },
      eagerProvisioned: {
        en: 'This {package} client (`{construct}`) connects while Lambda initialises {handler}, and provisioned concurrency does that long before the first event. On thaw the connect timer fires and the first command meets ETIMEDOUT. Keep the client here and set `lazyConnect: true`: it then connects with its first command.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 이 {package} 클라이언트(`{construct}`)가 연결을 엽니다. 이 함수는 프로비저닝된 동시성 때문에 첫 이벤트보다 훨씬 먼저 초기화됩니다. 다시 깨어나면 연결 타이머가 만료되어 첫 명령이 ETIMEDOUT으로 실패합니다. 클라이언트는 그대로 두고 `lazyConnect: true`를 지정하십시오. 그러면 첫 명령에서 연결합니다.',
      },
      noOption: {
        en: 'This {package} client (`{construct}`) connects while Lambda initialises {handler}, and this version has no option against it. The environment may be frozen until its first event; a connection that the server drops meanwhile is dead on thaw. Upgrade to version 4 or later, where only `connect()` opens a socket, or make the client once, in a function that the handler calls.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 이 {package} 클라이언트(`{construct}`)가 연결을 열며, 이 버전에는 연결을 미루는 옵션이 없습니다. 실행 환경은 첫 이벤트가 올 때까지 정지될 수 있고, 그동안 서버가 끊은 연결은 다시 깨어났을 때 쓸 수 없습니다. `connect()`를 호출할 때만 소켓을 여는 버전 4 이상으로 올리거나, 핸들러가 호출하는 함수 안에서 클라이언트를 한 번만 만들어 재사용하십시오.',
      },
      withoutOption: {
        en: 'This {package} client (`{construct}`) connects while Lambda initialises {handler}, and there is no option against it. The environment may be frozen until its first event; a connection that the server drops meanwhile is dead on thaw, and a server that does not answer makes the initialisation fail. Make the client once, in a function that the handler calls.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 이 {package} 클라이언트(`{construct}`)가 연결을 열며, 연결을 미루는 옵션은 없습니다. 실행 환경은 첫 이벤트가 올 때까지 정지될 수 있고, 그동안 서버가 끊은 연결은 다시 깨어났을 때 쓸 수 없습니다. 서버가 응답하지 않으면 초기화 자체가 실패합니다. 핸들러가 호출하는 함수 안에서 클라이언트를 한 번만 만들어 재사용하십시오.',
      },
      becauseOfOption: {
        en: '`{option}` makes this {package} client (`{construct}`) connect while Lambda initialises {handler}. The environment may be frozen until its first event; a connection that the server drops meanwhile is dead on thaw. Leave the option out: the client then connects with its first command.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 이 {package} 클라이언트(`{construct}`)가 `{option}` 옵션 때문에 연결을 엽니다. 실행 환경은 첫 이벤트가 올 때까지 정지될 수 있고, 그동안 서버가 끊은 연결은 다시 깨어났을 때 쓸 수 없습니다. 이 옵션을 빼면 클라이언트가 첫 명령에서 연결합니다.',
      },
      ...witnessMessages,
      makeLazy: { en: 'Connect with the first command: set `lazyConnect: true`', ko: '첫 명령에서 연결하기: `lazyConnect: true` 지정' },
    },
    fixable: true,
    curedBy: 'cache-aside',
    source: 'https://github.com/redis/ioredis/issues/1183',
  },
  create({ report }) {
    return {
      connection(connection) {
        if (connection.opens !== 'at-once' || connection.client.family !== 'redis') return;
        if (misplacedOption(connection) !== undefined) return;
        const loads = gravestFirst(connection.loads);
        const [first] = loads;
        if (first === undefined) return;
        const severity = severityOfLoad(first);
        report({
          messageId: messageOf(connection, severity),
          severity,
          at: connection.at,
          data: { construct: connection.client.construct, package: connection.package, handler: handlerNames(loads), option: connection.client.eager?.path.join('.') ?? '' },
          related: witnesses(loads),
          fix: fixOf(connection),
        });
      },
    };
  },
});

function messageOf({ client }: Connection, severity: Severity): 'eager' | 'eagerProvisioned' | 'noOption' | 'withoutOption' | 'becauseOfOption' {
  if (client.opens === 'on-first-use') return 'becauseOfOption';
  // Where only some majors connect, the others are the cure.
  if (client.lazy === undefined) return client.majors === undefined ? 'withoutOption' : 'noOption';
  return severity === 'error' ? 'eagerProvisioned' : 'eager';
}

function fixOf(connection: Connection): { readonly messageId: 'makeLazy'; readonly edits: readonly FileEdit[] } | undefined {
  const edit = connection.client.lazy === undefined ? undefined : optionEdit(connection, connection.client.lazy);
  return edit === undefined ? undefined : { messageId: 'makeLazy', edits: [edit] };
}
