import type { Deployment } from '@org/constructs';
import type { App } from 'aws-cdk-lib';

/** Adds a stack to the app of deals-ms. */
export type AddStack = (app: App, deployment: Deployment) => void;

/**
 * What is deployed beside the infrastructure in every environment but the local one, such as a pipeline of AWS
 * CodePipeline.
 */
export const pipelineStacks: readonly AddStack[] = [];
