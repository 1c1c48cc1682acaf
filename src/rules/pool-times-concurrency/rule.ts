import {
  connectionLimitOf,
  defineRule,
  hostsOf,
  optionEdit,
  optionGiven,
  touchesOf,
  type Connection,
  type ConnectionLimit,
  type FileEdit,
  type JudgedInfrastructure,
  type Place,
  type ProjectResource,
} from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'pool-times-concurrency',
    summary: {
      en: 'Connection pools that together hold more connections than the database takes.',
      ko: '합하면 데이터베이스가 허용하는 것보다 많은 연결을 열 수 있는 커넥션 풀을 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'warning',
    messages: {
      tooMany: {
        en: 'Every Lambda environment has a pool of its own: {pool} connections (`{option}`) x {environments} environments of {handler} = {total}, and `{database}` takes {limit}. Under load it refuses the rest. An environment serves one event at a time: a pool of one is mostly enough; or put an RDS Proxy between them.',
        ko: 'Lambda 실행 환경마다 풀이 따로 있습니다. 연결 {pool}개(`{option}`) x {handler} 실행 환경 {environments}개 = {total}개인데, `{database}` 데이터베이스는 {limit}개까지만 허용하므로 부하가 걸리면 나머지 연결은 거부됩니다. 실행 환경은 한 번에 하나의 이벤트만 처리하므로 대개 풀 크기 1로 충분합니다. 또는 RDS Proxy를 사이에 두십시오.',
      },
      noneLeft: {
        en: 'Every Lambda environment has a pool of its own: {pool} connections (`{option}`) x {environments} environments of {handler} = {total}. `{database}` takes {limit}, and {keptFree} of them are to be left to others (`keptFree`). An environment serves one event at a time: a pool of one is mostly enough; or put an RDS Proxy between them.',
        ko: 'Lambda 실행 환경마다 풀이 따로 있습니다. 연결 {pool}개(`{option}`) x {handler} 실행 환경 {environments}개 = {total}개입니다. `{database}` 데이터베이스가 허용하는 연결 {limit}개 가운데 {keptFree}개는 다른 곳에서 쓰도록 남겨 두어야 합니다(`keptFree`). 실행 환경은 한 번에 하나의 이벤트만 처리하므로 대개 풀 크기 1로 충분합니다. 또는 RDS Proxy를 사이에 두십시오.',
      },
      limit: { en: '`{database}` takes {limit} connections.', ko: '`{database}` 데이터베이스는 연결을 {limit}개까지 허용합니다.' },
      environments: { en: '{handler} has up to {environments} environments.', ko: '{handler} 함수의 실행 환경은 최대 {environments}개입니다.' },
      shrink: { en: 'One connection for each environment: `{option}: 1`', ko: '실행 환경마다 연결 하나: `{option}: 1`' },
    },
    fixable: true,
    options: {
      keptFree: {
        default: 0,
        minimum: 0,
        maximum: 100_000,
        description: {
          en: 'Connections of the database that functions must leave to others: administrators, migrations, other services.',
          ko: '관리자, 마이그레이션, 다른 서비스를 위해 함수가 사용하지 않고 남겨 둘 데이터베이스 연결 수입니다.',
        },
      },
    },
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html',
  },
  create({ report, options: { keptFree } }) {
    return {
      connection(connection, infrastructure) {
        const size = poolOf(connection);
        const database = size === undefined ? undefined : databaseOf(connection, infrastructure);
        const crowds = crowdsOf(connection);
        const environments = crowds.reduce((sum, crowd) => sum + crowd.environments, 0);
        if (size === undefined || database === undefined) return;
        const total = size.connections * environments;
        const free = freeIn(database.limit, keptFree);
        if (total <= free || infrastructure.resources.some(({ resource }) => resource.type === 'AWS::RDS::DBProxy')) return;
        const data = {
          option: size.option.join('.'),
          pool: size.connections,
          environments,
          total,
          keptFree,
          handler: crowds.map(({ name }) => name).join(', '),
          database: database.of.resource.name,
          limit: database.limit.connections,
        };
        report({
          messageId: total > database.limit.connections ? 'tooMany' : 'noneLeft',
          severity: 'warning',
          at: size.at,
          data,
          related: [
            { messageId: 'limit', at: database.limit.at, data },
            ...crowds.map((crowd) => ({ messageId: 'environments', at: crowd.at, data: { handler: crowd.name, environments: crowd.environments } }) as const),
          ],
          fix: fixOf(connection, environments <= free),
        });
      },
    };
  },
});

/** What functions may take of a database. One that takes no more than is to be kept free can keep nothing. */
function freeIn({ connections }: ConnectionLimit, keptFree: number): number {
  return keptFree < connections ? connections - keptFree : connections;
}

/** The most connections of one client. */
interface Size {
  readonly option: readonly string[];
  readonly connections: number;
  readonly at: Place;
}

function poolOf(connection: Connection): Size | undefined {
  const { pool, family } = connection.client;
  if (pool === undefined || family !== 'database') return undefined;
  if (pool.driver !== undefined && optionGiven(connection, pool.driver).kind !== 'absent') return undefined;
  const said = optionGiven(connection, pool.option);
  if (said.kind === 'absent') return { option: pool.option, connections: pool.default, at: connection.at };
  const value = said.kind === 'given' && said.option.value.kind === 'literal' ? said.option.value.value : undefined;
  return said.kind === 'given' && typeof value === 'number' ? { option: pool.option, connections: value, at: said.option.at } : undefined;
}

/** The one database of the project that the client is given, by nothing but its address, and what it takes. */
function databaseOf(connection: Connection, { resources }: JudgedInfrastructure): { readonly of: ProjectResource; readonly limit: ConnectionLimit } | undefined {
  const [first, ...others] = hostsOf(connection, { resources }).flatMap((host) => (host.kind === 'resource' ? [host] : []));
  if (first?.plain !== true || others.some((other) => other.of.resource !== first.of.resource)) return undefined;
  const limit = connectionLimitOf(first.of, resources);
  return limit === undefined ? undefined : { of: first.of, limit };
}

/** A function that holds the client, and how many environments of it there are at most, or for certain. */
interface Crowd {
  readonly name: string;
  readonly environments: number;
  readonly at: Place;
}

/** Reserved concurrency is what a function may grow to; provisioned concurrency is what is there all the time. */
function crowdsOf(connection: Connection): readonly Crowd[] {
  return touchesOf(connection).flatMap(({ entry: { name, evidence } }): readonly Crowd[] => {
    if (evidence.kind === 'shape') return [];
    const { provisionedConcurrency, configuration } = evidence;
    const reserved = configuration.reservedConcurrency;
    if (reserved?.value !== undefined) return [{ name: `\`${name}\``, environments: reserved.value, at: reserved.at }];
    if (provisionedConcurrency?.environments === undefined) return [];
    return [{ name: `\`${name}\``, environments: provisionedConcurrency.environments, at: provisionedConcurrency.at }];
  });
}

/** A pool that has a lower bound besides may not be shrunk below it: only an option of its own is set. */
function fixOf(connection: Connection, helps: boolean): { readonly messageId: 'shrink'; readonly edits: readonly FileEdit[] } | undefined {
  const option = connection.client.pool?.option ?? [];
  const edit = !helps || option.length !== 1 ? undefined : optionEdit(connection, { path: option, value: 1 });
  return edit === undefined ? undefined : { messageId: 'shrink', edits: [edit] };
}
