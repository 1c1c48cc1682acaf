import { defineRule, hostsOf, optionEdit, optionGiven, stringAt, type ClientHost, type Connection, type FileEdit, type ProjectResource } from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'serverless-cache-needs-cluster',
    summary: {
      en: 'A client of ElastiCache Serverless that is no cluster client, or does not encrypt.',
      ko: 'ElastiCache Serverless에 연결하면서 클러스터 클라이언트가 아니거나 암호화하지 않는 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'warning',
    messages: {
      notCluster: {
        en: 'This cache is ElastiCache Serverless, which runs in cluster mode only, and `{construct}` of {package} is a client of a single node: it does not follow the cluster’s redirections. Use the cluster client of the library, with TLS, which such a cache always asks for.',
        ko: '이 캐시는 클러스터 모드로만 동작하는 ElastiCache Serverless인데, {package}의 `{construct}`은(는) 단일 노드용 클라이언트이므로 클러스터의 리디렉션을 따르지 않습니다. 라이브러리의 클러스터 클라이언트를 사용하고, 이 캐시가 항상 요구하는 TLS도 지정하십시오.',
      },
      noTls: {
        en: 'This cache is ElastiCache Serverless, which takes encrypted connections only, and this {package} client (`{construct}`) does not encrypt: it never gets a connection. Set {options}.',
        ko: '이 캐시는 암호화된 연결만 받는 ElastiCache Serverless인데, 이 {package} 클라이언트(`{construct}`)는 암호화하지 않으므로 연결되지 않습니다. {options} 옵션을 지정하십시오.',
      },
      cache: { en: 'The serverless cache `{cache}` is declared here.', ko: '서버리스 캐시 `{cache}`를 여기에서 선언합니다.' },
      variable: { en: 'Its address is given to the function here.', ko: '그 주소를 여기에서 함수에 전달합니다.' },
      encrypt: { en: 'Encrypt the connection: set `{option}`', ko: '연결 암호화: `{option}` 지정' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
  },
  create({ report }) {
    return {
      connection(connection, infrastructure) {
        const { cluster, construct, tls } = connection.client;
        const host = cluster === undefined ? undefined : hostsOf(connection, infrastructure).find(isServerlessCache);
        if (cluster === undefined || host === undefined) return;
        if (cluster && !isUnencrypted(connection, host)) return;
        const data = { construct, package: connection.package, option: tls?.option.join('.') ?? '', options: optionsFor(connection), cache: host.kind === 'resource' ? host.of.resource.name : '' };
        const fix = cluster ? encrypted(connection) : undefined;
        const related = relatedTo(connection, host).map((place) => ({ ...place, data }));
        report({ messageId: cluster ? 'noTls' : 'notCluster', severity: 'warning', at: connection.at, data, related, fix });
      },
    };
  },
});

/** `shop-ab12cd.serverless.apn2.cache.amazonaws.com`. */
const serverlessHost = /\.serverless\.[\w-]+\.cache\.amazonaws\.com/i;

function isServerlessCache(host: ClientHost): boolean {
  return host.kind === 'text' ? serverlessHost.test(host.text) : isRedisLike(host.of);
}

function isRedisLike({ resource: { type, properties } }: ProjectResource): boolean {
  return type === 'AWS::ElastiCache::ServerlessCache' && stringAt(properties, 'Engine')?.toLowerCase() !== 'memcached';
}

/** Whether nothing can encrypt the connection: neither the option, nor the scheme of a URL that may be around the host. */
function isUnencrypted(connection: Connection, host: ClientHost): boolean {
  const { client, texts } = connection;
  if (client.tls === undefined || (host.kind === 'resource' && !host.plain)) return false;
  const inText = host.kind === 'text' ? [host.text] : [];
  const inCode = texts.flatMap((given) => (given.kind === 'text' ? [given.text] : []));
  if ([...inText, ...inCode].some((text) => /^rediss:|[?&]tls=/.test(text))) return false;
  const said = optionGiven(connection, client.tls.option);
  if (said.kind !== 'given') return said.kind === 'absent';
  return said.option.value.kind === 'literal' && !Boolean(said.option.value.value);
}

function relatedTo(connection: Connection, host: ClientHost): readonly { readonly messageId: 'cache' | 'variable'; readonly at: ClientHost['at'] }[] {
  const variable = host.at === connection.at ? [] : [{ messageId: 'variable', at: host.at } as const];
  if (host.kind === 'text') return variable;
  const { resource, template } = host.of;
  return [{ messageId: 'cache', at: { path: template.path, range: resource.nameRange } }, ...variable];
}

/** What must be given for an encrypted connection, as far as it is not. */
function optionsFor(connection: Connection): string {
  const { option = [], names } = connection.client.tls ?? {};
  const missing = names === undefined || optionGiven(connection, names).kind === 'given' ? [option] : [option, names];
  return missing.map((path) => `\`${path.join('.')}\``).join(', ');
}

/** Where names would be resolved to addresses that no certificate has, the option alone would not do. */
function encrypted(connection: Connection): { readonly messageId: 'encrypt'; readonly edits: readonly FileEdit[] } | undefined {
  const { tls } = connection.client;
  if (tls === undefined || (tls.names !== undefined && optionGiven(connection, tls.names).kind !== 'given')) return undefined;
  const edit = optionEdit(connection, { path: tls.option, value: true }, tls.text);
  return edit === undefined ? undefined : { messageId: 'encrypt', edits: [edit] };
}
