// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Deploys a service, or all services of an application, from the working tree to the local cloud, which is started when it does not run, says where each answers, and keeps them up to date until Ctrl+C: what is saved is built and swapped where it runs; a change of infra or service.json is deployed. What does not build is told, and what runs stays. What the functions log is shown meanwhile. The local cloud is left running; the next deploy finds what was swapped and brings it to what the template says.
 */
export interface DevExecutorOptions {}
