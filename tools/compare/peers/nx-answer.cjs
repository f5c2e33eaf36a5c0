/**
 * Asks Nx, in the workspace that is the working directory, what `nx release version`
 * would do, and sends the answer to the parent process. The first argument is the
 * identifier of prereleases, or empty.
 */
const { ReleaseClient } = require('nx/release');

const preid = process.argv[2] || undefined;

async function answer() {
  const { projectsVersionData } = await new ReleaseClient({}).releaseVersion({
    dryRun: true,
    preid,
    gitCommit: false,
    gitTag: false,
    stageChanges: false,
  });
  return Object.fromEntries(
    Object.entries(projectsVersionData).map(([name, { newVersion }]) => [name, newVersion]),
  );
}

answer().then(
  (versions) => process.send({ versions }, () => process.exit(0)),
  (error) => process.send({ error: String(error.stack ?? error) }, () => process.exit(1)),
);
