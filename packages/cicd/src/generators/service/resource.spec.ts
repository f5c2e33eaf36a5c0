import { resourceNames, resourceOf } from './resource';

describe('resourceOf', () => {
  it.each([
    ['deals-ms', 'deal'],
    ['bff-api', 'bff'],
    ['users-service', 'user'],
    ['price-alerts-svc', 'price-alert'],
    ['categories', 'category'],
    ['status-api', 'status'],
    ['news', 'news'],
    ['api', 'api'],
  ])('takes %s to serve %s', (service, resource) => {
    expect(resourceOf(service)).toBe(resource);
  });
});

describe('resourceNames', () => {
  it('has every form', () => {
    expect(resourceNames('price-alerts')).toEqual({
      file: 'price-alert',
      path: 'price-alerts',
      type: 'PriceAlert',
      value: 'priceAlert',
      words: 'price alert',
      wordsPlural: 'price alerts',
      article: 'a',
    });
  });

  it.each([
    ['deal', 'a'],
    ['offer', 'an'],
    ['user', 'a'],
    ['unit', 'a'],
    ['usher', 'an'],
  ])('says of %s "%s"', (resource, article) => {
    expect(resourceNames(resource).article).toBe(article);
  });

  it.each(['class', 'default', 'new', 'event', 'offer-v2', 'sheep'])('accepts %s', (resource) => {
    expect(resourceNames(resource).file).toBe(resource);
  });

  it.each(['', 'Deal', 'deal_x', 'a/b', '1a', 'deal-', 'deal--x', 'deal-2', 'é', 'a'.repeat(41)])(
    'refuses %j',
    (resource) => {
      expect(() => resourceNames(resource)).toThrow(`${JSON.stringify(resource)} cannot be`);
    },
  );

  it.each(['map', 'error', 'record', 'page-request', 'problem', 'request'])(
    'refuses %s, whose type the code has another use for',
    (resource) => {
      expect(() => resourceNames(resource)).toThrow('another use for the type');
    },
  );

  it('refuses the name of the health route', () => {
    expect(() => resourceNames('health')).toThrow('the health route has that name');
  });
});
