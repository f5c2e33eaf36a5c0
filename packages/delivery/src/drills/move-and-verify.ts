import type { DrillContext, Rehearsal } from './emergency';
import { thereAndBack } from './there-and-back';

/**
 * What is left of an emergency when it is seen: the services of the plan go back, which is verified, and come forward again.
 *
 * @param seen how it was noticed
 * @returns the recovery, from now until all that went back answers
 */
export async function moveAndVerify(
  { lock, by, ports, plan, emergency, say, begins }: DrillContext,
  seen: string,
): Promise<Rehearsal> {
  await begins();
  const from = ports.clock.now();
  let recoveryMilliseconds: number | null = null;
  const what = await thereAndBack(
    lock,
    { emergency, steps: plan.steps },
    {
      by,
      deliver: ports.deliver,
      onProgress: ({ service, message }) => say(`${service}: ${message}`),
      meanwhile: async () => {
        recoveryMilliseconds = Math.max(0, Math.round(ports.clock.now() - from));
      },
    },
  );
  return { what, seen, recoveryMilliseconds, damaged: null, compared: null };
}
