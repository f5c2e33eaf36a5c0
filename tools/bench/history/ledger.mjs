import { composeManifest, formatManifest, highestBump, prependChangelog } from '@org/release';
import { inc } from 'semver';
import { APPLICATION, dependentServices } from './projects.mjs';

const SECTIONS = { feat: 'Features', fix: 'Bug Fixes', perf: 'Performance Improvements' };

/**
 * One change that reached the released branch.
 * @typedef {{ project: string, told: import('./messages.mjs').Told }} Change
 */

/**
 * Keeps the versions of a history that is being made, and writes its releases: the same
 * files that the engine writes, with versions counted in a simple way.
 *
 * @param {import('./projects.mjs').Projects} projects
 */
export function openLedger(projects) {
  const dependents = dependentServices(projects);
  const services = new Set(projects.services.map(({ name }) => name));
  const roots = new Map([...projects.services, APPLICATION].map(({ name, root }) => [name, root]));
  const changelogs = new Map();
  const composition = {};
  let version = null;
  let unreleased = new Map();

  const note = (project, entry) =>
    unreleased.set(project, [...(unreleased.get(project) ?? []), entry]);

  const addEntry = (project, next, date, entries) => {
    const text = renderEntry(next, date, entries);
    const changelog = prependChangelog(changelogs.get(project) ?? null, text, project);
    changelogs.set(project, changelog);
    return [`${roots.get(project)}/CHANGELOG.md`, changelog];
  };

  return {
    /** @param {Change} change */
    add({ project, told: { bump, type, header, subject } }) {
      if (bump === 'none') return;
      const section = SECTIONS[type] ?? 'Other Changes';
      if (roots.has(project)) note(project, { bump, section, text: subject });
      for (const service of dependents.get(project) ?? []) {
        note(service, {
          bump: 'patch',
          section: 'Dependencies',
          text: `**${project}:** ${header}`,
        });
      }
    },

    /**
     * Releases what was added since the last time.
     * @param {{ sourceCommit: string, date: string }} at the commit it is planned on, and the day
     * @returns files by path and annotated tags, the application's last
     */
    release({ sourceCommit, date }) {
      const files = [];
      const tags = [];
      const moves = [];
      for (const [name, entries] of [...unreleased].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (!services.has(name)) continue;
        const known = Object.hasOwn(composition, name) ? composition[name].version : null;
        const bump = highestBump(entries.map((entry) => entry.bump));
        const next = known === null ? '1.0.0' : inc(known, bump);
        moves.push(known === null ? 'minor' : bump);
        composition[name] = { version: next, tag: `${name}@v${next}`, sourceCommit };
        tags.push({ name: `${name}@v${next}`, message: `${name} ${next}\n` });
        files.push(addEntry(name, next, date, entries));
      }
      const own = unreleased.get(APPLICATION.name) ?? [];
      const bump = highestBump([...moves, ...own.map((entry) => entry.bump)]);
      unreleased = new Map();
      if (bump === 'none') return { files: [], tags: [] };
      const previous = version;
      version = previous === null ? '1.0.0' : inc(previous, bump);
      const manifest = formatManifest(
        composeManifest({
          application: APPLICATION.name,
          version,
          previous,
          sourceCommit,
          services: composition,
        }),
      );
      files.push(
        addEntry(APPLICATION.name, version, date, own),
        [`${APPLICATION.root}/release.json`, manifest],
        [`${APPLICATION.root}/releases/${version}.json`, manifest],
      );
      const name = `${APPLICATION.name}@v${version}`;
      tags.push({ name, message: `${APPLICATION.name} ${version}\n` });
      return { files, tags };
    },

    /** Names of the services that the next release would release. */
    due: () => [...unreleased.keys()].filter((name) => services.has(name)),
  };
}

function renderEntry(version, date, entries) {
  const sections = new Map();
  for (const { section, text } of entries) {
    sections.set(section, [...(sections.get(section) ?? []), `* ${text}`]);
  }
  const parts = [...sections].map(([title, items]) => `### ${title}\n\n${items.join('\n')}`);
  return [`## ${version} (${date})`, ...parts].join('\n\n');
}
