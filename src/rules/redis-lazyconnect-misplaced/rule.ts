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
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'redis-lazyconnect-misplaced',
    summary: {
      en: 'A `lazyConnect` that the library does not read, so that the client connects while a Lambda function initialises.',
      ko: '라이브러리가 읽지 않는 위치에 `lazyConnect`를 지정하여 Lambda 함수가 초기화되는 동안 연결이 열리는 경우를 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'error',
    messages: {
      misplaced: {
        en: '`{option}` has no effect: {package} does not read it here, and `{construct}` connects while Lambda initialises {handler}. Set `lazyConnect: true` at the top level of the client’s own options.',
        ko: '이 위치의 `{option}` 옵션은 효과가 없습니다. {package}에서 읽지 않으므로, Lambda가 {handler} 함수를 초기화하는 동안 `{construct}`에서 연결을 엽니다. 클라이언트 옵션의 최상위에 `lazyConnect: true`를 지정하십시오.',
      },
      noSuchOption: {
        en: '`{option}` has no effect: {package} connects all the same, while Lambda initialises {handler}. No option makes `{construct}` wait: construct it on first use, in a function that remembers it.',
        ko: '`{option}` 옵션은 효과가 없습니다. Lambda가 {handler} 함수를 초기화하는 동안 {package}에서 그대로 연결을 엽니다. `{construct}`의 연결을 미루는 옵션은 없으므로, 결과를 기억하는 함수 안에서 처음 사용할 때 생성하십시오.',
      },
      ...witnessMessages,
      move: { en: 'Set `lazyConnect: true` where the library reads it', ko: '라이브러리가 읽는 위치에 `lazyConnect: true` 지정' },
    },
    fixable: true,
    curedBy: 'cache-aside',
    source: 'https://github.com/redis/ioredis/blob/main/lib/cluster/ClusterOptions.ts',
  },
  create({ report }) {
    return {
      connection(connection) {
        const option = misplacedOption(connection);
        const loads = gravestFirst(connection.loads);
        const [first] = loads;
        if (option === undefined || first === undefined) return;
        const edit = editOf(connection);
        const { construct } = connection.client;
        report({
          messageId: connection.client.lazy === undefined ? 'noSuchOption' : 'misplaced',
          severity: severityOfLoad(first),
          at: option.at,
          data: { option: option.path.join('.'), construct, package: connection.package, handler: handlerNames(loads) },
          related: witnesses(loads),
          fix: edit === undefined ? undefined : { messageId: 'move', edits: [edit] },
        });
      },
    };
  },
});

function editOf(connection: Connection): ReturnType<typeof optionEdit> {
  return connection.client.lazy === undefined ? undefined : optionEdit(connection, connection.client.lazy);
}
