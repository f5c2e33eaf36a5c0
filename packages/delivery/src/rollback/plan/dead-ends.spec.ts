import { history, moved, release } from './testing/histories';

const faultyBff = { service: 'bff-api', name: '1.3.0' };

describe('what cannot be done is explained:', () => {
  test('there is nothing before it', () => {
    expect(moved([history('bff-api', [release('1.3.0')])], faultyBff)).toEqual([
      { kind: 'none', service: 'bff-api' },
    ]);
  });

  test('nothing before it can be deployed', () => {
    const gone = release('1.2.0', {}, { obstacle: 'its artifact is gone' });
    expect(moved([history('bff-api', [release('1.3.0'), gone])], faultyBff)).toEqual([
      {
        kind: 'release',
        release: { service: 'bff-api', name: '1.2.0' },
        what: 'its artifact is gone',
      },
    ]);
  });

  test('a pair forbids it', () => {
    const histories = [
      history('bff-api', [
        release('1.3.0', { 'deals-ms': '^2' }),
        release('1.2.0', { 'deals-ms': '^1' }),
      ]),
      history('deals-ms', [release('2.1.0'), release('2.0.0')]),
    ];
    expect(moved(histories, faultyBff)).toEqual([
      {
        kind: 'pair',
        release: { service: 'bff-api', name: '1.2.0' },
        pair: { consumer: 'bff-api', release: '1.2.0', provider: 'deals-ms', range: '^1' },
        blocked: 'deals-ms',
      },
    ]);
  });

  test('of releases that are alike for all others, the newest is named', () => {
    const histories = [
      history('bff-api', [
        release('1.3.0'),
        release('1.2.1', { 'deals-ms': '^1' }),
        release('1.2.0', { 'deals-ms': '^1' }),
        release('1.1.0', { 'deals-ms': '1.x' }),
      ]),
      history('deals-ms', [release('2.1.0')]),
    ];
    expect(moved(histories, faultyBff)).toEqual(
      ['1.2.1', '1.1.0'].map((name) =>
        expect.objectContaining({ release: { service: 'bff-api', name } }),
      ),
    );
  });

  test('the way ends at somebody who was forced by somebody who was forced', () => {
    const histories = [
      history('bff-api', [release('1.3.0'), release('1.2.0', { 'deals-ms': '^1' })]),
      history('deals-ms', [release('2.0.0'), release('1.0.0', { 'users-ms': '^1' })]),
      history('users-ms', [release('2.0.0')]),
    ];
    expect(moved(histories, faultyBff)).toEqual([
      {
        kind: 'pair',
        release: { service: 'bff-api', name: '1.2.0' },
        pair: { consumer: 'deals-ms', release: '1.0.0', provider: 'users-ms', range: '^1' },
        blocked: 'users-ms',
      },
    ]);
  });
});
