import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { askVersion } from './ask-version';
import { bootstrapPlace, readBootstrapVersion } from './bootstrap';
import { readAliasRouting, routeAlias } from './alias-routing';
import { openClients } from './clients';
import type { Cloud } from './cloud';
import { deployStack } from './deploy-stack';
import {
  deleteVersion,
  pointAlias,
  publishVersion,
  readAlias,
  readFunction,
  readVersions,
  tagFunction,
  updateCode,
} from './functions';
import { listStacks } from './list-stacks';
import { readFiringAlarms } from './read-alarms';
import { readEvents, readOperation } from './read-events';
import { readFunctionLogs, readLogEvents, readResources } from './read-logs';
import { readMetricData } from './read-metric-data';
import { readStack } from './read-stack';

/** AWS as the variables of this process name it. To be used in a process that was started for it. */
export function awsCloud(): Cloud {
  const clientsFor = openClients();
  return {
    readStack: async (stack, wanted) => readStack(await clientsFor(stack), stack.name, wanted),
    listStacks: async (place, tags) => listStacks(await clientsFor(place), tags),
    firingAlarms: async (place) => readFiringAlarms(await clientsFor(place)),
    bootstrapVersion: async (place) => readBootstrapVersion(await clientsFor(place), place),
    bootstrap: bootstrapPlace,
    deployStack,
    async deleteStack(stack) {
      const { cloudFormation } = await clientsFor(stack);
      await cloudFormation.send(new DeleteStackCommand({ StackName: stack.name }));
    },
    async eventsAfter(stack, event) {
      const { cloudFormation } = await clientsFor(stack);
      return readEvents(cloudFormation, stack.name, ({ id }) => id === event, { keep: false });
    },
    async operationEvents(stack) {
      const { cloudFormation } = await clientsFor(stack);
      return readOperation(cloudFormation, stack.name);
    },
    resources: async (stack) => readResources(await clientsFor(stack), stack.name),
    functionLogs: async (stack) => readFunctionLogs(await clientsFor(stack), stack.name),
    logEvents: async (stack, logGroup, since, next) =>
      readLogEvents(await clientsFor(stack), logGroup, since, next),
    readFunction: async (stack, name) => readFunction(await clientsFor(stack), name),
    updateCode: async (stack, name, code) => updateCode(await clientsFor(stack), name, code),
    publishVersion: async (stack, name, description) =>
      publishVersion(await clientsFor(stack), name, description),
    versions: async (stack, name) => readVersions(await clientsFor(stack), name),
    deleteVersion: async (stack, name, version) =>
      deleteVersion(await clientsFor(stack), name, version),
    aliasVersion: async (stack, name, alias) => readAlias(await clientsFor(stack), name, alias),
    pointAlias: async (stack, name, alias, version) =>
      pointAlias(await clientsFor(stack), name, alias, version),
    aliasRouting: async (stack, name, alias) =>
      readAliasRouting(await clientsFor(stack), name, alias),
    routeAlias: async (stack, ...args) => routeAlias(await clientsFor(stack), ...args),
    askVersion: async (stack, ...args) => askVersion(await clientsFor(stack), ...args),
    metricData: async (place, queries, from) =>
      readMetricData(await clientsFor(place), queries, from),
    tagFunction: async (stack, arn, key, value) =>
      tagFunction(await clientsFor(stack), arn, key, value),
  };
}
