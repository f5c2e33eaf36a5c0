import type { Secret } from './secret';

/** What the text of a parameter is read as. */
export type BindingType = 'string' | 'number' | 'boolean' | 'url' | 'json';

interface CommonBinding {
  /** Default `string`. A `url` has to be absolute, http or https, and stays a text. */
  type?: BindingType;
  /** There may be no such parameter; the value is `undefined` then. */
  optional?: boolean;
  /** Path of the parameter below `public` or `private`. Default: the binding's name. */
  path?: string;
  /** For people. */
  description?: string;
}

/** For other services as well: `{base}/{environment}/{service}/public/{path}`. */
export interface PublicBinding extends CommonBinding {
  visibility: 'public';
  secure?: false;
}

/**
 * Read by the full name that a deployment hands over in `<NAME>_PATH`, for example
 * `SLACK_WEBHOOK_URL_PATH` for `slackWebhookUrl`.
 */
export interface PrivateBinding extends CommonBinding {
  visibility: 'private';
  /** A SecureString, decrypted as it is read. */
  secure?: boolean;
  /** Of the parameter. The deployment appends it to the name: `/a/b:3`. Default: the newest. */
  version?: number;
}

export type Binding = PublicBinding | PrivateBinding;

/** The bindings of one service: plain data, so that infrastructure code can share it. */
export type BindingsSpec = Readonly<Record<string, Binding>>;

interface Typed {
  string: string;
  number: number;
  boolean: boolean;
  url: string;
  json: unknown;
}

type Plain<B extends Binding> = Typed[B['type'] extends BindingType ? B['type'] : 'string'];

type Kept<B extends Binding> = B extends { secure: true } ? Secret<Plain<B>> : Plain<B>;

/** The values of a spec, by the names of its bindings. */
export type BindingValues<S extends BindingsSpec> = {
  readonly [K in keyof S]: S[K] extends { optional: true } ? Kept<S[K]> | undefined : Kept<S[K]>;
};
