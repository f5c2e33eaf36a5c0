/** What other services find out about this one, below `/<application>/<environment>/users-ms`. */
export const bindings = {
  apiUrl: { visibility: 'public', description: 'Where the API of users-ms answers.' },
} as const;
