import type { StateStoreKind } from './kind';
import { openS3Client } from './s3-client';
import { s3StateStore } from './s3-store';

/** Of S3's rules for names of buckets, those that tell a mistake; access point aliases pass. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
const LONGEST_PREFIX = 200;

export const s3Kind: StateStoreKind = {
  scheme: 's3',
  syntax: 's3://bucket/prefix',
  open(rest, { env, ports }) {
    const [, bucket = '', prefix = ''] = /^\/\/([^/]*)(?:\/(.*?)\/?)?$/s.exec(rest) ?? [];
    if (!BUCKET.test(bucket)) return { problem: 'it names no bucket' };
    if (prefix !== '' && (!PREFIX.test(prefix) || prefix.length > LONGEST_PREFIX))
      return {
        problem: `the prefix must be of letters, digits, ".", "_", "-" and "/", at most ${LONGEST_PREFIX}`,
      };
    return s3StateStore({ bucket, prefix, openClient: () => openS3Client(env), ports });
  },
};
