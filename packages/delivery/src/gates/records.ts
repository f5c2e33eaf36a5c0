import type { Digest } from '../artifacts/digest';
import { defineKind } from '../state/log/record-kind';

const DIGEST = '^sha256:[0-9a-f]{64}$';
const MOMENT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$';

const fingerprint = {
  description: 'The fingerprint of the sealed manifest or candidate that is meant.',
  type: 'string',
  pattern: DIGEST,
};

const release = {
  service: { description: 'The service.', type: 'string', minLength: 1 },
  version: {
    description: 'Its version; null for bytes that have no release.',
    type: ['string', 'null'],
    minLength: 1,
  },
  artifact: { description: 'Its bytes.', type: 'string', pattern: DIGEST },
  why: { description: 'The reason, for people.', type: 'string', minLength: 1 },
};

interface Release {
  service: string;
  version: string | null;
  artifact: Digest;
  why: string;
}

/** Who made the record approves. */
export const approvalGiven = defineKind<{ fingerprint: Digest; expires?: string }>({
  kind: 'approval-given',
  description: 'Who made this record approves of something going into the environment.',
  properties: {
    fingerprint,
    expires: {
      description: 'When it does not count any more: ISO 8601, UTC.',
      type: 'string',
      pattern: MOMENT,
    },
  },
  required: ['fingerprint'],
});

/** Who made the record takes back what they approved of. */
export const approvalRevoked = defineKind<{ fingerprint: Digest }>({
  kind: 'approval-revoked',
  description: 'Who made this record does not approve any more.',
  properties: { fingerprint },
  required: ['fingerprint'],
});

/** A release, and its bytes under any name, do not go into the environment from here on. */
export const releaseRejected = defineKind<Release>({
  kind: 'release-rejected',
  description:
    'This release, and its bytes under any name, do not go into the environment until that is lifted.',
  properties: release,
  required: ['service', 'version', 'artifact', 'why'],
});

/** All rejections of the release, and of its bytes, are over. */
export const rejectionLifted = defineKind<Release>({
  kind: 'rejection-lifted',
  description: 'This release, and its bytes under any name, may go into the environment again.',
  properties: release,
  required: ['service', 'version', 'artifact', 'why'],
});
