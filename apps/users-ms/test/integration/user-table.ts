import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Tables of the local cloud, made as the infrastructure makes them. */
export class UserTables {
  readonly #client: DynamoDBClient;
  readonly #names: string[] = [];

  /** @throws Error when no local cloud is named: never in a real account */
  constructor({ AWS_ENDPOINT_URL }: NodeJS.ProcessEnv) {
    if (!AWS_ENDPOINT_URL) {
      throw new Error('AWS_ENDPOINT_URL names no local cloud. Run: nx integration-test users-ms');
    }
    this.#client = new DynamoDBClient();
  }

  /** @returns the name of an empty table */
  async create(): Promise<string> {
    const name = `local-users-ms-users-${randomUUID()}`;
    await this.#client.send(
      new CreateTableCommand({
        TableName: name,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    this.#names.push(name);
    return name;
  }

  /** Deletes all of them. */
  async delete(): Promise<void> {
    for (const name of this.#names.splice(0)) {
      await this.#client.send(new DeleteTableCommand({ TableName: name }));
    }
    this.#client.destroy();
  }
}
