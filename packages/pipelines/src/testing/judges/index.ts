export type { Finding, Judge } from './finding';
export { judgeAll, judgeWorkflows } from './judge-workflows';
