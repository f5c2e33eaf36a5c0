/** Where the records of an environment are, with a `/` at its end. */
export function recordsFolder(application: string, environment: string): string {
  return `${application}/${environment}/records/`;
}

/** The key of a record. Ten digits, so that the order of keys is that of records. */
export function recordKey(folder: string, sequence: number): string {
  return `${folder}${String(sequence).padStart(10, '0')}.json`;
}
