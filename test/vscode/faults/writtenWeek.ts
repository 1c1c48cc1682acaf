import { seeded } from '../../core/typescript/mutations.ts';
import { eagerClient, lazyClient } from '../../faults/shopProject.ts';
import type { Texts } from '../../rules/fixtureProject.ts';

/** A service of the project at one time. */
interface Service {
  readonly name: string;
  /** `shared`: its client is the one of all services. */
  client: 'eager' | 'lazy' | 'shared' | 'suppressed' | 'broken' | 'python';
  deployed: boolean;
}

interface State {
  readonly services: Service[];
  made: number;
  shared: 'eager' | 'lazy';
  folder: 'services' | 'packages';
  rule: 'warning' | 'error' | 'off' | undefined;
  diagram: 'right' | 'wrong' | undefined;
  ignored: string | undefined;
}

type Random = () => number;

const suppressed = eagerClient.replace('export const', '// archnotes-disable-next-line redis-eager-connect -- measured: always warm\nexport const');
const clients: readonly Service['client'][] = ['eager', 'eager', 'lazy', 'shared', 'suppressed', 'broken', 'python'];

/** What a commit may do to the project, the usual more than once. */
const changes: readonly ((state: State, random: Random) => void)[] = [
  added,
  added,
  (state, random) => void state.services.splice(Math.floor(random() * state.services.length), 1),
  changed,
  changed,
  changed,
  (state, random) => {
    const service = picked(state.services, random);
    if (service !== undefined) service.deployed = !service.deployed;
  },
  (state) => (state.shared = state.shared === 'eager' ? 'lazy' : 'eager'),
  (state) => (state.folder = state.folder === 'services' ? 'packages' : 'services'),
  (state, random) => (state.rule = picked(['warning', 'error', 'off', undefined], random)),
  (state, random) => (state.diagram = picked(['right', 'wrong', undefined], random)),
  (state, random) => (state.ignored = random() < 0.5 ? undefined : picked(state.services, random)?.name),
];

/**
 * The files of a project after each commit of a week's work, which a seed decides: services come, go and move, clients are mended and broken,
 * templates, settings, diagrams and ignore files change.
 */
export function writtenWeek(seed: number, commits: number): readonly Texts[] {
  const random = seeded(seed);
  const state: State = { services: [], made: 0, shared: 'eager', folder: 'services', rule: undefined, diagram: undefined, ignored: undefined };
  for (let service = 0; service < 6; service += 1) added(state, random);
  return Array.from({ length: commits }, () => {
    for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits -= 1) picked(changes, random)?.(state, random);
    return filesOf(state);
  });
}

function added(state: State, random: Random): void {
  state.services.push({ name: `s${String(state.made)}`, client: picked(clients, random) ?? 'eager', deployed: random() < 0.8 });
  state.made += 1;
}

function changed(state: State, random: Random): void {
  const service = picked(state.services, random);
  if (service !== undefined) service.client = picked(clients, random) ?? 'lazy';
}

function picked<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

function filesOf({ services, shared, folder, rule, diagram, ignored }: State): Texts {
  const deployed = services.filter((service) => service.deployed);
  return {
    'package.json': '{ "name": "week", "dependencies": { "ioredis": "^5.4.0" } }\n',
    'shared/index.ts': "export * from './redis';\n",
    'shared/redis.ts': shared === 'eager' ? eagerClient : lazyClient,
    ...(deployed.length === 0 ? {} : { 'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${deployed.map((one) => functionOf(one, folder)).join('')}` }),
    ...(rule === undefined ? {} : { 'archnotes.json': `{ "rules": { "redis-eager-connect": "${rule}" } }\n` }),
    ...(diagram === undefined ? {} : { 'docs/shop.mmd': diagram === 'right' ? 'flowchart LR\n  a --> b\n' : 'flowchart LR\n  a --> \n' }),
    ...(ignored === undefined ? {} : { '.gitignore': `/${folder}/${ignored}/\n` }),
    ...Object.fromEntries(services.flatMap((service) => Object.entries(filesOfService(service)).map(([file, text]) => [`${folder}/${service.name}/${file}`, text]))),
  };
}

function filesOfService({ name, client }: Service): Texts {
  if (client === 'python') return { 'handler.py': `import redis\n\nclient = redis.Redis(host="redis")\nclient.ping()\n\ndef handler(event, context):\n    return client.get("${name}")\n` };
  const handler = (from: string): string => `import { redis } from '${from}';\n\nexport const handler = async () => redis.get('${name}');\n`;
  if (client === 'shared') return { 'handler.ts': handler('../../shared') };
  const texts = { eager: eagerClient, lazy: lazyClient, suppressed, broken: eagerClient.slice(0, eagerClient.indexOf('host')) };
  return { 'handler.ts': handler('./redis'), 'redis.ts': texts[client] };
}

function functionOf({ name, client }: Service, folder: string): string {
  return `  ${name}:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: ${folder}/${name}, Handler: handler.handler, Runtime: ${client === 'python' ? 'python3.13' : 'nodejs22.x'}, Timeout: 15 }\n`;
}
