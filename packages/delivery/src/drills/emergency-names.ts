/** Names of all emergencies, for who only names them. */
export const EMERGENCY_NAMES = ['bad-migration', 'broken-contract', 'slow-leak'] as const;

export type EmergencyName = (typeof EMERGENCY_NAMES)[number];
