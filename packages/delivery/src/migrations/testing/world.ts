import { type Digest, digestOf } from '../../artifacts/digest';
import { DeliveryError } from '../../delivery-error';
import type { HeldLock } from '../../state/lock/held-lock';
import type { LogRecord } from '../../state/log/record';
import type { StatePorts } from '../../state/ports';
import type { WindowRelease } from '../plan/contract-allowed';
import type { MigrationPhase } from '../plan/plan-migrations';
import { runMigrations } from '../run/run-migrations';
import type { PackagedStep, StepKind } from '../step';
import {
  type MemoryData,
  memoryBackups,
  memoryData,
  memoryDatabase,
  type MemoryItem,
  type MemoryStepContext,
} from './memory-database';

/** A step as a story has it. What release needs its old shape is true of the story, whatever the step says. */
export interface StoryStep {
  kind: StepKind;
  /** Release that has it first, counted from 0. */
  since: number;
  /** Of a contract step: the first release that does without the old shape. */
  fineFrom: number;
  /** Whether it says so; else it is told by who has the step. */
  saysNeeds: boolean;
  /** Of an expand step: whether it relies on the contract steps before it. */
  inTurn: boolean;
}

/** `at`: kill at that operation, counted from 1 for each attempt, before or after its effect. */
export interface Attempt {
  release: number;
  kill: { at: number; after: boolean } | null;
  /** Days that go by before. */
  days: number;
}

export interface Story {
  steps: readonly StoryStep[];
  attempts: readonly Attempt[];
  transactional: boolean;
  /** Days for which what ran can be gone back to. */
  window: number;
}

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-01-01T00:00:00Z');

export const idOf = (index: number): string =>
  `${String(index + 1).padStart(4, '0')}-step-${index + 1}`;
const versionOf = (release: number): string => `1.${release}.0`;

/** What a step makes of an item: it can be told how often it was done. */
function changed(item: MemoryItem, step: StoryStep, index: number, twice: boolean): MemoryItem {
  const name = `step${index + 1}`;
  const times = Number(item[name] ?? 0);
  if (!twice && times > 0) return item;
  const { [`old${index + 1}`]: removed, ...rest } = item;
  void removed;
  return step.kind === 'expand' ? { ...item, [name]: times + 1 } : { ...rest, [name]: times + 1 };
}

export function freshItems(story: Story): [string, MemoryItem][] {
  const old = story.steps.flatMap((step, index) =>
    step.kind === 'contract' ? [[`old${index + 1}`, 'data']] : [],
  );
  return Array.from({ length: 5 }, (_, index) => [
    `item-${index}`,
    { id: index, ...Object.fromEntries(old) },
  ]);
}

/** Lets a story happen, and says what went wrong in it. */
export class World {
  readonly faults: string[] = [];
  readonly data: MemoryData;
  readonly records: LogRecord[] = [];
  /** Ids of steps whose code was run to its end, as often as it was. */
  readonly ended: string[] = [];
  private now = START;
  private running: number | null = null;
  private candidate: number | null = null;
  private readonly left = new Map<number, number>();

  constructor(private readonly story: Story) {
    this.data = memoryData(freshItems(story));
  }

  /** @returns whether it took over */
  async attempt({ release, kill, days }: Attempt): Promise<boolean> {
    this.now += days * DAY;
    this.candidate = release;
    const taken = await this.migrate(release, 'expand', kill);
    if (taken !== 'done') return false;
    this.checkTakeover(release);
    if (this.running !== null && this.running !== release) this.left.set(this.running, this.now);
    this.running = release;
    this.left.delete(release);
    await this.migrate(release, 'contract', kill);
    return true;
  }

  stepsOf(release: number): PackagedStep[] {
    return this.story.steps.flatMap((step, index): PackagedStep[] => {
      if (step.since > release) return [];
      const id = idOf(index);
      const digest: Digest = digestOf(id);
      const says = step.kind === 'contract' && step.saysNeeds;
      return [
        {
          id,
          kind: step.kind,
          checksum: digest,
          digest,
          destroys: step.kind === 'contract',
          needs: says ? `>=${versionOf(step.fineFrom)}` : null,
          inTurn: step.inTurn && step.kind === 'expand',
          transaction: true,
          file: `${id}.${step.kind}.cjs`,
        },
      ];
    });
  }

