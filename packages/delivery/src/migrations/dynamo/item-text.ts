import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB has it. */
export type Attributes = Record<string, AttributeValue>;

/** An item as a text that is the same for the same item: JSON, members and sets sorted, bytes in base64. */
export function itemText(attributes: Attributes): string {
  return JSON.stringify(plain({ M: attributes }).M);
}

/** What {@link itemText} wrote. */
export function parseItem(text: string): Attributes {
  return (revive({ M: JSON.parse(text) as Record<string, Plain> }) as { M: Attributes }).M;
}

/** Which item it is, for people and once: `dealId="42"`. */
export function itemKey(attributes: Attributes, keys: readonly string[]): string {
  return keys
    .map((name) => {
      const { S, N, B } = attributes[name] ?? {};
      const value = S === undefined ? (N ?? base64(B ?? new Uint8Array())) : JSON.stringify(S);
      return `${name}=${value}`;
    })
    .join(', ');
}

type Plain = { [type: string]: unknown } & { M?: Record<string, Plain>; L?: Plain[] };

function plain(value: AttributeValue): Plain {
  if (value.M !== undefined) {
    const members = Object.entries(value.M).sort(([a], [b]) => (a < b ? -1 : 1));
    return { M: Object.fromEntries(members.map(([name, each]) => [name, plain(each)])) };
  }
  if (value.L !== undefined) return { L: value.L.map(plain) };
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64).sort() };
  if (value.SS !== undefined) return { SS: [...value.SS].sort() };
  if (value.NS !== undefined) return { NS: [...value.NS].sort() };
  return { ...value };
}

function revive(value: Plain): AttributeValue {
  const { M, L, B, BS } = value;
  if (M !== undefined)
    return {
      M: Object.fromEntries(Object.entries(M).map(([name, each]) => [name, revive(each)])),
    };
  if (L !== undefined) return { L: L.map(revive) };
  if (B !== undefined) return { B: bytes(B as string) };
  if (BS !== undefined) return { BS: (BS as string[]).map(bytes) };
  return value as unknown as AttributeValue;
}

function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64');
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
