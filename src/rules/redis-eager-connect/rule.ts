import { defineRule, optionEdit, type Connection, type FileEdit, type Load, type Severity } from '../../core/rule/index.ts';

/** More witnesses than these make nobody any wiser. */
const mostLoadsShown = 4;

export default defineRule({
  meta: {
    id: 'redis-eager-connect',
    summary: {
      en: 'A Redis client that connects while a Lambda function initialises.',
      ko: 'Lambda 함수가 초기화되는 동안 연결을 여는 Redis 클라이언트를 찾습니다.',
    },
    theme: 'serverless-connections',
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
      declared: { en: 'The function {handler} is declared here.', ko: '{handler} 함수를 여기에서 선언합니다.' },
      guessed: {
        en: 'This export looks like a Lambda handler; no template names it.',
        ko: '이 export는 Lambda 핸들러로 보입니다. 이를 지정하는 템플릿은 없습니다.',
      },
      provisioned: {
        en: '{handler} has provisioned concurrency: it is initialised ahead of its events.',
        ko: '{handler} 함수에 프로비저닝된 동시성이 설정되어 있어 이벤트보다 먼저 초기화됩니다.',
      },
      imports: { en: '{handler} loads `{name}` here.', ko: '{handler} 함수가 여기에서 `{name}` 모듈을 불러옵니다.' },
      calls: { en: '`{name}` is called here while {handler} loads.', ko: '{handler} 함수를 불러오는 동안 여기에서 `{name}` 함수를 호출합니다.' },
      constructs: { en: '`{name}` is constructed here while {handler} loads.', ko: '{handler} 함수를 불러오는 동안 여기에서 `{name}` 클래스의 인스턴스를 만듭니다.' },
      makeLazy: { en: 'Connect with the first command: set `lazyConnect: true`', ko: '첫 명령에서 연결하기: `lazyConnect: true` 지정' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://github.com/redis/ioredis/issues/1183',
  },
  create({ report }) {
    return {
      connection(connection) {
        if (connection.opens !== 'at-once' || connection.client.family !== 'redis' || connection.client.lazy === undefined) return;
        const loads = gravestFirst(connection.loads);
        const [first] = loads;
        if (first === undefined) return;
        const severity = severityOf(first);
        report({
          messageId: severity === 'error' ? 'eagerProvisioned' : 'eager',
          severity,
          at: connection.at,
          data: { construct: connection.client.construct, package: connection.package, handler: handlerNames(loads) },
          related: loads.slice(0, mostLoadsShown).flatMap(witnesses),
          fix: fixOf(connection),
        });
      },
    };
  },
});

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

function severityOf({ entry: { evidence } }: Load): Severity {
  if (evidence.kind === 'shape') return 'hint';
  return evidence.provisionedConcurrency === undefined ? 'warning' : 'error';
}

function gravestFirst(loads: readonly Load[]): readonly Load[] {
  return [...loads].sort(
    (one, other) => ranks[severityOf(one)] - ranks[severityOf(other)] || one.chain.length - other.chain.length || (one.entry.name < other.entry.name ? -1 : 1),
  );
}

function nameOf({ entry }: Load): string {
  return entry.evidence.kind === 'shape' ? `\`${entry.module}\`` : `\`${entry.name}\``;
}

function handlerNames(loads: readonly Load[]): string {
  const names = [...new Set(loads.map(nameOf))];
  const [first] = names;
  if (first === undefined) return '';
  return names.length === 1 ? first : `${first} (+${String(names.length - 1)})`;
}

type Witness = { readonly messageId: 'declared' | 'guessed' | 'provisioned' | 'imports' | 'calls' | 'constructs'; readonly at: Load['entry']['at']; readonly data: Record<string, string> };

function witnesses(load: Load): readonly Witness[] {
  const { entry, chain } = load;
  const handler = nameOf(load);
  return [
    ...entryWitnesses(load, handler),
    ...chain.map((step): Witness => ({ messageId: stepMessages[step.kind], at: step.at, data: { handler, name: step.name } })),
    ...(entry.evidence.kind === 'shape' ? [{ messageId: 'guessed', at: entry.at, data: { handler } } as const] : []),
  ];
}

const stepMessages = { import: 'imports', call: 'calls', construction: 'constructs' } as const;

function entryWitnesses({ entry: { evidence } }: Load, handler: string): readonly Witness[] {
  if (evidence.kind === 'shape') return [];
  const declared: Witness = { messageId: 'declared', at: evidence.declaredAt, data: { handler } };
  const { provisionedConcurrency } = evidence;
  return provisionedConcurrency === undefined
    ? [declared]
    : [{ messageId: 'provisioned', at: provisionedConcurrency.at, data: { handler } }, declared];
}

function fixOf(connection: Connection): { readonly messageId: 'makeLazy'; readonly edits: readonly FileEdit[] } | undefined {
  const edit = connection.client.lazy === undefined ? undefined : optionEdit(connection, connection.client.lazy);
  return edit === undefined ? undefined : { messageId: 'makeLazy', edits: [edit] };
}
