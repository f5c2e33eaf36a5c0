/** What other services find out about this one, below `/<application>/<environment>/deals-ms`. */
export const bindings = {
  apiUrl: { visibility: 'public', description: 'Where the API of deals-ms answers.' },
} as const;
