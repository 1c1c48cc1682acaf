import {
  defineRule,
  optionEdit,
  optionGiven,
  touchesOf,
  type Connection,
  type FileEdit,
  type Load,
  type Place,
  type TimeLimit,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'connect-timeout-exceeds-function-timeout',
    summary: {
      en: 'A client that waits longer for its connection than the Lambda function may run.',
      ko: 'Lambda 함수의 제한 시간보다 오래 연결을 기다리는 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'warning',
    messages: {
      given: {
        en: '`{option}` lets this {package} client wait {connect} s for a connection, but Lambda ends {handler} after {timeout} s. Where the server does not answer, the function is killed before the client can say so: no error to handle, no retry, and the whole timeout is paid for. Wait a third of it at most: {third} ms.',
        ko: '`{option}` 옵션에 따라 이 {package} 클라이언트는 연결을 {connect}초까지 기다리지만, Lambda는 {handler} 함수를 {timeout}초에 종료합니다. 서버가 응답하지 않으면 클라이언트가 오류를 알리기 전에 함수가 강제로 종료되므로 오류를 처리하거나 재시도할 수 없고, 제한 시간 전체에 비용이 듭니다. 제한 시간의 3분의 1인 {third}ms 이하로 지정하십시오.',
      },
      byDefault: {
        en: 'Without `{option}` this {package} client (`{construct}`) waits {connect} s for a connection, but Lambda ends {handler} after {timeout} s. Where the server does not answer, the function is killed before the client can say so: no error to handle, no retry, and the whole timeout is paid for. Wait a third of it at most: {third} ms.',
        ko: '`{option}` 옵션이 없으면 이 {package} 클라이언트(`{construct}`)는 연결을 {connect}초까지 기다리지만, Lambda는 {handler} 함수를 {timeout}초에 종료합니다. 서버가 응답하지 않으면 클라이언트가 오류를 알리기 전에 함수가 강제로 종료되므로 오류를 처리하거나 재시도할 수 없고, 제한 시간 전체에 비용이 듭니다. 제한 시간의 3분의 1인 {third}ms 이하로 지정하십시오.',
      },
      givenLate: {
        en: '`{option}` lets this {package} client wait {connect} s for a connection. Lambda ends {handler} after {timeout} s, and the last {margin} ms of that are to be left for handling a failure (`marginMilliseconds`). Wait {third} ms at most.',
        ko: '`{option}` 옵션에 따라 이 {package} 클라이언트는 연결을 {connect}초까지 기다립니다. Lambda는 {handler} 함수를 {timeout}초에 종료하며, 그 가운데 마지막 {margin}ms는 연결 실패를 처리하도록 남겨 두어야 합니다(`marginMilliseconds`). {third}ms 이하로 지정하십시오.',
      },
      byDefaultLate: {
        en: 'Without `{option}` this {package} client (`{construct}`) waits {connect} s for a connection. Lambda ends {handler} after {timeout} s, and the last {margin} ms of that are to be left for handling a failure (`marginMilliseconds`). Wait {third} ms at most.',
        ko: '`{option}` 옵션이 없으면 이 {package} 클라이언트(`{construct}`)는 연결을 {connect}초까지 기다립니다. Lambda는 {handler} 함수를 {timeout}초에 종료하며, 그 가운데 마지막 {margin}ms는 연결 실패를 처리하도록 남겨 두어야 합니다(`marginMilliseconds`). {third}ms 이하로 지정하십시오.',
      },
      limit: { en: '{handler} may run {timeout} s.', ko: '{handler} 함수의 제한 시간은 {timeout}초입니다.' },
      defaultLimit: {
        en: 'No timeout is set for {handler}: by default it may run {timeout} s.',
        ko: '{handler} 함수에 제한 시간이 지정되지 않아 기본값 {timeout}초가 적용됩니다.',
      },
      shorten: { en: 'Give up connecting after a third of the function’s timeout: {third} ms', ko: '함수 제한 시간의 3분의 1인 {third}ms 후 연결 포기' },
      shortenLate: { en: 'Give up connecting after {third} ms', ko: '{third}ms 후 연결 포기' },
    },
    fixable: true,
    options: {
      marginMilliseconds: {
        default: 0,
        minimum: 0,
        maximum: 900_000,
        description: {
          en: 'How long before its end a function must still be able to handle the failure, in milliseconds: the client has to give up by then.',
          ko: '함수가 종료되기 전에 연결 실패를 처리할 수 있도록 남겨 둘 시간(밀리초)입니다. 클라이언트는 그 전에 연결을 포기해야 합니다.',
        },
      },
    },
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html',
  },
  create({ report, options: { marginMilliseconds } }) {
    return {
      connection(connection) {
        const wait = waitOf(connection);
        const [first, ...others] = wait === undefined ? [] : limitsOf(connection, marginMilliseconds).filter(({ within }) => wait.milliseconds >= within);
        if (wait === undefined || first === undefined) return;
        const isLate = first.within < first.seconds * 1000;
        const third = thirdOf(first);
        const handler = first.name + (others.length === 0 ? '' : ` (+${String(others.length)})`);
        const data = {
          option: wait.option.join('.'),
          package: connection.package,
          construct: connection.client.construct,
          connect: String(wait.milliseconds / 1000),
          timeout: String(first.seconds),
          third: String(third),
          margin: String(marginMilliseconds),
          handler,
        };
        report({
          messageId: messageFor(wait, isLate),
          severity: wait.written || first.limit.written ? 'warning' : 'info',
          at: wait.at,
          data,
          related: [{ messageId: first.limit.written ? 'limit' : 'defaultLimit', at: first.limit.at, data: { ...data, handler: first.name } }],
          fix: fixOf(connection, wait, { third, isLate }),
        });
      },
    };
  },
});

