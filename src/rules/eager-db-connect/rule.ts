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
  type Connection,
  type Severity,
} from '../../core/rule/index.ts';
import { cureOf } from './cures.ts';
import { faultsOf, type Fault } from './faults.ts';

export default defineRule({
  meta: {
    id: 'eager-db-connect',
    summary: {
      en: 'A connection to a database or a message broker that is opened while a Lambda function initialises.',
      ko: 'Lambda 함수가 초기화되는 동안 데이터베이스나 메시지 브로커에 연결을 여는 코드를 찾습니다.',
    },
    theme: 'serverless-connections',
    families: ['database', 'broker'],
    severity: 'error',
    messages: {
      connects: {
        en: '`{call}` ({package}) opens a connection while Lambda initialises {handler}. The environment may be frozen before its first event, and the connection may be dead when that comes. {cure}',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 `{call}`({package}) 호출이 연결을 엽니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. {cure}',
      },
      awaited: {
        en: '`{call}` ({package}) opens a connection, and is awaited, while Lambda initialises {handler}. A server that does not answer can make the initialisation fail; and the environment may be frozen before its first event, so that the connection may be dead when that comes. {cure}',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 `{call}`({package}) 호출이 연결을 열고, 그 결과를 기다립니다. 서버가 응답하지 않으면 초기화가 실패할 수 있습니다. 또한 실행 환경은 첫 이벤트 전에 정지될 수 있어, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. {cure}',
      },
      dropped: {
        en: 'Nobody handles the promise of `{call}` ({package}), which opens a connection while Lambda initialises {handler}. When it is rejected, be it that its timer ran out while the environment was frozen, the rejection is unhandled and ends the process. {cure}',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 연결을 여는 `{call}`({package}) 호출의 프로미스를 아무도 처리하지 않습니다. 실행 환경이 정지된 사이에 타이머가 만료되는 등의 이유로 프로미스가 거부되면, 처리되지 않은 거부로 프로세스가 종료됩니다. {cure}',
      },
      blocks: {
        en: '`{call}` ({package}) opens a connection, and waits for the server, while Lambda initialises {handler}. A server that does not answer makes the initialisation fail; and the environment may be frozen before its first event, so that the connection may be dead when that comes. {cure}',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 `{call}`({package}) 호출이 연결을 열고 서버의 응답을 기다립니다. 서버가 응답하지 않으면 초기화가 실패합니다. 또한 실행 환경은 첫 이벤트 전에 정지될 수 있어, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. {cure}',
      },
      becauseOfOption: {
        en: '`{option}` makes `{call}` ({package}) open a connection while Lambda initialises {handler}. The environment may be frozen before its first event, and the connection may be dead when that comes. {cure}',
        ko: 'Lambda가 {handler} 함수를 초기화하는 동안 `{call}`({package}) 호출이 `{option}` 옵션 때문에 연결을 엽니다. 실행 환경은 첫 이벤트 전에 정지될 수 있고, 이벤트가 올 때는 연결이 끊어져 있을 수 있습니다. {cure}',
      },
      ...witnessMessages,
      setOption: { en: 'Connect when it is first used: set the option', ko: '처음 사용할 때 연결하기: 옵션 지정' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
  },
  create({ report }) {
    return {
      connection(connection) {
        const { client } = connection;
        if ((client.family !== 'database' && client.family !== 'broker') || isConsumer(connection)) return;
        for (const fault of faultsOf(connection)) {
          const loads = gravestFirst(fault.loads);
          const [first] = loads;
          if (first === undefined) continue;
          const messageId = messageOf(fault, connection);
          const edit = fault.use === undefined ? lazyEdit(connection) : undefined;
          report({
            messageId,
            severity: severityOf(messageId, severityOfLoad(first)),
            at: fault.call.at,
            data: { ...namesOf(fault, connection), handler: handlerNames(loads), cure: cureOf(fault, client) },
            related: witnesses(loads),
            fix: edit === undefined ? undefined : { messageId: 'setOption', edits: [edit] },
          });
        }
      },
    };
  },
});

type MessageId = 'connects' | 'awaited' | 'dropped' | 'blocks' | 'becauseOfOption';

function messageOf({ call, use }: Fault, { client }: Connection): MessageId {
  if (use === undefined && client.opens === 'on-first-use') return 'becauseOfOption';
  if (client.language === 'python') return 'blocks';
  if (call.awaited) return 'awaited';
  const givesPromise = use === undefined ? client.promise === true : use.promise;
  return givesPromise && call.outcome === 'dropped' ? 'dropped' : 'connects';
}

/** A rejection that nobody handles ends the process: an error wherever infrastructure names the handler. */
function severityOf(messageId: MessageId, severity: Severity): Severity {
  return messageId === 'dropped' && severity === 'warning' ? 'error' : severity;
}

function namesOf({ use }: Fault, connection: Connection): Readonly<Record<'call' | 'package' | 'option', string>> {
  const { client } = connection;
  return {
    call: use === undefined ? client.construct : `${use.method}()`,
    package: connection.package,
    option: client.eager === undefined ? '' : optionText(client.eager, client),
  };
}
