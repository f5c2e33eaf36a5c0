import type { NamedTemplate } from '../names/physical-names';

/**
 * Where CloudFormation resolves `ssm-secure` references.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
 */
const SUPPORTED: Readonly<Record<string, string>> = {
  'AWS::DirectoryService::MicrosoftAD': 'Password',
  'AWS::DirectoryService::SimpleAD': 'Password',
  'AWS::ElastiCache::ReplicationGroup': 'AuthToken',
  'AWS::IAM::User': 'LoginProfile.Password',
  'AWS::KinesisFirehose::DeliveryStream': 'RedshiftDestinationConfiguration.Password',
  'AWS::RDS::DBCluster': 'MasterUserPassword',
  'AWS::RDS::DBInstance': 'MasterUserPassword',
  'AWS::Redshift::Cluster': 'MasterUserPassword',
};

/** @returns a sentence for every property with an `ssm-secure` reference that would not be resolved */
export function secureReferenceProblems({ Resources = {}, Outputs = {} }: NamedTemplate): string[] {
  const outputs = Object.entries(Outputs).map(
    ([key, Properties]) => [key, { Type: 'Output', Properties }] as const,
  );
  return [...Object.entries(Resources), ...outputs].flatMap(([logicalId, { Type, Properties }]) =>
    secureProperties(Properties, [])
      .filter((path) => path !== SUPPORTED[Type])
      .map(
        (path) =>
          `${Type} ${path} (${logicalId}) refers to a secure parameter, which CloudFormation does not ` +
          'resolve there: let the code read it at run time (grantBinding)',
      ),
  );
}

/** Paths of the properties that hold such a reference; intrinsic functions and indexes are no part of them. */
function secureProperties(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'string') {
    return value.includes('{{resolve:ssm-secure:') ? [path.join('.')] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => secureProperties(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    secureProperties(item, /^(Fn::|Ref$)/.test(key) ? path : [...path, key]),
  );
}