function messageFor({ written }: Wait, isLate: boolean): 'given' | 'givenLate' | 'byDefault' | 'byDefaultLate' {
  if (isLate) return written ? 'givenLate' : 'byDefaultLate';
  return written ? 'given' : 'byDefault';
}

/** How long a client waits for a connection, and whether the code says so. */
interface Wait {
  readonly option: readonly string[];
  readonly milliseconds: number;
  readonly written: boolean;
  readonly at: Place;
}

function waitOf(connection: Connection): Wait | undefined {
  const connect = connection.client.timeouts?.connect;
  if (connect === undefined) return undefined;
  const said = optionGiven(connection, connect.option);
  if (said.kind === 'given') {
    const { value, at } = said.option;
    const milliseconds = value.kind === 'literal' ? value.value : undefined;
    return typeof milliseconds === 'number' ? { option: connect.option, milliseconds, written: true, at } : undefined;
  }
  if (said.kind === 'unknown' || connect.default === undefined || mayBeInUrl(connection)) return undefined;
  return { option: connect.option, milliseconds: connect.default, written: false, at: connection.at };
}

/** Whether a URL may say what the options do not: one that says it, and, of libraries where that is usual, one that is not known. */
function mayBeInUrl({ client, options, texts }: Connection): boolean {
  const { option = [], inUrl } = client.timeouts?.connect ?? {};
  const written = texts.flatMap((given) => (given.kind === 'text' ? [given.text] : []));
  if (written.some((text) => text.includes(`${option.at(-1) ?? ''}=`))) return true;
  if (inUrl !== true || options.given.some(({ path }) => path[0] === 'host')) return false;
  return texts.some(({ kind }) => kind === 'environment') || !written.some((text) => text.includes('://'));
}

/** A function that has to do with the client, and how long it may run. */
interface Limited {
  readonly name: string;
  readonly seconds: number;
  /** Milliseconds within which a client must have given up. */
  readonly within: number;
  readonly limit: TimeLimit;
}

/** The shortest first; of two alike what is written, then the name. A function that ends within the margin can leave none. */
function limitsOf(connection: Connection, margin: number): readonly Limited[] {
  return loadsOf(connection)
    .flatMap(({ entry: { name, evidence } }): readonly Limited[] => {
      const limit = evidence.kind === 'infrastructure' ? evidence.configuration.timeLimit : undefined;
      if (limit?.seconds === undefined) return [];
      const whole = limit.seconds * 1000;
      return [{ name: `\`${name}\``, seconds: limit.seconds, within: margin < whole ? whole - margin : whole, limit }];
    })
    .sort((one, other) => one.within - other.within || Number(other.limit.written) - Number(one.limit.written) || (one.name < other.name ? -1 : 1));
}

/** A client that waits for its first use, and certainly has none, never connects. */
function loadsOf(connection: Connection): readonly Load[] {
  const { opens, uses, usesComplete } = connection;
  const isUnused = opens === 'on-first-use' && usesComplete && !uses.some((use) => use.opens);
  return isUnused ? [] : touchesOf(connection);
}

/** A third, rounded down to tenths of a second; where the margin leaves less than that, half of what it leaves. */
function thirdOf({ seconds, within }: Limited): number {
  const third = Math.max(Math.floor((seconds * 1000) / 3 / 100) * 100, 100);
  return third < within ? third : Math.max(Math.floor(within / 2), 1);
}

interface Shortening {
  readonly third: number;
  readonly isLate: boolean;
}

function fixOf(connection: Connection, { option }: Wait, { third, isLate }: Shortening): { readonly messageId: 'shorten' | 'shortenLate'; readonly edits: readonly FileEdit[] } | undefined {
  const edit = optionEdit(connection, { path: option, value: third });
  return edit === undefined ? undefined : { messageId: isLate ? 'shortenLate' : 'shorten', edits: [edit] };
}
