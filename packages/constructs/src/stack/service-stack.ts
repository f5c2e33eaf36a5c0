import { CfnOutput, CfnResource, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { secureReferenceProblems } from '../bindings/secure-references';
import type { Deployment } from '../deployment/deployment';
import { carries, nameProblem } from '../names/name-problem';
import { physicalNames, stackName, type NamedTemplate } from '../names/physical-names';
import { markDeployment } from './deployment-of';
import { TAGS } from './tags';

export interface ServiceStackProps extends Omit<StackProps, 'env'> {
  readonly deployment: Deployment;
}

/**
 * What a service's own stack extends. It goes where the deployment says, is called
 * `{service}-{environment}` unless `stackName` says otherwise, tags everything, and refuses at synth:
 *
 * - physical names, and ids of its own children, that do not carry the service's prefix;
 * - physical names that AWS would refuse for their length or characters;
 * - `ssm-secure` references where CloudFormation does not resolve them.
 */
export class ServiceStack extends Stack {
  readonly deployment: Deployment;

  constructor(scope: Construct, id: string, { deployment, ...props }: ServiceStackProps) {
    const { account, region, service, application, environment } = deployment;
    super(scope, id, {
      stackName: `${service}-${environment}`,
      description: `${service} of ${application}`,
      // Its metadata lists the libraries in use, so every upgrade of one would be a change.
      analyticsReporting: false,
      ...props,
      env: { ...(account && { account }), ...(region && { region }) },
    });
    this.deployment = deployment;
    markDeployment(this, deployment);
    Tags.of(this).add(TAGS.application, application);
    Tags.of(this).add(TAGS.service, service);
    Tags.of(this).add(TAGS.environment, environment);
    Tags.of(this).add(TAGS.managedBy, 'cdk');
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** @returns the name with the service's prefix, such as `deals-ms-api`: the id of a construct */
  prefixed(name: string): string {
    return `${this.deployment.service}-${name}`;
  }

  private problems(): string[] {
    const templates = this.node.findAll().flatMap((node) => templateOf(node));
    return [
      ...this.idProblems(),
      ...this.nameProblems(templates),
      ...templates.flatMap((template) => secureReferenceProblems(template)),
    ];
  }

  private idProblems(): string[] {
    const { service, application } = this.deployment;
    return [this, ...this.node.children.filter((child) => !isOfTheCdk(child))]
      .filter(({ node }) => !carries(node.id, service, application))
      .map(
        ({ node }) =>
          `the id ${node.id} does not carry the prefix of ${service}: call it ${service}-${node.id}`,
      );
  }

  private nameProblems(templates: readonly NamedTemplate[]): string[] {
    const { account = '<account>', region = '<region>' } = this.deployment;
    const pseudo = { account, region, stack: this.stackName };
    const names = [
      stackName(this.stackName),
      ...templates.flatMap((template) => physicalNames(template, pseudo)),
    ];
    return names.flatMap((name) => {
      const problem = nameProblem(name, this.deployment);
      return problem === undefined
        ? []
        : [`${name.type} ${name.text} (${name.logicalId}) ${problem}`];
    });
  }
}

/** What a single element adds to the template, tokens resolved; those of nested stacks too. */
function templateOf(node: IConstruct): NamedTemplate[] {
  if (!CfnResource.isCfnResource(node) && !(node instanceof CfnOutput)) return [];
  return [Stack.of(node).resolve(node._toCloudFormation()) as NamedTemplate];
}

/** Children that the CDK, or this package, puts into a stack by itself. */
function isOfTheCdk({ node }: IConstruct): boolean {
  return /^(ReleaseVersion|BootstrapVersion|CheckBootstrapVersion|CDKMetadata|Exports|AssetParameters|Default|Custom::.*|AWSCDK.*|AWS[0-9a-f]{32}|(SsmParameterValue|SingletonLambda|LogRetention|BucketNotificationsHandler|LatestNodeRuntimeMap).*)$/.test(
    node.id,
  );
}
