import { ConditionalCheckFailedException, paginateQuery, paginateScan, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { JournalConflictError } from './journal.js';
import type { Journal, JournalEntry } from './journal.js';

/**
 * A journal in a table of DynamoDB: an item for each entry, by `sagaId` and `place`. Whoever writes a place first has it.
 * Sagas that have ended stay until you delete their items.
 */
export function createTableJournal(client: DynamoDBClient, table: string): Journal {
  return {
    append: async (sagaId, place, entry) => {
      const Item = { sagaId: { S: sagaId }, place: { N: String(place) }, entry: { S: JSON.stringify(entry) } };
      try {
        await client.send(new PutItemCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(sagaId)' }));
      } catch (error) {
        // Also where an answer was lost and the client asked again: whoever cannot be sure stops, and the saga is resumed.
        throw error instanceof ConditionalCheckFailedException ? new JournalConflictError(sagaId, place) : error;
      }
    },
    read: async (sagaId) => {
      const query = { TableName: table, KeyConditionExpression: 'sagaId = :sagaId', ExpressionAttributeValues: { ':sagaId': { S: sagaId } }, ConsistentRead: true };
      const entries: JournalEntry[] = [];
      for await (const { Items = [] } of paginateQuery({ client }, query)) entries.push(...Items.map(entryIn));
      return entries;
    },
    // It reads the whole table: for `recover`, which somebody runs by hand.
    unfinished: async () => {
      const open = new Set<string>();
      const ended = new Set<string>();
      for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
        for (const item of Items) (entryIn(item).type === 'saga-ended' ? ended : open).add(item['sagaId']?.S ?? '');
      }
      return [...open].filter((sagaId) => !ended.has(sagaId)).sort();
    },
  };
}

function entryIn({ entry }: Readonly<Record<string, AttributeValue>>): JournalEntry {
  return JSON.parse(entry?.S ?? '') as JournalEntry;
}
