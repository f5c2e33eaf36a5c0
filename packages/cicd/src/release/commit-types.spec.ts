import { commitTypeSettings } from './commit-types';

test.each([
  ['false', { docs: false }, { docs: { bump: 'none' } }, { docs: { hidden: true } }],
  ['true', { docs: true }, { docs: { bump: 'patch' } }, { docs: { hidden: false } }],
  [
    'true where Nx has a bump',
    { feat: true },
    { feat: { bump: 'minor' } },
    { feat: { hidden: false } },
  ],
  [
    'a bump and a title',
    { deps: { semverBump: 'minor', changelog: { title: 'Packages' } } },
    { deps: { bump: 'minor' } },
    { deps: { hidden: false, section: 'Packages' } },
  ],
  [
    'a bump that is not listed',
    { perf: { semverBump: 'patch', changelog: false } },
    { perf: { bump: 'patch' } },
    { perf: { hidden: true } },
  ],
  ['nothing', undefined, {}, {}],
] as const)('a type configured as %s', (_what, types, bumps, changelog) => {
  expect(commitTypeSettings(types)).toEqual({ bumps, changelog });
});
