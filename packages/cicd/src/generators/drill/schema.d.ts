// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Schedules the rehearsal of an emergency: writes what, where and when into application.json. With --maxAgeDays, what is promoted from that environment has to wait for a drill that is younger.
 */
export interface DrillGeneratorSchema {
  /**
   * Application whose emergency is rehearsed.
   */
  application: string;
  /**
   * bad-migration: a migration damages the data of a service. broken-contract: a release takes away what another service calls. slow-leak: a service answers a little slower every minute.
   */
  emergency: 'bad-migration' | 'broken-contract' | 'slow-leak';
  /**
   * With which service; a broken contract finds one by itself.
   */
  service?: string;
  /**
   * Where; one that something else is promoted from.
   */
  environment: string;
  /**
   * When, in UTC, as cron has it: minute, hour, day of the month, month, day of the week.
   */
  schedule: string;
  /**
   * Days after which a drill does not count any more: nothing is promoted from the environment then, but a hotfix that says why. Without it, nothing is asked.
   */
  maxAgeDays?: number;
  /**
   * Do not format the files that change.
   */
  skipFormat?: boolean;
}
