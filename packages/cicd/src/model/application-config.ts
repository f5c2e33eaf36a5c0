import { externalServiceProblems, maskCredentials } from '@org/release/external-service';
import type { ApplicationConfig, ExternalServiceConfig } from '../schemas/application.schema';
import validate from '../schemas/application.schema.validate';
import { ConfigError, type ConfigProblem } from './config-error';
import { cronProblem } from './cron-problem';
import { drillProblems } from './drill-problems';
import { environmentProblems } from './environments';
import { type Validator, configReader } from './validate';

export type { ApplicationConfig, ExternalServiceConfig };

/** The file that makes an Nx project an application. */
export const APPLICATION_FILE = 'application.json';

const readShape = configReader<ApplicationConfig>(validate as Validator);

/**
 * Reads an application.json.
 * @param text its content
 * @param file its path relative to the workspace root, for messages
 * @throws ConfigError naming file and JSON pointer; credentials in the file are not repeated
 */
export function readApplicationConfig(text: string, file: string): ApplicationConfig {
  const config = read(text, file);
  const problems = [
    ...environmentProblems(config),
    ...drillProblems(config),
    ...pipelineProblems(config),
    ...Object.entries(config.services ?? {}).flatMap(([name, service]) =>
      problemsOf(name, service, config.name),
    ),
  ];
  if (problems.length > 0) throw new ConfigError(file, problems);
  return config;
}

function pipelineProblems({ pipeline }: ApplicationConfig): ConfigProblem[] {
  const cron = pipeline?.nightly === undefined ? null : cronProblem(pipeline.nightly);
  return cron === null ? [] : [{ pointer: '/pipeline/nightly', message: cron }];
}

function read(text: string, file: string): ApplicationConfig {
  try {
    return readShape(text, file);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const masked = error.problems.map(({ pointer, message }) => ({
      pointer,
      message: maskCredentials(message),
    }));
    throw new ConfigError(file, masked);
  }
}

function problemsOf(
  name: string,
  service: ExternalServiceConfig,
  application: string,
): ConfigProblem[] {
  const pointer = `/services/${name}`;
  const own = externalServiceProblems(service).map(({ property, message }) => ({
    pointer: `${pointer}/${property}`,
    message,
  }));
  if (name !== application) return own;
  return [{ pointer, message: 'has the name of the application itself' }, ...own];
}
