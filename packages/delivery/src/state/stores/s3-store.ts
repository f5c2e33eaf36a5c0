import type { S3Client } from '@aws-sdk/client-s3';
import { checkKey, checkPrefix, checkText, selectKeys } from '../keys';
import { mapParallel } from '../parallel';
import { backOff, realPorts, type StatePorts } from '../ports';
import { decodeText, unreachable, unsure } from '../state-errors';
import type { StateStore } from '../state-store';
import { adviceOn, judgeS3, s3Message } from './s3-errors';

const ATTEMPTS = 6;
const PAUSE = { first: 200, longest: 5_000 };
const REQUESTS_AT_ONCE = 16;

export interface S3StateStoreOptions {
  bucket: string;
  /** Of all keys, without a `/` at its end; empty for none. */
  prefix: string;
  /** One that tries everything once. Called when it is first needed. */
  openClient(): Promise<S3Client>;
  /** How many keys a page of a listing has at most. Default: 1,000, which is the most S3 gives. */
  pageSize?: number;
  ports?: StatePorts;
}

/**
 * A state store in an S3 bucket, an object per document, written on condition that there is none. Each is marked with who wrote
 * it, so that an answer that was lost can be found out.
 */
export function s3StateStore(options: S3StateStoreOptions): StateStore {
  const { bucket, prefix, openClient, pageSize = 1_000, ports = realPorts } = options;
  const start = prefix === '' ? '' : `${prefix}/`;
  const address = `s3://${bucket}/${prefix}`.replace(/\/$/, '');
  const at = (key: string) => ({ Bucket: bucket, Key: `${start}${key}` });
  const whereIs = (key: string): string => `${address}/${key}`;
  const pause = (attempt: number): Promise<void> =>
    ports.sleep(backOff(attempt, ports.random(), PAUSE));
  let opened: ReturnType<typeof open> | undefined;
  const open = async () => ({
    sdk: await import('@aws-sdk/client-s3'),
    client: await openClient(),
  });
  const s3 = (): ReturnType<typeof open> => (opened ??= open());

  /** Asks what changes nothing, again while it is no answer. @returns `undefined` when there is no such object */
  const ask = async <Answer>(where: string, send: () => Promise<Answer>) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send();
      } catch (error) {
        const verdict = judgeS3(error);
        if (verdict === 'missing') return undefined;
        if (verdict === 'refused' || attempt === ATTEMPTS)
          throw unreachable(where, s3Message(error), adviceOn(error, bucket));
        await pause(attempt);
      }
    }
  };

  const writerOf = async (key: string): Promise<string | undefined> => {
    const { client, sdk } = await s3();
    const there = await ask(whereIs(key), () => client.send(new sdk.HeadObjectCommand(at(key))));
    return there?.Metadata?.['write-id'];
  };

  const put = async (key: string, text: string): Promise<boolean> => {
    const { client, sdk } = await s3();
    const writeId = ports.newId();
    const body = Buffer.from(text, 'utf8');
    const command = () =>
      new sdk.PutObjectCommand({
        ...at(key),
        Body: body,
        ContentLength: body.length,
        ContentType: 'application/json; charset=utf-8',
        IfNoneMatch: '*',
        ChecksumAlgorithm: 'SHA256',
        Metadata: { 'write-id': writeId },
      });
    let isOpen = false;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(command());
        return true;
      } catch (error) {
        const verdict = judgeS3(error);
        if (verdict === 'taken' && !isOpen) return false;
        isOpen ||= verdict === 'unknown';
        if (isOpen) {
          const writer = await writerOf(key).catch(() => {
            throw unsure(whereIs(key), s3Message(error));
          });
          if (writer !== undefined || verdict === 'taken') return writer === writeId;
        }
        if (attempt < ATTEMPTS && verdict !== 'refused' && verdict !== 'missing')
          await pause(attempt);
        else if (isOpen) throw unsure(whereIs(key), s3Message(error));
        else throw unreachable(address, s3Message(error), adviceOn(error, bucket));
      }
    }
  };

  const get = async (key: string): Promise<string | undefined> => {
    const { client, sdk } = await s3();
    const command = { ...at(key), ChecksumMode: 'ENABLED' as const };
    const bytes = await ask(whereIs(key), async () => {
      const { Body } = await client.send(new sdk.GetObjectCommand(command));
      return Body?.transformToByteArray();
    });
    return bytes === undefined ? undefined : decodeText(whereIs(key), bytes);
  };

  return {
    address,
    async create(key, text) {
      checkKey(key);
      checkText(key, text);
      return put(key, text);
    },
    async read(key) {
      checkKey(key);
      return get(key);
    },
    async readMany(keys) {
      keys.forEach(checkKey);
      const texts = await mapParallel(keys, REQUESTS_AT_ONCE, get);
      const entries = keys.map((key, index) => [key, texts[index]] as const);
      return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
    },
    async list(wanted, { after } = {}) {
      checkPrefix(wanted);
      const { client, sdk } = await s3();
      const keys: string[] = [];
      let next: string | undefined;
      do {
        const page = await ask(address, () =>
          client.send(
            new sdk.ListObjectsV2Command({
              Bucket: bucket,
              Prefix: `${start}${wanted}`,
              MaxKeys: pageSize,
              ...(after === undefined ? {} : { StartAfter: `${start}${after}` }),
              ...(next === undefined ? {} : { ContinuationToken: next }),
            }),
          ),
        );
        keys.push(...(page?.Contents ?? []).map(({ Key = '' }) => Key.slice(start.length)));
        next = page?.NextContinuationToken;
      } while (next !== undefined);
      return selectKeys(keys, wanted, after);
    },
  };
}
