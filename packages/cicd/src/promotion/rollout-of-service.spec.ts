import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { type Log, openLog, openStateStore, parsePolicy } from '@org/delivery';
import { environmentsMetadata } from '../graph/environments-metadata';
import { APPLICATION_TAG, memberTag, SERVICE_TAG } from '../graph/tags';
import type { ApplicationConfig } from '../model/application-config';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { rolloutOfService } from './rollout-of-service';
import { simulateRollout } from './simulate-rollout';

type EnvironmentConfig = NonNullable<ApplicationConfig['environments']>[string];
const canary: NonNullable<EnvironmentConfig['rollout']> = { strategy: 'canary' };

describe('a rollout', () => {
  let folder: TempFolder;
  let log: Log;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
      'apps/users-ms/service.json': {
        name: 'users-ms',
        application: 'super-deals',
        rollout: { strategy: 'linear', step: 50, bake: '6 m' },
      },
    });
    mkdirSync(join(folder.path, 'tmp/delivery'), { recursive: true });
    const store = openStateStore('tmp/delivery/state', { root: folder.path, env: {} });
    log = openLog(store, { application: 'super-deals', environment: 'production' });
  });
  afterEach(() => folder.remove());

  const contextOf = (projectName: string, configurationName = 'production'): ExecutorContext => {
    const environments = { staging: {}, production: { rollout: canary } };
    const metadata = environmentsMetadata({ name: 'super-deals', environments });
    const node = (name: string, tags: string[]) => ({
      name,
      type: 'app',
      data: { root: `apps/${name}`, tags, metadata },
    });
    const services = ['deals-ms', 'users-ms'];
    return {
      root: folder.path,
      projectName,
      configurationName,
      projectGraph: {
        nodes: {
          'super-deals': node('super-deals', [APPLICATION_TAG]),
          ...Object.fromEntries(
            services.map((name) => [name, node(name, [SERVICE_TAG, memberTag('super-deals')])]),
          ),
        },
        dependencies: {
          'super-deals': services.map((target) => ({
            source: 'super-deals',
            target,
            type: 'implicit',
          })),
        },
      },
    } as unknown as ExecutorContext;
  };

  const append = async (entry: Record<string, unknown>): Promise<number> => {
    const { head } = await log.read();
    const result = await log.append(head, { by: 'ada', ...entry } as never);
    if (!result.appended) throw new Error('somebody else was faster');
    return result.record.sequence;
  };

  /** At 10 percent. */
  const goingOn = async (): Promise<number> => {
    const of = await append({
      ...{ kind: 'rollout-started', service: 'deals-ms', deployment: null },
      ...{ previousVersion: 'deals:6', newVersion: 'deals:7', plan: parsePolicy(canary, 'test') },
    });
    await append({ kind: 'weight-intended', of, step: 0, weight: 10 });
    const effective = '2026-11-21T10:00:00.000Z';
    await append({ kind: 'weight-set', of, step: 0, weight: 10, effective });
    return of;
  };

  const kinds = async (): Promise<string[]> => (await log.read()).records.map(({ kind }) => kind);

  describe('on record', () => {
    test('is told in a table and a picture', async () => {
      await goingOn();
      const { lines, timeline, picture } = await rolloutOfService({}, contextOf('deals-ms'));
      expect(lines[0]).toBe('deals-ms: from deals:6 to deals:7, going on');
      expect(lines.join('\n')).toContain('canary: 10 → 50 → 100 %');
      expect(timeline).toMatchObject({ service: 'deals-ms', outcome: null });
      expect(picture()).toMatch(/^<svg /);
    });

    test('may never have been', async () => {
      const { lines, timeline } = await rolloutOfService({}, contextOf('deals-ms', 'staging'));
      expect(lines).toEqual([expect.stringContaining('no rollout in staging')]);
      expect(timeline).toBeNull();
    });

    test('takes what is asked of it, once', async () => {
      await goingOn();
      const ask = (action: 'pause' | 'resume' | 'skip' | 'abort', because?: string) =>
        rolloutOfService({ action, because }, contextOf('deals-ms'));
      expect((await ask('pause')).lines[0]).toMatch(/ has asked: pause\.$/);
      expect((await ask('pause')).lines[0]).toBe('It is so already.');
      await ask('resume');
      await ask('skip');
      await expect(ask('abort')).rejects.toThrow('--because');
      await expect(ask('abort', ' ')).rejects.toThrow('--because');
      await ask('abort', 'customers cannot pay');
      expect((await kinds()).slice(3)).toEqual([
        ...['rollout-paused', 'rollout-resumed', 'step-skipped', 'rollout-abort-asked'],
      ]);
      await expect(ask('skip')).rejects.toThrow(/goes back already: .*customers cannot pay/);
    });

    test('is of a service, and there has to be one', async () => {
      await expect(
        rolloutOfService({ action: 'pause' }, contextOf('users-ms')),
      ).rejects.toMatchObject({ code: 'invalid-options', where: 'users-ms' });
      await expect(rolloutOfService({}, contextOf('super-deals'))).rejects.toThrow(
        'super-deals is an application',
      );
    });
  });

  describe('that is simulated', () => {
    test('a good release takes over', async () => {
      const { timeline, lines } = await simulateRollout({}, contextOf('deals-ms'));
      expect(timeline).toMatchObject({ outcome: 'succeeded', service: 'deals-ms' });
      expect(lines.join('\n')).toContain('100 %');
      expect(await kinds()).toEqual([]);
    });

    test('one that breaks goes back', async () => {
      const { timeline } = await simulateRollout({ breaksAfter: 12 }, contextOf('deals-ms'));
      expect(timeline?.outcome).toBe('rolled-back');
      const weights = timeline?.entries.map(({ weight }) => weight) ?? [];
      expect(Math.max(...weights)).toBe(50);
    });

    test('recorded metrics are shared by weight, and the way of the service counts', async () => {
      const minute = (at: number, errors: number) => ({
        minute: new Date(Date.UTC(2026, 10, 21, 10, at)).toISOString(),
        ...{ requests: 1_000, errors, latency: 80 },
      });
      folder.write({ 'recorded.json': Array.from({ length: 60 }, (_, at) => minute(at, 0)) });
      const good = await simulateRollout({ metrics: 'recorded.json' }, contextOf('users-ms'));
      expect(good.timeline).toMatchObject({ outcome: 'succeeded' });
      expect(good.timeline?.plan.strategy).toBe('linear');
      expect(good.timeline?.entries[0]?.at).toBe('2026-11-21T10:00:00.000Z');
      folder.write({ 'bad.json': Array.from({ length: 60 }, (_, at) => minute(at, 100)) });
      const bad = await simulateRollout({ metrics: 'bad.json' }, contextOf('users-ms'));
      expect(bad.timeline?.outcome).toBe('rolled-back');
    });

    test.each<[unknown, string]>([
      ['{', 'is no JSON'],
      [[], 'has no minutes'],
      [[{ minute: 'soon' }], 'recorded.json#/0/minute'],
      [[{ minute: '2026-11-21T10:00:00Z', requests: -1, errors: 0 }], '#/0/requests'],
      [[{ minute: '2026-11-21T10:00:00Z', requests: 1 }], '#/0/errors'],
      [[{ minute: '2026-11-21T10:00:00Z', requests: 1, errors: 0, latency: 'x' }], '#/0/latency'],
    ])('metrics such as %j are refused', async (data, what) => {
      folder.write({ 'recorded.json': data as object });
      await expect(
        simulateRollout({ metrics: 'recorded.json' }, contextOf('deals-ms')),
      ).rejects.toThrow(what);
    });

    test('there is nothing to simulate where everything takes over at once', async () => {
      await expect(simulateRollout({}, contextOf('deals-ms', 'staging'))).rejects.toThrow(
        'application.json#/environments/staging/rollout',
      );
      const own = await simulateRollout({}, contextOf('users-ms', 'staging'));
      expect(own.timeline?.plan.strategy).toBe('linear');
    });
  });
});
