// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Gives an application its pipelines: writes strategy and provider into application.json, renders them, and lets nx sync keep them in step from then on. Run again, it changes what is said, and nothing else.
 */
export interface PipelineGeneratorSchema {
  /**
   * Application that is delivered.
   */
  application: string;
  /**
   * What carries the pipelines out.
   */
  provider?: 'github-actions';
  /**
   * How the team works; by default what application.json says, else trunk.
   */
  strategy?: 'trunk' | 'release-branch' | 'github-flow' | 'gitflow';
  /**
   * Branch where work is integrated; by default what application.json says, else defaultBase of nx.json, else main.
   */
  trunk?: string;
  /**
   * When all projects are checked, in UTC, as cron has it: minute, hour, day of the month, month, day of the week.
   */
  nightly?: string;
  /**
   * Do not format the files that change.
   */
  skipFormat?: boolean;
}
