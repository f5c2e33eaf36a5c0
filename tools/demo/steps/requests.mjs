import { equal, ok } from 'node:assert/strict';
import { openFront, startTraffic } from '@org/traffic';
import { APPLICATION } from '../story.mjs';
import { readJson, report } from './cloud.mjs';

/** @typedef {import('../context.mjs').Demo} Demo */

const SERVICE = 'deals-ms';

/** One minute is the least that metrics can be judged by. */
export const CANARY = Object.freeze({
  strategy: 'canary',
  steps: [{ weight: 20, bake: '1 m' }, { weight: 100 }],
  analysis: {
    rules: [{ name: 'errors', when: 'error_rate > 5 % for 1 m' }],
    minimumRequests: 5,
  },
});

/**
 * Promotes to production while requests come in all the time. The local cloud keeps the weights of aliases and does not honour them, so a
 * front of ours divides the requests by them.
 *
 * @param {Demo} demo
 */
export async function promoteWithRequests(demo) {
  const { endpoint } = await report(demo, 'local-cloud', '-c', 'production');
  const front = await openFront({
    function: `${SERVICE}-handler`,
    configuration: {
      endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
  });
  const traffic = startTraffic(`${front.url}/deals`, { perSecond: 10 });
  try {
    const { outcome, what } = await report(demo, 'promote', '-c', 'production');
    return { outcome, what, ...(await judge(demo, await traffic.stop())) };
  } finally {
    await traffic.stop();
    await front.close();
  }
}

/**
 * Whatever failed, the new version has answered.
 *
 * @param {Demo} demo
 * @param {Record<string, { requests: number, failed: number }>} tally
 */
async function judge(demo, tally) {
  const args = ['--json=tmp/rollout.json', '--svg=tmp/rollout.svg'];
  await demo.nx.run(['run', `${SERVICE}:rollout`, '-c', 'production', ...args]);
  const { newVersion, outcome } = await readJson(demo, 'rollout');
  const version = newVersion.split(':').at(-1);
  const { [version]: canary = { requests: 0, failed: 0 }, ...others } = tally;
  ok(canary.requests > 0, `nobody asked version ${version} of ${APPLICATION}`);
  const before = Object.values(others);
  equal(sum(before, 'failed'), 0, 'a request failed that the version before had answered');
  const requests = sum(before, 'requests') + canary.requests;
  const share = canary.requests / requests;
  return { canary, requests, share, rollout: outcome };
}

/** @param {{ requests: number, failed: number }[]} all @param {'requests' | 'failed'} what */
function sum(all, what) {
  return all.reduce((total, each) => total + each[what], 0);
}
