/** What other services find out about this one, below `/<application>/<environment>/bff-api`. */
export const bindings = {
  apiUrl: { visibility: 'public', description: 'Where the API of bff-api answers.' },
} as const;
