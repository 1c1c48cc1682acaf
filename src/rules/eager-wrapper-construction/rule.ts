import {
  defineRule,
  gravestFirst,
  handlerNames,
  isConsumer,
  lazyEdit,
  optionText,
  severityOfLoad,
  witnesses,
  witnessMessages,
  type ClientRow,
  type Connection,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'eager-wrapper-construction',
    summary: {
      en: 'A rate limiter, key-value store or search client that connects by being constructed while a Lambda function initialises.',
      ko: 'Lambda 함수가 초기화되는 동안 생성만으로 연결을 여는 속도 제한기, 키-값 저장소, 검색 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
    families: ['wrapper', 'search'],
    severity: 'error',
    messages: {
      connects: {
        en: '`{construct}` of {package} connects by being constructed while Lambda initialises {handler}. The environment may be frozen before its first event, and the connection may be dead when that comes. Make it once, in a function that the handler calls.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 {package}의 `{construct}` 인스턴스를 생성하는 것만으로 연결이 열립니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. 핸들러가 호출하는 함수 안에서 한 번만 만들어 재사용하십시오.',
      },
      unlessTold: {
        en: '`{construct}` of {package} connects by being constructed while Lambda initialises {handler}. The environment may be frozen before its first event, and the connection may be dead when that comes. Set `{option}`: it then connects when it is first used.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 {package}의 `{construct}` 인스턴스를 생성하는 것만으로 연결이 열립니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. `{option}` 옵션을 지정하십시오. 그러면 처음 사용할 때 연결합니다.',
      },
      prepares: {
        en: '`{construct}` of {package} creates its tables or indexes by being constructed while Lambda initialises {handler}, and so connects a client that would have waited. The environment may be frozen before its first event, and the connection may be dead when that comes. Create them when you deploy, and set `{option}`.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 {package}의 `{construct}` 인스턴스를 생성하면 테이블이나 인덱스를 만들기 때문에, 기다렸을 클라이언트까지 연결을 엽니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. 테이블과 인덱스는 배포할 때 만들고 `{option}` 옵션을 지정하십시오.',
      },
      becauseOfOption: {
        en: '`{option}` makes this {package} client (`{construct}`) send requests while Lambda initialises {handler}. The environment may be frozen before its first event, and what the answers said may be out of date, or the connection dead, when that comes. Leave the option out.',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 이 {package} 클라이언트(`{construct}`)가 `{option}` 옵션 때문에 요청을 보냅니다. 실행 환경은 첫 이벤트 전에 정지될 수 있어, 이벤트가 올 때는 응답 내용이 낡았거나 연결이 끊어져 있을 수 있습니다. 이 옵션을 빼십시오.',
      },
      ...witnessMessages,
      setOption: { en: 'Connect when it is first used: set the option', ko: '처음 사용할 때 연결하기: 옵션 지정' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://github.com/animir/node-rate-limiter-flexible/wiki/PostgreSQL',
  },
  create({ report }) {
    return {
      connection(connection) {
        const { client } = connection;
        const loads = gravestFirst(connection.loads);
        const [first] = loads;
        if (!isWrapperThatConnects(connection) || first === undefined) return;
        const edit = lazyEdit(connection);
        report({
          messageId: messageOf(client),
          severity: severityOfLoad(first),
          at: connection.at,
          data: { construct: client.construct, package: connection.package, handler: handlerNames(loads), option: optionOf(client) },
          related: witnesses(loads),
          fix: edit === undefined ? undefined : { messageId: 'setOption', edits: [edit] },
        });
      },
    };
  },
});

function isWrapperThatConnects(connection: Connection): boolean {
  const { family } = connection.client;
  return (family === 'wrapper' || family === 'search') && connection.opens === 'at-once' && !isConsumer(connection);
}

function messageOf({ lazy, lazyLeaves, opens }: ClientRow): 'connects' | 'unlessTold' | 'prepares' | 'becauseOfOption' {
  if (opens === 'on-first-use') return 'becauseOfOption';
  if (lazy === undefined) return 'connects';
  return lazyLeaves?.kind === 'preparation' ? 'prepares' : 'unlessTold';
}

/** The option that makes it wait, or the one that makes it connect. */
function optionOf(client: ClientRow): string {
  const setting = client.lazy ?? client.eager;
  return setting === undefined ? '' : optionText(setting, client);
}
