import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Offer, offerSchema } from '../domain/offer';
import {
  InvalidCursorError,
  type OfferPage,
  type OfferStore,
  type PageRequest,
} from './offer-store';

const keySchema = z.strictObject({ id: z.uuid() });

/** Keeps offers in a table whose partition key is `id`. Lists them in no order of their own. */
export class DynamoDbOfferStore implements OfferStore {
  readonly #table: string;
  readonly #client: DynamoDBDocumentClient;

  constructor(table: string, client = new DynamoDBClient()) {
    this.#table = table;
    this.#client = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
  }

  async add(item: Offer): Promise<boolean> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: item,
          ConditionExpression: 'attribute_not_exists(id)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async get(id: string): Promise<Offer | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { id }, ConsistentRead: true }),
    );
    return Item && offerSchema.parse(Item);
  }

  async list({ limit, cursor }: PageRequest): Promise<OfferPage> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new ScanCommand({
        TableName: this.#table,
        Limit: limit,
        ConsistentRead: true,
        ...(cursor !== undefined && { ExclusiveStartKey: decode(cursor) }),
      }),
    );
    const items = Items.map((item) => offerSchema.parse(item));
    return LastEvaluatedKey ? { items, nextCursor: encode(LastEvaluatedKey) } : { items };
  }
}

function encode(key: object): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decode(cursor: string): z.infer<typeof keySchema> {
  try {
    return keySchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new InvalidCursorError('The cursor is not one that a page came with.');
  }
}