  private async migrate(
    release: number,
    phase: MigrationPhase,
    kill: Attempt['kill'],
  ): Promise<'done' | 'refused' | 'killed'> {
    let operations = 0;
    let die: () => void = () => undefined;
    const killed = new Promise<'killed'>((resolve) => (die = () => resolve('killed')));
    const dead = (): Promise<never> => {
      die();
      return new Promise(() => undefined);
    };
    let isDead = false;
    const operate = async <Result>(effect: () => Result): Promise<Result> => {
      if (isDead) return dead();
      operations += 1;
      const isNow = operations === kill?.at;
      isDead ||= isNow;
      if (isNow && !kill?.after) return dead();
      const result = effect();
      return isNow ? dead() : result;
    };
    const ports: StatePorts = {
      now: () => this.now,
      sleep: async (milliseconds) => void (this.now += milliseconds),
      random: () => 0.5,
      newId: () => 'id',
    };
    const options = { transactional: this.story.transactional, operate, ports };
    const run: Promise<'done' | 'refused'> = runMigrations(this.lock(operate), {
      service: 'deals-ms',
      by: 'ada',
      release: { name: versionOf(release), version: versionOf(release) },
      phase,
      window: this.window(),
      packaged: { folder: 'memory', steps: this.stepsOf(release) },
      database: memoryDatabase(this.data, options),
      backups: memoryBackups(this.data, options),
      ports,
      load: async (_, { id }) => this.codeOf(id) as never,
    }).then(
      () => 'done' as const,
      (error: unknown) => {
        if (error instanceof DeliveryError && error.code === 'migration-refused') return 'refused';
        throw error;
      },
    );
    return Promise.race([run, killed]);
  }

  private codeOf(id: string): (context: MemoryStepContext) => Promise<void> {
    const index = Number(id.slice(0, 4)) - 1;
    const step = this.story.steps[index] as StoryStep;
    return async ({ all }) => {
      this.checkStart(id, index, step);
      await all((item) => changed(item, step, index, this.story.transactional));
      this.ended.push(id);
    };
  }

  private lock(operate: <Result>(effect: () => Result) => Promise<Result>): HeldLock {
    return {
      token: 1,
      records: this.records,
      signal: new AbortController().signal,
      append: (entry) =>
        operate(() => {
          const sequence = this.records.length + 1;
          const at = new Date(this.now).toISOString();
          const record = { ...entry, sequence, previous: null, id: `id-${sequence}`, at };
          this.records.push(record as LogRecord);
          return record as LogRecord;
        }),
    };
  }

  /** Those that run, ran last, or ran inside the window. */
  private inside(): number[] {
    const last = [...this.left].sort(([, a], [, b]) => b - a).slice(0, 1);
    const recent = [...this.left].filter(([, at]) => at > this.now - this.story.window * DAY);
    const all = [...last, ...recent].map(([release]) => release);
    return [...new Set([...(this.running === null ? [] : [this.running]), ...all])];
  }

  private window(): WindowRelease[] {
    return this.inside().map((release) => ({
      name: versionOf(release),
      version: versionOf(release),
      steps: this.stepsOf(release).map(({ id }) => id),
      why: release === this.running ? 'runs in an environment' : 'could be gone back to',
      until: null,
    }));
  }

  /** What a release needs is known here from the story, and of a step without `needs` from who has it. */
  private breaks(release: number, index: number): boolean {
    const step = this.story.steps[index] as StoryStep;
    if (step.kind === 'expand') return false;
    return step.saysNeeds ? release < step.fineFrom : release < step.since;
  }

  private checkStart(id: string, index: number, { kind, inTurn }: StoryStep): void {
    if (this.data.states.get(id)?.state === 'applied') this.faults.push(`${id} is run again`);
    for (let before = 0; before < index; before += 1)
      if (
        this.data.states.get(idOf(before))?.state !== 'applied' &&
        (kind === 'contract' || inTurn || this.story.steps[before]?.kind === 'expand')
      )
        this.faults.push(`${id} is run before ${idOf(before)}`);
    if (kind === 'expand') return;
    const inside = [...this.inside(), ...(this.candidate === null ? [] : [this.candidate])];
    for (const release of inside)
      if (this.breaks(release, index))
        this.faults.push(`${id} is run while ${versionOf(release)} can be gone back to`);
    const backup = this.data.backups.get(this.data.states.get(id)?.backup ?? '');
    const isWhole = [...(backup?.values() ?? [])].every((item) => `old${index + 1}` in item);
    if (backup === undefined || !isWhole) this.faults.push(`${id} destroys what is in no backup`);
  }

  private checkTakeover(release: number): void {
    this.story.steps.forEach((step, index) => {
      const id = idOf(index);
      const state = this.data.states.get(id)?.state;
      if (step.kind === 'expand' && step.since <= release && state !== 'applied')
        this.faults.push(`${versionOf(release)} runs without ${id}`);
      if (state !== undefined && this.breaks(release, index))
        this.faults.push(`${versionOf(release)} runs, and needs what ${id} removed`);
    });
  }
}
