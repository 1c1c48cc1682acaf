import { defineRule, gravestFirst, handlerNames, optionEdit, witnesses, witnessMessages, type Connection, type GivenOption } from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'redis-lazyconnect-no-offline-queue',
    summary: {
      en: 'A lazy Redis client without offline queue that nobody connects: its first command is rejected.',
      ko: '오프라인 큐가 없고 아무도 연결하지 않는 지연 연결 Redis 클라이언트를 찾습니다. 첫 명령이 거부됩니다.',
    },
    theme: 'serverless-connections',
    families: ['redis'],
    severity: 'warning',
    messages: {
      rejected: {
        en: 'The first command of this client is rejected: `lazyConnect` leaves the connecting to the first command, and `enableOfflineQueue: false` refuses commands until there is a connection. Keep the offline queue, or `await redis.connect()` before the first command.',
        ko: '이 클라이언트의 첫 명령은 거부됩니다. `lazyConnect`를 지정하면 첫 명령에서 연결하지만, `enableOfflineQueue: false`를 지정하면 연결되기 전의 명령을 받지 않습니다. 오프라인 큐를 유지하거나, 첫 명령 전에 `await redis.connect()`를 호출하십시오.',
      },
      ...witnessMessages,
      keepQueue: { en: 'Keep the offline queue', ko: '오프라인 큐 유지' },
    },
    fixable: true,
    curedBy: 'cache-aside',
    source: 'https://github.com/redis/ioredis#offline-queue',
  },
  create({ report }) {
    return {
      connection(connection) {
        const option = refusedQueue(connection);
        const loads = gravestFirst([...connection.loads, ...connection.invocations]);
        const [first] = loads;
        if (option === undefined || first === undefined || !isNeverConnected(connection)) return;
        const edit = optionEdit(connection, { path: option.path, value: true });
        report({
          messageId: 'rejected',
          severity: first.entry.evidence.kind === 'shape' ? 'hint' : 'warning',
          at: option.at,
          data: { handler: handlerNames(loads) },
          related: witnesses(loads),
          fix: edit === undefined ? undefined : { messageId: 'keepQueue', edits: [edit] },
        });
      },
    };
  },
});

/** The `enableOfflineQueue: false` of a client that waits for its first command. */
function refusedQueue({ client, opens, options }: Connection): GivenOption | undefined {
  if (client.family !== 'redis' || client.lazy === undefined || opens !== 'on-first-use') return undefined;
  return options.given.find(({ path, value }) => path.join('.') === 'enableOfflineQueue' && value.kind === 'literal' && value.value === false);
}

function isNeverConnected({ uses, usesComplete }: Connection): boolean {
  return usesComplete && uses.some((use) => use.opens) && uses.every((use) => use.method !== 'connect');
}
