/** What pipelines are made of, read from application.json, the services and the workspace by whoever knows these. */
export interface DeliveryModel {
  /** Its Nx project, and the prefix of its release tags. */
  application: string;
  /** Nx projects, by name. */
  services: readonly ServiceModel[];
  /** Beside the local one; each after the one that it is promoted from. */
  environments: readonly EnvironmentModel[];
  branches: BranchNames;
  checks: CheckSettings;
  /** Emergencies that are rehearsed on a schedule. */
  drills: readonly DrillModel[];
}

export interface ServiceModel {
  name: string;
  /** Its folder from the top of the workspace, with slashes. */
  root: string;
}

export interface EnvironmentModel {
  name: string;
  /** The environment that it is promoted from; `null`: what was sealed goes in. */
  after: string | null;
  /** Whether it takes releases alone, or candidates too. */
  takes: 'manifests' | 'any';
  /** Whether somebody has to approve of what goes in. */
  approval: boolean;
  /** Twelve digits; `null`: the provider's settings of the environment say. */
  account: string | null;
  /** `null`: the provider's settings of the environment say. */
  region: string | null;
}

/** What branches are called. A strategy uses those that it has. */
export interface BranchNames {
  /** Where work is integrated: main, master; development under gitflow. */
  trunk: string;
  /** Where version cuts are merged to. */
  release: string;
  /** What users run, under gitflow. */
  production: string;
  /** Where work is integrated under gitflow. */
  development: string;
}

/** What has to hold of every change. */
export interface CheckSettings {
  /** Targets that run for what changed, in phases of their own where they depend on each other. */
  targets: readonly string[];
  /** Further targets, for which services are started: before what changed is merged to where it is released from. */
  integrationTargets: readonly string[];
  /** Targets that ask an environment after something was promoted to it, before it goes on from there. */
  acceptanceTargets: readonly string[];
  /** `null`: not on a schedule. Five fields, UTC. */
  nightly: string | null;
}

/** An emergency that is rehearsed in an environment. */
export interface DrillModel {
  emergency: string;
  environment: string;
  service: string | null;
  /** Five fields, UTC. */
  schedule: string;
}
