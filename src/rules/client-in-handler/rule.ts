import {
  defineRule,
  eventSourcesOf,
  gravestFirst,
  handlerNames,
  witnesses,
  witnessMessages,
  type Connection,
  type FileEdit,
  type Peer,
  type Load,
  type Place,
  type ProjectResource,
  type Severity,
} from '../../core/rule/index.ts';

/** From this many environments on, a connection for each event is a matter of the server's limits too. */
const crowd = 100;

const sonar: Peer = {
  linter: 'sonarqube',
  check: 'S6243',
  covers: { en: 'Clients of boto3, psycopg2 and redis-py in Python.', ko: 'Python의 boto3, psycopg2, redis-py 클라이언트.' },
};

/** The packages whose clients Sonar knows in Python. */
const knownToSonar: ReadonlySet<string> = new Set(['boto3', 'psycopg2', 'redis']);

export default defineRule({
  meta: {
    id: 'client-in-handler',
    summary: {
      en: 'A client that is made anew with every event, and with it a connection.',
      ko: '이벤트마다 새로 만들어져 매번 연결을 여는 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'error',
    messages: {
      connects: {
        en: '{handler} makes this {package} client (`{construct}`) anew with every event, and with it a connection: each event waits for the handshake, and the server meets a new connection for each. Make the client once, at module scope or in a function that remembers it, and let its first use connect.',
        ko: '{handler} 함수가 이벤트마다 이 {package} 클라이언트(`{construct}`)를 새로 만들어 매번 연결을 엽니다. 이벤트마다 핸드셰이크를 기다리게 되고, 서버에는 이벤트마다 새 연결이 생깁니다. 모듈 최상위나 결과를 기억하는 함수에서 클라이언트를 한 번만 만들고, 처음 사용할 때 연결하게 하십시오.',
      },
      crowds: {
        en: '{handler} makes this {package} client (`{construct}`) anew with every event, and many environments do so at a time: the server meets a new connection for each event, and a burst of events becomes a burst of handshakes that can exhaust its connection limit. Make the client once, at module scope or in a function that remembers it, and let its first use connect.',
        ko: '{handler} 함수가 이벤트마다 이 {package} 클라이언트(`{construct}`)를 새로 만들며, 많은 실행 환경이 동시에 그렇게 합니다. 이벤트마다 서버에 새 연결이 생기고, 이벤트가 몰리면 핸드셰이크도 몰려 서버의 연결 한도를 소진할 수 있습니다. 모듈 최상위나 결과를 기억하는 함수에서 클라이언트를 한 번만 만들고, 처음 사용할 때 연결하게 하십시오.',
      },
      http: {
        en: '{handler} makes this {package} client (`{construct}`) anew with every event. A new client does not share the open connections and the credentials of the last one, so each event pays for construction and a TLS handshake again. Make it once, at module scope: that opens no connection.',
        ko: '{handler} 함수가 이벤트마다 이 {package} 클라이언트(`{construct}`)를 새로 만듭니다. 새 클라이언트는 이전 클라이언트의 열린 연결과 자격 증명을 이어받지 않으므로, 이벤트마다 생성 비용과 TLS 핸드셰이크를 다시 치릅니다. 모듈 최상위에서 한 번만 만드십시오. 만드는 것만으로는 연결이 열리지 않습니다.',
      },
      queue: { en: '{handler} receives its events from a queue: it runs in as many environments as the queue needs.', ko: '{handler} 함수는 대기열에서 이벤트를 받으므로, 대기열이 필요로 하는 만큼 많은 실행 환경에서 동시에 실행됩니다.' },
      many: { en: '{handler} is given {environments} environments here.', ko: '{handler} 함수에 여기에서 실행 환경 {environments}개를 배정합니다.' },
      ...witnessMessages,
      moveUp: { en: 'Make the client once: move it in front of the function', ko: '클라이언트를 한 번만 만들기: 함수 앞으로 이동' },
    },
    fixable: true,
    peers: [sonar],
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html',
  },
  create({ report }) {
    return {
      connection(connection, { resources }) {
        if (!isMadeAnew(connection)) return;
        const loads = gravestFirst(connection.invocations.filter((load) => !isRare(load, resources)));
        if (loads.length === 0) return;
        const crowds = loads.flatMap((load) => crowdOf(load, resources));
        const isHttp = httpFamilies.has(connection.client.family);
        report({
          messageId: isHttp ? 'http' : crowds.length > 0 ? 'crowds' : 'connects',
          severity: severityOf(loads, isHttp, crowds),
          at: connection.at,
          data: { construct: connection.client.construct, package: connection.package, handler: handlerNames(loads) },
          related: [...(isHttp ? [] : crowds), ...witnesses(loads)],
          fix: fixOf(connection),
          peers: connection.client.language === 'python' && knownToSonar.has(connection.package) ? [sonar] : [],
        });
      },
    };
  },
});

/** Clients that open connections for requests and keep them for the next. */
const httpFamilies: ReadonlySet<string> = new Set(['aws', 'search']);

/** Whether each run of the call makes connections that nothing but it can use, and could as well have made them once. */
function isMadeAnew(connection: Connection): boolean {
  const { client, dependsOnCall } = connection;
  if (dependsOnCall || client.idempotent === true) return false;
  // Wrappers work on a client made elsewhere; a worker is no client, and has a rule of its own.
  if (client.family === 'wrapper' || client.construct === 'Worker') return false;
  return !mayBorrow(connection) && !mayHaveOwnCredentials(connection) && !isIdle(connection);
}

function mayBorrow({ client, options }: Connection): boolean {
  if (client.borrows === undefined) return false;
  const borrows = client.borrows.map((path) => path.join('.'));
  return !options.complete || options.given.some(({ path, value }) => borrows.includes(path.join('.')) && value.kind === 'unresolved');
}

/** Credentials that a client of AWS is given may expire: a client made once would then be refused. */
function mayHaveOwnCredentials({ client, options }: Connection): boolean {
  return client.family === 'aws' && (!options.complete || options.given.some(({ path }) => /^(?:credentials|aws_)/.test(path[0] ?? '')));
}

/** A client of AWS that signs URLs and sends nothing opens no connection, nor does one that nobody uses. */
function isIdle({ client, uses, usesComplete }: Connection): boolean {
  if (client.family !== 'aws' || uses.some(({ method }) => !/presigned/.test(method))) return false;
  // `getSignedUrl(client, …)` takes clients of S3, and nothing else is known of what takes them.
  return usesComplete || /^S3/.test(client.construct);
}

/** A function that only a clock or a deployment calls has no crowd, and its environment is mostly gone before the next event. */
function isRare({ entry }: Load, resources: readonly ProjectResource[]): boolean {
  const sources = eventSourcesOf(entry, resources);
  return (sources.length > 0 || entry.calledBy !== undefined) && sources.every(({ kind }) => kind === 'schedule' || kind === 'deployment');
}

interface Crowd {
  readonly messageId: 'queue' | 'many';
  readonly at: Place;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What shows that many environments run the function at a time. */
function crowdOf(load: Load, resources: readonly ProjectResource[]): readonly Crowd[] {
  const { evidence, name } = load.entry;
  if (evidence.kind === 'shape') return [];
  const handler = `\`${name}\``;
  const queues = eventSourcesOf(load.entry, resources).filter(({ kind, maximumConcurrency = Infinity }) => kind === 'queue' && maximumConcurrency > crowd);
  const { provisionedConcurrency, configuration } = evidence;
  const amounts = [
    { environments: provisionedConcurrency?.environments ?? 0, at: provisionedConcurrency?.at },
    { environments: configuration.reservedConcurrency?.value ?? 0, at: configuration.reservedConcurrency?.at },
  ];
  return [
    ...amounts.flatMap(({ environments, at }): readonly Crowd[] => (at === undefined || environments <= crowd ? [] : [{ messageId: 'many', at, data: { handler, environments } }])),
    ...queues.map(({ at }): Crowd => ({ messageId: 'queue', at, data: { handler } })),
  ];
}

function severityOf(loads: readonly Load[], isHttp: boolean, crowds: readonly Crowd[]): Severity {
  if (loads.every(({ entry }) => entry.evidence.kind === 'shape')) return 'hint';
  if (isHttp) return 'info';
  return crowds.length > 0 ? 'error' : 'warning';
}

/** What may be called once on a client, or once for each that is made: a client that is kept must not be. */
const perClient = new Set(['addListener', 'close', 'connect', 'destroy', 'disconnect', 'end', 'initialize', 'on', 'once', 'quit', 'release', 'shutdown']);

/** Only where the client survives being kept: nobody closes it, and it does not end the process when its connection breaks. */
function fixOf({ client, uses, usesComplete, hoist }: Connection): { readonly messageId: 'moveUp'; readonly edits: readonly FileEdit[] } | undefined {
  if (hoist === undefined || !usesComplete || uses.some(({ method }) => perClient.has(method))) return undefined;
  return client.unheardError === 'crashes' || client.unheardError === 'rejects' ? undefined : { messageId: 'moveUp', edits: [hoist] };
}
