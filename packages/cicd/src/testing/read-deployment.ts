/** What the specs here ask of {@link readDeployment}. */
interface Deployed {
  account?: string;
  region?: string;
  basePath: string;
  paths: { public: string };
  otherBasePaths: { application: string; services: Record<string, string> };
}

interface Constructs {
  readDeployment(options: {
    service: string;
    application: string;
    parameterStorePrefix?: string | undefined;
    env: Readonly<Record<string, string | undefined>>;
  }): Deployed;
}

/**
 * What the CDK app of a service makes of its variables. The declarations of `@org/constructs` need those of
 * the CDK, which do not hold under this package's compiler settings.
 */
export const { readDeployment } = jest.requireActual<Constructs>('@org/constructs');
