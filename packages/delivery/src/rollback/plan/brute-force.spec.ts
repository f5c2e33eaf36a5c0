import fc from 'fast-check';
import { planRollback } from './plan-rollback';
import {
  bruteForce,
  type Combination,
  holds,
  optionsOf,
  smallApplications,
  totalOf,
} from './testing/applications';
import type { RollbackPlan } from './types';

const numRuns = Number(process.env['PLAN_RUNS'] ?? 3000);

test('finds what trying every combination finds, and nothing cheaper', () => {
  fc.assert(
    fc.property(smallApplications, (application) => {
      const { histories, faulty, contracts } = application;
      const plan = planRollback(histories, faulty, contracts);
      const best = bruteForce(application);
      if (!plan.possible) {
        expect(best).toBeNull();
        return;
      }
      const chosen: Combination = histories.map((history) => {
        const move = plan.moves.find(({ service }) => service === history.service);
        const [stays, ...others] = optionsOf(history);
        const found =
          move === undefined ? stays : others.find(({ release }) => release.name === move.to);
        if (found === undefined) throw new Error(`${history.service} cannot go to ${move?.to}`);
        return found;
      });
      expect(totalOf(chosen)).toEqual(best);
      expect(holds(histories, chosen, contracts)).toBe(true);
      for (const { service, name } of faulty) {
        const at = histories.findIndex((history) => history.service === service);
        expect(chosen[at]?.release.name).not.toBe(name);
      }
    }),
    { numRuns },
  );
});

test('whoever moves is faulty, or does not go together with somebody who moves', () => {
  fc.assert(
    fc.property(smallApplications, ({ histories, faulty, contracts }) => {
      const plan = planRollback(histories, faulty, contracts);
      if (!plan.possible) return;
      const targets = new Map(plan.moves.map(({ service, to }) => [service, to]));
      for (const { service, from, because } of plan.moves) {
        if (because.kind === 'faulty') {
          expect(faulty).toContainEqual({ service, name: from });
          continue;
        }
        const { consumer, release, provider } = because.pair;
        expect([consumer, provider]).toContain(service);
        // One of the pair runs what it goes to, the other is the one that cannot stay.
        expect(release).toBe(service === consumer ? from : targets.get(consumer));
        expect(targets.has(service === consumer ? provider : consumer)).toBe(true);
      }
    }),
    { numRuns: numRuns / 3 },
  );
});

test('what is in the way is a pair that some release of the faulty service runs into', () => {
  fc.assert(
    fc.property(smallApplications, ({ histories, faulty, contracts }) => {
      const plan = planRollback(histories, faulty, contracts);
      if (plan.possible) return;
      expect(plan.obstacles).not.toEqual([]);
      for (const obstacle of plan.obstacles) {
        if (obstacle.kind !== 'pair') continue;
        const { pair, blocked, release } = obstacle;
        expect([pair.consumer, pair.provider]).toContain(blocked);
        expect(faulty.map(({ service }) => service)).toContain(release.service);
        const consumer = histories.find(({ service }) => service === pair.consumer);
        const callers = [consumer?.running, ...(consumer?.earlier ?? [])];
        expect(
          callers.some(
            (each) => each?.name === pair.release && each.consumes[pair.provider] === pair.range,
          ),
        ).toBe(true);
      }
    }),
    { numRuns: numRuns / 3 },
  );
});

test('documents decide in some of these: else nothing was tried', () => {
  const applications = fc.sample(smallApplications, { numRuns: 1000, seed: 1 });
  const differ = applications.filter(({ histories, faulty, contracts }) => {
    const [withDocuments, without] = [
      planRollback(histories, faulty, contracts),
      planRollback(histories, faulty),
    ];
    return JSON.stringify(movesOf(withDocuments)) !== JSON.stringify(movesOf(without));
  });
  expect(differ.length).toBeGreaterThan(30);
});

function movesOf(plan: RollbackPlan): unknown {
  return plan.possible ? plan.moves.map(({ service, to }) => [service, to]) : null;
}
