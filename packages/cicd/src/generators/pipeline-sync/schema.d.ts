// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Brings the files of pipelines in step with application.json and the services. nx sync runs it, and nx sync:check fails when something would change.
 */
export interface PipelineSyncGeneratorSchema {}
