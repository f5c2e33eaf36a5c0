/** An action of GitHub's marketplace, at the commit that a version was. */
export interface PinnedAction {
  /** `owner/name` */
  name: string;
  version: string;
  /** 40 hexadecimal digits. */
  commit: string;
}

/** The actions that workflows use. Dependabot or Renovate keep a user's copy fresh, by the version beside the commit. */
export const ACTIONS = {
  checkout: {
    name: 'actions/checkout',
    version: 'v7.0.1',
    commit: '3d3c42e5aac5ba805825da76410c181273ba90b1',
  },
  setupNode: {
    name: 'actions/setup-node',
    version: 'v7.0.0',
    commit: '820762786026740c76f36085b0efc47a31fe5020',
  },
  cache: {
    name: 'actions/cache',
    version: 'v5.0.5',
    commit: '27d5ce7f107fe9357f9df03efb73ab90386fccae',
  },
  uploadArtifact: {
    name: 'actions/upload-artifact',
    version: 'v7.0.0',
    commit: 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
  },
  awsCredentials: {
    name: 'aws-actions/configure-aws-credentials',
    version: 'v6.2.3',
    commit: 'e6de054238d6b7531b4efff3b6587d9aade6a06c',
  },
} as const satisfies Readonly<Record<string, PinnedAction>>;

/** As `uses` names it, with the version for {@link writeYaml} to put beside it. */
export function pinned({ name, version, commit }: PinnedAction): string {
  return `${name}@${commit} # ${version}`;
}
