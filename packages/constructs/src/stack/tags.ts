/** The tags on everything a service's stack makes. */
export const TAGS = {
  application: 'application',
  service: 'service',
  environment: 'environment',
  managedBy: 'managed-by',
} as const;
