/** What leads to an AWS, and what another tool here has set. */
const LEFT_OUT = /^(AWS_|CDK_|NX_|JEST_|NODE_ENV$|NODE_OPTIONS$)/i;

/** The variables of this machine, for processes that shall reach no AWS but the one they are told of. */
export function machineVariables() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name)));
}
