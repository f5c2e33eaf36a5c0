const { fail, readInputs, tell } = await import(process.env.STAND_IN_SUPPORT);

const inputs = readInputs([
  ...['aws-region', 'role-to-assume', 'aws-access-key-id', 'aws-secret-access-key', 'audience'],
  ...['aws-session-token', 'web-identity-token-file', 'role-chaining', 'http-proxy', 'no-proxy'],
  ...['mask-aws-account-id', 'role-duration-seconds', 'role-external-id', 'role-session-name'],
  ...['role-skip-session-tagging', 'inline-session-policy', 'managed-session-policies'],
  ...['output-credentials', 'unset-current-credentials', 'disable-retry', 'retry-max-attempts'],
  ...['special-characters-workaround', 'use-existing-credentials', 'allowed-account-ids'],
  ...['force-skip-oidc', 'action-timeout-s', 'output-env-credentials'],
]);
const region = inputs['aws-region'];
if (!/^[a-z0-9-]+$/.test(region)) fail(`Region is not valid: ${region}`);
const role = inputs['role-to-assume'];
const account = /^arn:aws[a-z-]*:iam::(\d{12}):role\/.+$/.exec(role)?.[1];
if (account === undefined) {
  fail(`Could not assume role "${role}": this stand-in takes the ARN of a role`);
}
const allowed = inputs['allowed-account-ids'];
if (allowed !== '' && !allowed.split(/[\s,]+/).includes(account)) {
  fail(`The account of the role is none of allowed-account-ids: ${account}`);
}
tell('ENV', {
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});
tell('OUTPUT', { 'aws-account-id': account });
console.log(`Assumed role ${role} in ${region}`);
