import type { MessageParser } from '../commits/message';
import { inFolder } from '../history/release-files';
import { sourceFinder } from '../history/release-source';
import type { PlanRules, ReleasePlan } from '../types';
import { checkHotfix } from './check-hotfix';
import { checkFree, checkTags, missingTags } from './check-tags';
import { settle } from './checks';
import { openCommitBook } from './commit-book';
import type { History } from './history';
import { withMoves } from './moves';
import { findReverts, type RevertFinder } from './named-reverts';
import { manifestSource } from './needed-changes';
import { planApplication } from './plan-application';
import { findCandidate, planService, type PlanContext } from './plan-service';
import { checkRules, type CheckedRules } from './rules';
import { surveyHistory, type Survey } from './survey';
import { touchedProjects } from './touched';

/**
 * Plans a release from plain data: pure and synchronous, so that the same
 * history and rules always give the same plan.
 *
 * @param parse from {@link loadMessageParser}, of the same types as the rules
 * @throws ReleaseError when the rules are wrong (`invalid-options`, `invalid-version`),
 *   or the history does not allow the release (`tags-missing`, `tag-conflict`, `never-released`,
 *   `release-vetoed`, `not-a-hotfix`)
 */
export function computePlan(
  history: History,
  parse: MessageParser,
  planRules: PlanRules,
): ReleasePlan {
  const rules = checkRules(planRules);
  const survey = surveyHistory(history.commits, history.tags, rules);
  const revertsOf = findReverts(history.commits, survey.ancestry);
  return planSurveyed(history, survey, revertsOf, parse, rules);
}

/** {@link computePlan} for a history that was surveyed already. */
export function planSurveyed(
  history: History,
  { versions, ancestry }: Survey,
  revertsOf: RevertFinder,
  parse: MessageParser,
  rules: CheckedRules,
): ReleasePlan {
  const { application } = rules;
  checkManifestTags(history, rules);
  const moved = withMoves(rules, history.moves ?? []);
  const tagNames = new Set(history.tags.map(({ name }) => name));
  const context: PlanContext = {
    head: history.head,
    rules,
    versions,
    touched: touchedProjects(history.commits, moved),
    ancestry,
    book: openCommitBook(history.commits, ancestry, parse, revertsOf),
    sourceOf: sourceFinder(history.commits, ancestry, rules.tree, (project, version) =>
      manifestSource(history.manifest, project, version),
    ),
    isTaken: (project, version) => tagNames.has(rules.pattern.format(project, version)),
  };
  const candidates = rules.services.map((project) => findCandidate(project, context));
  const services = settle(rules.checks, (askedOf) =>
    candidates.map((candidate) => planService(candidate, askedOf(candidate.project.name), context)),
  );
  const plan: ReleasePlan = {
    head: history.head,
    headDate: history.headDate,
    services,
    ...(application
      ? { application: planApplication(application, services, history, context, parse) }
      : {}),
  };
  if (rules.hotfix) checkHotfix(candidates, services, plan.application);
  checkFree(
    [...services, plan.application].flatMap((item) => item?.tag ?? []),
    history.tags,
  );
  return plan;
}

function checkManifestTags(
  { manifest, tags }: History,
  { application, pattern }: CheckedRules,
): void {
  if (!application || !manifest) return;
  const missing = missingTags(
    manifest,
    application,
    pattern,
    tags.map(({ name }) => name),
  );
  checkTags(inFolder(application.root, 'release.json'), missing);
}
