/** The variable of a function that holds the public path of its own service. */
export const OWN_PUBLIC_PATH = 'SSM_PUBLIC_PATH';

/** The variable that holds the public path of a service it consumes: `SSM_PUBLIC_PATH_DEALS_MS` for deals-ms. */
export function publicPathVariable(service: string): string {
  return `${OWN_PUBLIC_PATH}_${upperSnake(service)}`;
}

/** The variable that says where a service answers, instead of what it published: `DEALS_MS_API_URL` for deals-ms. */
export function apiUrlVariable(service: string): string {
  return `${upperSnake(service)}_API_URL`;
}

/** The variable that holds the full name of a private parameter: `WEBHOOK_URL_PATH` for webhookUrl. */
export function privateNameVariable(binding: string): string {
  return `${upperSnake(binding)}_PATH`;
}

function upperSnake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}
