import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type ExecutorContext, logger } from '@nx/devkit';
import { withLocalCloud } from '../../local-cloud/with-local-cloud';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import { type CoverageSummary, type GateResult, judgeCoverage, renderGate } from './coverage-gate';
import { type SuiteRun, runSuite } from './run-suite';
import type { TestExecutorOptions } from './schema';

/** Runs a test suite of the service that the target belongs to. */
export default async function testExecutor(
  options: TestExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { name, path } = projectOf(context);
    const { suite = 'unit', coverage: threshold = 80, testFile, testNamePattern, watch } = options;
    const narrowed = testFile !== undefined || testNamePattern !== undefined || watch === true;
    const gated = suite === 'unit' && threshold > 0 && !narrowed;
    const run: SuiteRun = {
      ...options,
      suite,
      projectRoot: path,
      coverage: suite === 'unit' && !narrowed,
    };
    const { localCloud = suite === 'integration' } = options;
    const onProgress = ({ message }: { message: string }): void => logger.info(message);
    const passed = localCloud
      ? await withLocalCloud({ workspaceRoot: context.root, onProgress }, (environment) =>
          runSuite({ ...run, environment }),
        )
      : await runSuite(run);
    const gate = gated && passed ? await judge(path, threshold) : undefined;
    if (gate) {
      for (const line of renderGate(gate)) (gate.passed ? logger.info : logger.error)(line);
    }
    const success = passed && (gate?.passed ?? true);
    await writeJson(options.json, context.root, {
      service: name,
      suite,
      success,
      ...(gate && { gate }),
    });
    return { success };
  });
}

async function judge(projectRoot: string, threshold: number): Promise<GateResult> {
  const file = join(projectRoot, 'coverage', 'coverage-summary.json');
  const summary = JSON.parse(await readFile(file, 'utf8')) as CoverageSummary;
  return judgeCoverage(summary, threshold, (path) =>
    relative(projectRoot, path).split(sep).join('/'),
  );
}
