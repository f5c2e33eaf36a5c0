import { satisfies } from 'semver';
import { makeApplication } from './applications.mjs';
import { SHAPES } from './shapes.mjs';

const size = { services: 12, releases: 8 };

describe.each(SHAPES.map((shape) => [shape.name, shape]))('%s', (_, shape) => {
  const application = makeApplication({ shape, ...size, seed: 7 });

  it('is the same for the same seed, and another one for another', () => {
    expect(makeApplication({ shape, ...size, seed: 7 })).toEqual(application);
    expect(makeApplication({ shape, ...size, seed: 8 })).not.toEqual(application);
  });

  it('has services with so many releases each, and a faulty one that runs', () => {
    const { histories, faulty } = application;
    expect(histories).toHaveLength(size.services);
    for (const { earlier } of histories) expect(earlier).toHaveLength(size.releases - 1);
    for (const { service, name } of faulty)
      expect(histories.find((each) => each.service === service).running.name).toBe(name);
  });

  it('runs what goes together', () => {
    const { histories } = application;
    const running = new Map(
      histories.map(({ service, running: { version } }) => [service, version]),
    );
    const ranges = histories.flatMap(({ running: { consumes } }) => Object.entries(consumes));
    expect(ranges.length).toBeGreaterThan(0);
    for (const [provider, range] of ranges) {
      const version = running.get(provider);
      expect(satisfies(version, range, { includePrerelease: true }) || [version, range]).toBe(true);
    }
  });
});

it('lets many move where majors follow majors, and one where a patch is faulty', () => {
  const named = (name) => SHAPES.find((shape) => shape.name === name);
  const bumped = (name) => {
    const { histories, faulty } = makeApplication({ shape: named(name), ...size, seed: 3 });
    const { running, earlier } = histories.find(({ service }) => service === faulty[0].service);
    return [running, earlier[0]].map(({ version }) => Number(version.split('.')[0]));
  };
  const [patched, before] = bumped('fix');
  expect(patched).toBe(before);
  const [major, old] = bumped('ripple');
  expect(major).toBe(old + 1);
});
