/** The version this package is tested with; `known-limits.spec.ts` says what holds of it. */
export const MINISTACK_VERSION = '1.5.33';

/** Before it, an update of a stack loses Lambda aliases and a failed one deletes the API. */
export const OLDEST_VERSION = '1.5.5';

/** What MiniStack needs (`Requires-Python`). */
export const OLDEST_PYTHON = [3, 10] as const;

/** Everything that is installed with the pinned version, at the versions it was tested with. */
export const CONSTRAINTS: readonly string[] = [
  'botocore==1.43.106',
  'defusedxml==0.7.1',
  'graphql-core==3.2.12',
  'h11==0.16.0',
  'h2==4.4.1',
  'hpack==4.2.0',
  'Hypercorn==0.18.0',
  'hyperframe==6.1.0',
  'jmespath==1.1.0',
  'jsonata-python==0.7.1',
  'priority==2.0.0',
  'python-dateutil==2.9.0.post0',
  'PyYAML==6.0.3',
  'six==1.17.0',
  'urllib3==2.8.0',
  'wsproto==1.3.2',
];
