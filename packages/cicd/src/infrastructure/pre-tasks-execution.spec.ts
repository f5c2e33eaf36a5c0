import type { PreTasksExecutionContext } from '@nx/devkit';
import { environmentOf } from './environment';
import { preTasksExecution } from './pre-tasks-execution';

describe('preTasksExecution', () => {
  const before = { ...process.env };

  afterEach(() => {
    process.env = { ...before };
  });

  const runs = (...args: string[]): void =>
    void preTasksExecution(undefined, {
      argv: ['node', 'nx', ...args],
    } as unknown as PreTasksExecutionContext);

  it('tells tasks what their run was asked for, and not what an earlier one was', () => {
    runs('destroy', 'deals-ms', '-c', 'stagin');
    expect(environmentOf({})).toBe('stagin');
    runs('destroy', 'deals-ms');
    expect(environmentOf({})).toBe('local');
  });
});
