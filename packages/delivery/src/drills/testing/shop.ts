import { environmentAfter } from '../../change/environment-state';
import { promotionStarted } from '../../change/records';
import { rejectionsAfter } from '../../gates/rejections';
import { DrillWorld } from './world';

export const CALLS = { 'bff-api': { 'deals-ms': '^2' } };
export const SERVICES = { 'bff-api': '1.0.0', 'deals-ms': '2.0.0' };

/** Two releases of deals-ms, of which bff-api is the consumer. */
export async function shop(): Promise<DrillWorld> {
  const world = new DrillWorld();
  await world.promote(SERVICES, CALLS);
  await world.promote({ ...SERVICES, 'deals-ms': '2.1.0' }, CALLS);
  return world;
}

/** What must be as it was. */
export async function traces(world: DrillWorld) {
  const records = await world.records();
  const { open, verified } = environmentAfter(records);
  return {
    running: await world.running(),
    actual: Object.fromEntries([...world.actual].sort()),
    items: world.items().sort((a, b) => (a.key < b.key ? -1 : 1)),
    applied: [...world.data.states.keys()],
    promotions: records.filter(promotionStarted.is).length,
    rejections: rejectionsAfter(records),
    open,
    verified,
  };
}
