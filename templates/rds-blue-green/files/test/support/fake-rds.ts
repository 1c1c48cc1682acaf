import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { RDSClient } from '@aws-sdk/client-rds';

/** A request of the RDS query protocol: its action, and its parameters. */
export interface Call {
  readonly action: string;
  readonly parameters: URLSearchParams;
}

/** What the deployment is, as of one look. */
export interface Look {
  readonly status: string;
  readonly details?: string;
  readonly members?: readonly (readonly [source: string, target: string, status: string])[];
}

/** RDS on the loopback interface, as far as a switchover needs it. It lives as long as the test. */
export interface FakeRds {
  readonly client: RDSClient;
  readonly calls: readonly Call[];
  /** What successive looks at the deployment see; the last one stays. */
  looks: Look[];
  /** Statuses of databases by identifier; `available` where none is said. */
  readonly statuses: Map<string, string>;
  /** How parameters of instances are applied. */
  parameterStatus: string;
  readonly tags: Map<string, string>;
  /** Actions that are refused, with the code of the error. */
  readonly refused: Map<string, string>;
  count(action: string): number;
}

const account = 'arn:aws:rds:ap-northeast-2:123456789012';
<% if kind == 'aurora' %>
const kind = 'cluster';
<% else %>
const kind = 'db';
<% endif %>
export const deploymentId = 'bgd-1234567890abcdef';
export const blueArn = `${account}:${kind}:orders`;
export const greenArn = `${account}:${kind}:orders-green-abc123`;
/** Of blue when it has been switched over. */
export const oldArn = `${account}:${kind}:orders-old1`;
<% if kind == 'aurora' %>
export const otherOldArn = `${account}:db:orders-1-old1`;
export const otherGreenArn = `${account}:db:orders-1-green-abc123`;
<% else %>
export const otherOldArn = `${account}:db:orders-replica-old1`;
export const otherGreenArn = `${account}:db:orders-replica-green-abc123`;
<% endif %>

export async function startFakeRds(test: TestContext): Promise<FakeRds> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const parameters = new URLSearchParams(body);
      const action = parameters.get('Action') ?? '';
      calls.push({ action, parameters });
      const code = fake.refused.get(action);
      response.writeHead(code === undefined ? 200 : 400, { 'content-type': 'text/xml' });
      response.end(code === undefined ? reply(action, answer(fake, { action, parameters })) : refusal(code));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new RDSClient({ endpoint: `http://127.0.0.1:${port}`, region: 'ap-northeast-2', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 });
  test.after(async () => {
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const fake: FakeRds = {
    client,
    calls,
    looks: [{ status: 'AVAILABLE' }],
    statuses: new Map(),
    parameterStatus: 'in-sync',
    tags: new Map(),
    refused: new Map(),
    count: (action) => calls.filter((call) => call.action === action).length,
  };
  return fake;
}

function answer(fake: FakeRds, { action, parameters }: Call): string {
  switch (action) {
    case 'DescribeBlueGreenDeployments': {
      const look = fake.looks.length > 1 ? fake.looks.shift() : fake.looks[0];
      return `<BlueGreenDeployments><member>${deployment(look ?? { status: 'AVAILABLE' }, fake.tags)}</member></BlueGreenDeployments>`;
    }
    case 'DescribeDBInstances':
      return `<DBInstances><DBInstance>${instance(fake, nameIn(parameters, 'DBInstanceIdentifier'))}</DBInstance></DBInstances>`;
    case 'DescribeDBClusters':
      return `<DBClusters><DBCluster>${cluster(fake, nameIn(parameters, 'DBClusterIdentifier'))}</DBCluster></DBClusters>`;
    case 'AddTagsToResource':
      fake.tags.set(parameters.get('Tags.Tag.1.Key') ?? '', parameters.get('Tags.Tag.1.Value') ?? '');
      return '';
    case 'CreateBlueGreenDeployment':
    case 'SwitchoverBlueGreenDeployment':
      return `<BlueGreenDeployment>${deployment({ status: 'SWITCHOVER_IN_PROGRESS' }, fake.tags)}</BlueGreenDeployment>`;
    default:
      return '';
  }
}

function nameIn(parameters: URLSearchParams, key: string): string {
  return parameters.get(key)?.split(':').at(-1) ?? '';
}

function deployment({ status, details, members = [[blueArn, greenArn, status]] }: Look, tags: ReadonlyMap<string, string>): string {
  const [[source, target] = [blueArn, greenArn]] = members;
  return [
    `<BlueGreenDeploymentIdentifier>${deploymentId}</BlueGreenDeploymentIdentifier>`,
    `<Source>${source}</Source><Target>${target}</Target><Status>${status}</Status>`,
    details === undefined ? '' : `<StatusDetails>${details}</StatusDetails>`,
    `<SwitchoverDetails>${members.map(([from, to, own]) => `<member><SourceMember>${from}</SourceMember><TargetMember>${to}</TargetMember><Status>${own}</Status></member>`).join('')}</SwitchoverDetails>`,
    `<TagList>${[...tags].map(([key, value]) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`).join('')}</TagList>`,
  ].join('');
}

function instance({ statuses, parameterStatus }: FakeRds, name: string): string {
  return [
    `<DBInstanceIdentifier>${name}</DBInstanceIdentifier><DBInstanceStatus>${statuses.get(name) ?? 'available'}</DBInstanceStatus>`,
    `<Endpoint><Address>${name}.test</Address><Port>4000</Port></Endpoint>`,
    `<DBParameterGroups><DBParameterGroup><DBParameterGroupName>group</DBParameterGroupName><ParameterApplyStatus>${parameterStatus}</ParameterApplyStatus></DBParameterGroup></DBParameterGroups>`,
  ].join('');
}

function cluster({ statuses }: FakeRds, name: string): string {
  return `<DBClusterIdentifier>${name}</DBClusterIdentifier><Status>${statuses.get(name) ?? 'available'}</Status><Endpoint>${name}.test</Endpoint><Port>4000</Port>`;
}

function reply(action: string, result: string): string {
  return `<${action}Response xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><${action}Result>${result}</${action}Result></${action}Response>`;
}

function refusal(code: string): string {
  return `<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${code} was injected</Message></Error></ErrorResponse>`;
}
