import assert from 'node:assert/strict';
import { connectionLimitOf, defineRule, hostsOf, type ClientHost } from '../../../src/core/rule/index.ts';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';

/** What a rule is told over a project: the hosts of every client, and the limits of every database. */
function toldBy(texts: Texts): { readonly hosts: readonly string[]; readonly limits: readonly string[] } {
  const hosts: string[] = [];
  const limits: string[] = [];
  const listening = defineRule({
    meta: { id: 'listening', summary: both, theme: 'serverless-connections', severity: 'hint', messages: {}, fixable: false, curedBy: undefined, source: '' },
    create: () => ({
      projectEnd(project) {
        for (const connection of project.connections) hosts.push(...hostsOf(connection, project).map((host) => shown(texts, host)));
        for (const each of project.resources) {
          const limit = connectionLimitOf(each, project.resources);
          if (limit !== undefined) limits.push(`${each.resource.name} ${String(limit.connections)} ${cut(texts, limit.at)}`);
        }
      },
    }),
  });
  const project = openProject({ ...projectOptions, rules: [listening] });
  project.apply(Object.entries(texts).map(([path, text]) => ({ kind: 'text', path, text })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  project.findings();
  return { hosts, limits };
}

const both = { en: '', ko: '' };

function cut(texts: Texts, { path, range }: ClientHost['at']): string {
  return (texts[path] ?? '').slice(range.start, range.end);
}

function shown(texts: Texts, host: ClientHost): string {
  const said = host.kind === 'text' ? `"${host.text}"` : `${host.plain ? '' : 'in '}${host.of.resource.name}`;
  return `${said} at ${cut(texts, host.at)}`;
}

const template = (variables: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Cache: { Type: AWS::ElastiCache::ServerlessCache, Properties: { Engine: valkey } }
  Orders:
    Type: AWS::Serverless::Function
    Properties: { Handler: a.handler, Environment: { Variables: ${variables} } }
`;

const client = (call: string): string => `import Redis from 'ioredis';\nconst redis = ${call};\nexport const handler = () => redis.get('a');\n`;

describe('hosts of a client', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['the address of a resource', '{ HOST: !GetAtt Cache.Endpoint.Address }', 'new Redis({ host: process.env.HOST })', ['Cache at !GetAtt Cache.Endpoint.Address']],
    ['put together', '{ HOST: !Sub "rediss://${Cache.Endpoint.Address}" }', 'new Redis(process.env.HOST!)', ['in Cache at !Sub "rediss://${Cache.Endpoint.Address}"']],
    ['a text of the template', '{ HOST: cache.shop }', 'new Redis({ host: process.env.HOST })', ['"cache.shop" at cache.shop']],
    ['a text of the code', '{ HOST: cache.shop }', "new Redis({ host: 'localhost' })", ['"localhost" at new Redis({ host: \'localhost\' })']],
    ['one or the other', '{ HOST: cache.shop }', "new Redis({ host: process.env.HOST ?? 'local' })", ['"cache.shop" at cache.shop', '"local" at new Redis({ host: process.env.HOST ?? \'local\' })']],
    ['not the port', '{ HOST: a, PORT: !GetAtt Cache.Endpoint.Port }', 'new Redis({ host: process.env.HOST, port: Number(process.env.PORT) })', ['"a" at a']],
    ['not a user', '{ NAME: !Ref Cache }', 'new Redis({ username: process.env.NAME })', []],
    ['a parameter', '{ HOST: !Ref CacheHost }', 'new Redis({ host: process.env.HOST })', []],
    ['a variable that is not set', '{ OTHER: a }', 'new Redis({ host: process.env.HOST })', []],
    ['a node of a cluster', '{ HOST: !GetAtt Cache.Endpoint.Address }', 'new Redis.Cluster([{ host: process.env.HOST }])', ['Cache at !GetAtt Cache.Endpoint.Address']],
  ];
  for (const [name, variables, call, expected] of cases) {
    it(name, () => {
      assert.deepEqual(toldBy({ 'template.yaml': template(variables), 'a.ts': client(call) }).hosts, expected);
    });
  }
});

describe('limits of databases', () => {
  const limited = (database: string, group: string): Texts => ({
    'template.yaml': `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Database: { Type: AWS::RDS::DBInstance, Properties: { ${database} } }\n  Cluster: { Type: AWS::RDS::DBCluster, Properties: { DBClusterParameterGroupName: !Ref Clusters } }\n  Clusters: { Type: AWS::RDS::DBClusterParameterGroup, Properties: { Parameters: { max_connections: 900 } } }\n  Group: { Type: AWS::RDS::DBParameterGroup, Properties: { Parameters: { ${group} } } }\n`,
    'a.ts': client('new Redis()'),
  });
  const ofCluster = 'Cluster 900 900';
  const cases: readonly (readonly [string, Texts, readonly string[]])[] = [
    ['of the parameter group', limited('DBParameterGroupName: !Ref Group', "max_connections: '40'"), ["Database 40 '40'", ofCluster]],
    ['of the cluster', limited('DBClusterIdentifier: !Ref Cluster', 'wait_timeout: 1'), ['Database 900 900', ofCluster]],
    ['of the instance before the cluster', limited('DBClusterIdentifier: !Ref Cluster, DBParameterGroupName: !Ref Group', 'max_connections: 40'), ['Database 40 40', ofCluster]],
    ['a formula', limited('DBParameterGroupName: !Ref Group', "max_connections: '{DBInstanceClassMemory/12582880}'"), [ofCluster]],
    ['a group of another name', limited('DBParameterGroupName: !Ref Other', 'max_connections: 40'), [ofCluster]],
    ['nothing said', limited('Engine: postgres', 'max_connections: 40'), [ofCluster]],
  ];
  for (const [name, texts, expected] of cases) {
    it(name, () => {
      assert.deepEqual(toldBy(texts).limits, expected);
    });
  }
});
