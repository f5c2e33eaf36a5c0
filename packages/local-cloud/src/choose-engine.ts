import type { Engine, EngineContext, Missing } from './engine';
import { ENGINES, engineNamed } from './engines';
import { LocalCloudError } from './local-cloud-error';

/**
 * The engine that serves: the one that was asked for; else an endpoint that was given or that is
 * healthy at the local port; else LocalStack where Docker runs; else MiniStack where Python is.
 *
 * @throws LocalCloudError `engine-unavailable` when the one asked for cannot serve here, `no-engine` when none can.
 */
export async function chooseEngine(context: EngineContext): Promise<Engine> {
  const { engine: wanted } = context.options;
  if (wanted !== undefined) {
    const engine = engineNamed(wanted);
    const missing = await engine.missing(context);
    if (missing === null) return engine;
    throw new LocalCloudError({
      code: 'engine-unavailable',
      where: `engine ${wanted}`,
      what: missing.what,
      fix: missing.fix,
    });
  }
  const lacking: Missing[] = [];
  for (const engine of ENGINES) {
    const missing = await engine.missing(context);
    if (missing === null) return engine;
    lacking.push(missing);
  }
  throw new LocalCloudError({
    code: 'no-engine',
    what: `there is no AWS on this machine: ${lacking.map(({ what }) => what).join('; ')}`,
    fix: ['One of these is enough:', ...lacking.map(({ fix }) => fix)].join('\n  - '),
  });
}
