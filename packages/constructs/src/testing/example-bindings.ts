import type { BindingsSpec } from '../bindings/binding-spec';

/** What a service publishes. In a service this is a file of its source that its Lambda code imports too. */
export const dealsBindings = {
  apiUrl: { visibility: 'public', description: 'Where the API of deals-ms answers.' },
  tableName: { visibility: 'private' },
} as const satisfies BindingsSpec;

/** What the platform gives to every service. */
export const platformBindings = {
  slackWebhookUrl: {
    visibility: 'private',
    path: 'monitor/slack/webhookUrl',
    secure: true,
  },
} as const satisfies BindingsSpec;
