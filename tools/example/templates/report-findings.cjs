/**
 * Loaded before the app of a service: when that is synthesised, what cdk-nag's AwsSolutions pack finds
 * in its constructs is written beside the templates. The pack works on constructs, so it has to be
 * where they are.
 */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { App, Stage, Validations } = require('aws-cdk-lib');
const { AwsSolutionsChecks } = require('cdk-nag');

/** Finds also what was acknowledged. */
class Unforgiving extends AwsSolutionsChecks {}
Object.defineProperty(Unforgiving.prototype, 'isAcknowledged', { value: () => false });

/** @type {(app: App, pack: AwsSolutionsChecks) => { rule: string, places: string[] }[]} */
const findings = (app, pack) =>
  pack.validateScope(app).violations.map(({ ruleName, violatingResources }) => ({
    rule: ruleName,
    places: violatingResources.map(({ resourceLogicalId }) => resourceLogicalId),
  }));

/** @param {App} app */
function acknowledged(app) {
  return app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data))
    .map(([id, reason]) => ({ rule: id.replace(/^annotation::/i, ''), reason }));
}

App.prototype.synth = function synth(...args) {
  const assembly = Stage.prototype.synth.apply(this, args);
  const report = {
    found: findings(this, new AwsSolutionsChecks(this)),
    foundInAll: findings(this, new Unforgiving(this)),
    acknowledged: acknowledged(this),
  };
  writeFileSync(join(assembly.directory, 'findings.json'), JSON.stringify(report));
  return assembly;
};
