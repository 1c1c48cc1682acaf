import { DeleteItemCommand, paginateScan, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Outbox, ParkedCompensation } from './outbox.js';

/** An outbox in a table of DynamoDB: an item for each parked compensation, by `sagaId` and `step`. */
export function createTableOutbox(client: DynamoDBClient, table: string): Outbox {
  return {
    park: async ({ sagaId, saga, step, reason, parkedAt }) => {
      const Item = { sagaId: { S: sagaId }, step: { S: step }, saga: { S: saga }, reason: { S: reason }, parkedAt: { S: parkedAt } };
      await client.send(new PutItemCommand({ TableName: table, Item }));
    },
    list: async () => {
      const parked: ParkedCompensation[] = [];
      for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
        parked.push(...Items.map((item) => ({
          sagaId: item['sagaId']?.S ?? '', saga: item['saga']?.S ?? '', step: item['step']?.S ?? '', reason: item['reason']?.S ?? '', parkedAt: item['parkedAt']?.S ?? '',
        })));
      }
      return parked;
    },
    remove: async ({ sagaId, step }) => {
      await client.send(new DeleteItemCommand({ TableName: table, Key: { sagaId: { S: sagaId }, step: { S: step } } }));
    },
  };
}
