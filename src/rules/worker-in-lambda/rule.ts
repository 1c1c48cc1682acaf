import {
  consumingUses,
  defineRule,
  gravestFirst,
  handlerNames,
  severityOfLoad,
  witnesses,
  witnessMessages,
  type Connection,
  type Load,
  type Place,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'worker-in-lambda',
    summary: {
      en: 'A worker that waits for messages, started while a Lambda function initialises.',
      ko: 'Lambda 함수가 초기화되는 동안 시작되어 메시지를 기다리는 워커를 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'error',
    messages: {
      worker: {
        en: '`{call}` ({package}) waits for messages from the moment Lambda initialises {handler}, but the process is frozen whenever no event is being handled: messages are taken and not finished, its timers and locks run out, and the server drops its connections. Have Lambda called with the messages instead: {source}; or run the worker where a process may live on, such as a container.',
        ko: '`{call}`({package}) 호출은 Lambda가 {handler} 함수를 초기화할 때부터 메시지를 기다리지만, 처리 중인 이벤트가 없으면 프로세스가 정지됩니다. 그래서 가져온 메시지를 끝까지 처리하지 못하고, 타이머와 잠금이 만료되며, 서버가 연결을 끊습니다. 대신 메시지로 Lambda가 호출되게 하거나({source}), 컨테이너처럼 프로세스가 계속 살아 있는 곳에서 워커를 실행하십시오.',
      },
      ...witnessMessages,
    },
    fixable: false,
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
  },
  create({ report }) {
    return {
      connection(connection) {
        const worker = workerOf(connection);
        const loads = gravestFirst(worker?.loads ?? []);
        const [first] = loads;
        if (worker === undefined || first === undefined) return;
        report({
          messageId: 'worker',
          severity: severityOfLoad(first),
          at: worker.at,
          data: { call: worker.call, package: connection.package, handler: handlerNames(loads), source: sourceOf(connection) },
          related: witnesses(loads),
        });
      },
    };
  },
});

interface Worker {
  readonly call: string;
  readonly at: Place;
  readonly loads: readonly Load[];
}

/** What starts the waiting: the construction of a worker, else the last call that does, `run()` behind `connect()`. */
function workerOf(connection: Connection): Worker | undefined {
  const { client, at, loads } = connection;
  if (client.consumes === true) return { call: `new ${client.construct}`, at, loads };
  const last = consumingUses(connection).at(-1);
  return last === undefined ? undefined : { call: `${last.method}()`, at: last.at, loads: last.loads };
}

/** What Lambda can be called by instead. */
function sourceOf({ client: { family, packages } }: Connection): { readonly en: string; readonly ko: string } {
  if (packages.includes('kafkajs')) return kafka;
  return family === 'broker' || family === 'wrapper' ? broker : queue;
}

const kafka = { en: 'an event source mapping of Kafka or Amazon MSK', ko: 'Kafka 또는 Amazon MSK 이벤트 소스 매핑' };
const broker = { en: 'an event source mapping of Amazon MQ, or of an SQS queue', ko: 'Amazon MQ 또는 SQS 대기열 이벤트 소스 매핑' };
const queue = { en: 'an event source mapping of an SQS queue', ko: 'SQS 대기열 이벤트 소스 매핑' };
