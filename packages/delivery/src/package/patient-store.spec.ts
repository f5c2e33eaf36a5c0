import { storeFailed } from '../artifacts/store/errors';
import type { ArtifactStore } from '../artifacts/store/artifact-store';
import { digestOf } from '../artifacts/digest';
import { patientStore } from './patient-store';
import { memoryArtifacts } from './testing/memory-artifacts';

const digest = digestOf('a');
const answered = (status: number): Error =>
  Object.assign(new Error(`status ${status}`), { $metadata: { httpStatusCode: status } });

/** A store that fails with each of these first. */
function failing(causes: unknown[]): { store: ArtifactStore; calls: () => number } {
  let calls = 0;
  const memory = memoryArtifacts(new Map([[digest, Buffer.from('a')]]));
  const has = async (): Promise<boolean> => {
    calls += 1;
    const cause = causes.shift();
    if (cause !== undefined) throw storeFailed('s3://bucket', cause);
    return memory.has(digest);
  };
  return { store: { ...memory, has }, calls: () => calls };
}

function patient(causes: unknown[]): {
  has: Promise<boolean>;
  calls: () => number;
  waited: number[];
} {
  const { store, calls } = failing(causes);
  const waited: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => void waited.push(milliseconds);
  const has = patientStore(store, { random: () => 0.5, sleep }).has(digest);
  return { has, calls, waited };
}

test('what was lost on the way, or came at a bad time, is tried again, less often each time', async () => {
  const { has, waited } = patient([new Error('ECONNRESET'), answered(503), answered(429)]);
  expect(await has).toBe(true);
  expect(waited).toEqual([150, 300, 600]);
});

test('it gives up after five attempts', async () => {
  const { has, calls } = patient(Array.from({ length: 9 }, () => answered(500)));
  await expect(has).rejects.toMatchObject({ code: 'store-failed' });
  expect(calls()).toBe(5);
});

test.each([
  ['is refused', answered(403)],
  ['has no credentials', Object.assign(new Error('none'), { name: 'CredentialsProviderError' })],
])('who %s is told at once', async (_, cause) => {
  const { has, calls } = patient([cause]);
  await expect(has).rejects.toMatchObject({ code: 'store-failed' });
  expect(calls()).toBe(1);
});
