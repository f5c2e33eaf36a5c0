import { fingerprintOf, type Sealed } from '../seal/sealed';
import type { Upstream } from './context';
import {
  artifactsOf,
  bytes,
  candidate,
  contextOf,
  manifest,
  minutes,
  service,
  SHOP,
} from './testing/gate-context';
import { verifiedUpstream } from './verified-upstream';

const staging = (...verified: Upstream['verified']): Upstream => ({
  environment: 'staging',
  verified,
});

const verified = (sealed: Sealed, at = minutes(-60), more: object = {}) => ({
  fingerprint: fingerprintOf(sealed),
  artifacts: artifactsOf(sealed),
  at,
  ...more,
});

const settings = { after: 'staging' };
const other = manifest({
  ...SHOP.services,
  'deals-ms': service('deals-ms', '2.1.0', { artifact: bytes('other') }),
});
const smaller = manifest({ 'deals-ms': service('deals-ms', '2.1.0') });
const larger = manifest({ ...SHOP.services, constructor: service('constructor', '1.0.0') });

describe('verified-upstream', () => {
  test.each<[string, object, string, string]>([
    ['is not asked where nothing comes before', { settings: {} }, 'passed', 'not asked'],
    [
      'takes the very same',
      { upstream: staging(verified(other), verified(SHOP)) },
      'passed',
      `staging verified it at 2026-11-21T11:00:00Z`,
    ],
    [
      'takes it when its bytes are known by fingerprint alone',
      { upstream: staging(verified(SHOP, minutes(-60), { artifacts: {} })) },
      'passed',
      'staging verified it at',
    ],
    [
      'takes a release of which a candidate had the bytes',
      { upstream: staging(verified(candidate(SHOP))) },
      'passed',
      `staging verified its bytes (${fingerprintOf(candidate(SHOP))})`,
    ],
    [
      'takes what was verified beside a service that is no part of it',
      { upstream: staging(verified(candidate(larger))) },
      'passed',
      'staging verified its bytes',
    ],
    [
      'refuses a candidate whose bytes alone were verified',
      { sealed: candidate(SHOP), upstream: staging(verified(SHOP)) },
      'refused',
      'staging did not verify this',
    ],
    [
      'refuses other bytes of one service, and names it',
      {
        upstream: staging(
          verified(SHOP, minutes(-90), { fingerprint: bytes('x'), artifacts: {} }),
          verified(other),
        ),
      },
      'refused',
      'staging did not verify this: what it verified last differs in deals-ms',
    ],
    [
      'refuses a combination of which each part was verified, in another one',
      {
        upstream: staging(
          verified(manifest({ 'bff-api': service('bff-api', '1.3.0') })),
          verified(smaller),
        ),
      },
      'refused',
      'staging did not verify this',
    ],
    [
      'refuses a service more, whatever it is called',
      { sealed: larger, upstream: staging(verified(SHOP)) },
      'refused',
      'what it verified last differs in constructor',
    ],
    [
      'refuses when nothing was verified',
      { upstream: staging() },
      'refused',
      'did not verify this',
    ],
    [
      'refuses when the time is none',
      { upstream: staging(verified(SHOP, 'yesterday')) },
      'refused',
      'did not verify this',
    ],
    ['refuses when nothing is known', { upstream: null }, 'refused', 'is not known'],
    [
      'refuses what another environment verified',
      { upstream: { environment: 'qa', verified: [verified(SHOP)] } },
      'refused',
      'what staging verified is not known',
    ],
  ])('%s', (_, given, outcome, what) => {
    expect(verifiedUpstream.check(contextOf({ settings, ...given }))).toMatchObject({
      gate: 'verified-upstream',
      outcome,
      what: expect.stringContaining(what),
    });
  });
});
