import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

type Attribute = { readonly S?: string; readonly N?: string };
type Item = Readonly<Record<string, Attribute>>;

/** Items of one answer: few, so that there is always another page to ask for. */
const pageSize = 5;
/** What an item of each table is told by. */
const keys: Readonly<Record<string, readonly string[]>> = { journal: ['sagaId', 'place'], parked: ['sagaId', 'step'] };

/** Tables of DynamoDB on the loopback interface, as far as the store uses them, gone after the test: what the environment must say to reach them. */
export async function startTables(context: TestContext): Promise<Readonly<Record<string, string>>> {
  const tables = new Map<string, Map<string, Item>>(Object.keys(keys).map((table) => [table, new Map()]));
  const server = createServer((request, response) => {
    void text(request).then((body) => answer(tables, String(request.headers['x-amz-target']), JSON.parse(body) as Asked, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    JOURNAL_TABLE: 'journal',
    PARKED_TABLE: 'parked',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  };
}

interface Asked {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
  readonly ExclusiveStartKey?: Item;
}

function answer(tables: ReadonlyMap<string, Map<string, Item>>, target: string, asked: Asked, response: ServerResponse): void {
  const items = tables.get(asked.TableName) ?? new Map<string, Item>();
  const key = keyOf(asked.TableName, asked.Item ?? asked.Key ?? {});
  switch (target.slice(target.indexOf('.') + 1)) {
    case 'PutItem':
      if (asked.ConditionExpression === 'attribute_not_exists(sagaId)' && items.has(key)) return send(response, 400, { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException' });
      items.set(key, asked.Item ?? {});
      return send(response, 200, {});
    case 'DeleteItem':
      items.delete(key);
      return send(response, 200, {});
    case 'Query':
      return send(response, 200, pageOf([...items.values()].filter(({ sagaId }) => sagaId?.S === asked.ExpressionAttributeValues?.[':sagaId']?.S), asked));
    case 'Scan':
      return send(response, 200, pageOf([...items.values()], asked));
    default:
      return send(response, 400, { __type: 'UnknownOperationException' });
  }
}

function pageOf(items: readonly Item[], { TableName, ExclusiveStartKey }: Asked): object {
  const sorted = items.toSorted((one, other) => Number(one['place']?.N ?? 0) - Number(other['place']?.N ?? 0));
  const from = ExclusiveStartKey === undefined ? 0 : sorted.findIndex((item) => keyOf(TableName, item) === keyOf(TableName, ExclusiveStartKey)) + 1;
  const page = sorted.slice(from, from + pageSize);
  const last = page.at(-1);
  const isMore = last !== undefined && from + pageSize < sorted.length;
  return { Items: page, ...(isMore ? { LastEvaluatedKey: Object.fromEntries((keys[TableName] ?? []).map((name) => [name, last[name]])) } : {}) };
}

function keyOf(table: string, item: Item): string {
  return (keys[table] ?? []).map((name) => item[name]?.S ?? item[name]?.N).join('\n');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}
