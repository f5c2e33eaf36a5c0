import { LocalCloudError } from '../local-cloud-error';
import { DEFAULT_PORT, isPort, noPort } from '../port';

/** The last image that starts without a token; later ones end with exit code 55 without `LOCALSTACK_AUTH_TOKEN`. */
export const LOCALSTACK_VERSION = '4.14.0';

/** The service in the Compose file. */
export const SERVICE = 'localstack';

export const COMPOSE_FILE = 'docker-compose.localstack.yml';

/** Folders beside the Compose file, which Docker would otherwise make as root. */
export const COMPOSE_FOLDERS = ['ready.d', 'volume'] as const;

export interface ComposeFileOptions {
  /** Of Compose: lower case letters, digits, `-` and `_`. Containers and networks get it as prefix. */
  project: string;
  /** On the loopback interface. Default 4566. */
  port?: number;
}

/**
 * A Compose file that runs LocalStack for this machine alone. A `.env` beside it, or the variables
 * of the one who runs it, may set `LOCALSTACK_VERSION`, `LOCALSTACK_AUTH_TOKEN`,
 * `LOCALSTACK_VOLUME_DIR` and `DOCKER_SOCK`.
 *
 * @throws LocalCloudError `invalid-options` for a project or port that Compose would not take.
 */
export function renderComposeFile({ project, port = DEFAULT_PORT }: ComposeFileOptions): string {
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(project)) {
    throw new LocalCloudError({
      code: 'invalid-options',
      where: 'project',
      what: `"${project}" is no name of a Compose project`,
      fix: 'Use lower case letters, digits, "-" and "_"; begin with a letter or digit.',
    });
  }
  if (!isPort(port)) throw noPort(port);
  return `# LocalStack for local development. Start it with:
#   docker compose -f ${COMPOSE_FILE} up -d --wait
name: ${project}

services:
  ${SERVICE}:
    # ${LOCALSTACK_VERSION} is the last that needs no token; later ones need LOCALSTACK_AUTH_TOKEN.
    image: localstack/localstack:\${LOCALSTACK_VERSION:-${LOCALSTACK_VERSION}}
    ports:
      # Loopback only: there is no authentication.
      - "127.0.0.1:${port}:4566"
      - "127.0.0.1:4510-4559:4510-4559"
    environment:
      LOCALSTACK_AUTH_TOKEN: \${LOCALSTACK_AUTH_TOKEN:-}
      # A resource that LocalStack does not know fails its stack instead of being skipped.
      CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES: "0"
    volumes:
      # A folder of this machine: with a named volume LocalStack cannot mount code and layers of functions.
      - "\${LOCALSTACK_VOLUME_DIR:-./volume}:/var/lib/localstack"
      # Functions run in containers of their own.
      - "\${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock"
      # Scripts (*.sh, *.py) that run when LocalStack is ready.
      - "./ready.d:/etc/localstack/init/ready.d:ro"
    healthcheck:
      test: ["CMD", "curl", "-fsS", "http://127.0.0.1:4566/_localstack/health"]
      interval: 5s
      timeout: 5s
      retries: 12
      start_period: 10s
`;
}
