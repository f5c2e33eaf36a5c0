import { MAX_BODY_BYTES, createApp } from './app';
import type { User } from './domain/user';
import type { LogEntry } from './handler/log';
import { InMemoryUserStore } from './storage/in-memory-user-store';

const AT = '2026-01-02T03:04:05.000Z';
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

interface Problem {
  title: string;
  status: number;
  detail: string;
  requestId: string;
  errors?: { pointer?: string; parameter?: string; message: string }[];
}

describe('the API', () => {
  let log: LogEntry[];
  let store: InMemoryUserStore;
  let app: ReturnType<typeof createApp>;

  beforeEach(() => {
    log = [];
    store = new InMemoryUserStore();
    let count = 0;
    app = createApp({
      store,
      version: '1.2.3',
      now: () => new Date(AT),
      newId: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
      log: (entry) => log.push(entry),
    });
  });

  describe('GET /health', () => {
    it('says which version runs', async () => {
      const response = await app.request('/health');

      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        status: 'ok',
        service: 'users-ms',
        version: '1.2.3',
      });
    });
  });

  describe('POST /users', () => {
    it('creates a user', async () => {
      const response = await post({ name: '  A name ', description: 'A description' });

      expect(response.status).toBe(201);
      expect(response.headers.get('location')).toBe('users/00000000-0000-4000-8000-000000000001');
      expect(await response.json()).toEqual({
        id: '00000000-0000-4000-8000-000000000001',
        name: 'A name',
        description: 'A description',
        createdAt: AT,
        updatedAt: AT,
      });
    });

    it('takes an id of the client, once', async () => {
      expect((await post({ id: UNKNOWN, name: 'A name' })).status).toBe(201);

      await expectProblem(await post({ id: UNKNOWN, name: 'Another' }), 409);
      await expect(store.get(UNKNOWN)).resolves.toMatchObject({ name: 'A name' });
    });

    it.each([
      ['no name', {}, ['/name']],
      ['an empty name', { name: ' ' }, ['/name']],
      ['a name that is too long', { name: 'x'.repeat(121) }, ['/name']],
      ['a name of another type', { name: 1 }, ['/name']],
      ['an id that is none', { id: '1', name: 'x' }, ['/id']],
      ['two things wrong', { name: 1, description: 2 }, ['/name', '/description']],
      ['a field that is not known', { name: 'x', 'a/b~c': 1 }, ['/a~1b~0c']],
      ['a list', [], ['']],
      ['nothing', null, ['']],
    ])('refuses %s', async (_what, body, pointers) => {
      const { errors } = await expectProblem(await post(body), 422);

      expect(errors?.map(({ pointer }) => pointer)).toEqual(pointers);
    });

    it.each(['', '{', '{"name":}', 'name=x'])(
      'refuses the body %j, which is not JSON',
      async (body) => {
        const { detail } = await expectProblem(await post(body), 400);

        expect(detail).toBe('The body is not valid JSON.');
      },
    );

    it('refuses a request without a body', async () => {
      await expectProblem(await app.request('/users', { method: 'POST' }), 415);
    });

    it.each(['text/plain', 'application/xml'])('refuses the media type %j', async (type) => {
      await expectProblem(await post({ name: 'A name' }, type), 415);
    });

    it.each(['application/json; charset=utf-8', 'application/merge-patch+json'])(
      'accepts the media type %j',
      async (type) => {
        expect((await post({ name: 'A name' }, type)).status).toBe(201);
      },
    );

    it('refuses a body that is too large', async () => {
      await expectProblem(await post({ name: 'x'.repeat(MAX_BODY_BYTES) }), 413);
    });
  });

  describe('GET /users/:id', () => {
    it('returns what was created', async () => {
      const created = (await (await post({ name: 'A name' })).json()) as User;

      const response = await app.request(`/users/${created.id}`);

      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(created);
    });

    it.each([UNKNOWN, 'x', '%00', '%zz', '__proto__'])('knows no %s', async (id) => {
      await expectProblem(await app.request(`/users/${id}`), 404);
    });
  });

  describe('GET /users', () => {
    it('lists page after page', async () => {
      for (const name of ['One', 'Two', 'Three']) await post({ name });

      const first = await list('?limit=2');
      const second = await list(`?limit=2&cursor=${first.nextCursor}`);

      expect(first.items.map(({ name }) => name)).toEqual(['One', 'Two']);
      expect(second.items.map(({ name }) => name)).toEqual(['Three']);
      expect(second.nextCursor).toBeUndefined();
    });

    it('has 20 on a page unless asked otherwise', async () => {
      for (let i = 0; i < 21; i += 1) await post({ name: 'A name' });

      expect((await list('')).items).toHaveLength(20);
      expect((await list('?limit=100&other=ignored')).items).toHaveLength(21);
    });

    it.each([
      ['?limit=0', 'limit'],
      ['?limit=101', 'limit'],
      ['?limit=1000000', 'limit'],
      ['?limit=1.5', 'limit'],
      ['?limit=ten', 'limit'],
      ['?limit=', 'limit'],
      ['?cursor=', 'cursor'],
      ['?cursor=made-up', 'cursor'],
    ])('refuses %s', async (query, parameter) => {
      const { errors } = await expectProblem(await app.request(`/users${query}`), 400);

      expect(errors).toEqual([{ parameter, message: expect.any(String) }]);
    });
  });

  describe('any request', () => {
    it.each([
      ['DELETE', '/health', 'GET, HEAD'],
      ['PUT', '/users', 'GET, HEAD, POST'],
      ['PATCH', `/users/${UNKNOWN}`, 'GET, HEAD'],
    ])('may not be %s %s', async (method, path, allow) => {
      const response = await app.request(path, { method });

      expect(response.headers.get('allow')).toBe(allow);
      await expectProblem(response, 405);
    });

    it.each(['/', '/unknown', '/users/1/more'])('finds nothing at %s', async (path) => {
      await expectProblem(await app.request(path), 404);
    });

    it('keeps the request id of the client', async () => {
      const response = await app.request('/unknown', { headers: { 'x-request-id': 'abc-1' } });

      expect(response.headers.get('x-request-id')).toBe('abc-1');
      expect((await expectProblem(response, 404)).requestId).toBe('abc-1');
    });

    it('takes the request id of API Gateway', async () => {
      const env = { requestContext: { requestId: 'gateway-1' } };

      const response = await app.request('/health', {}, env);

      expect(response.headers.get('x-request-id')).toBe('gateway-1');
    });

    it('logs what fails unexpectedly and tells the client nothing of it', async () => {
      jest.spyOn(store, 'get').mockRejectedValue(new Error('table secret-table is gone'));

      const response = await app.request(`/users/${UNKNOWN}`);

      const text = await response.clone().text();
      const { requestId } = await expectProblem(response, 500);
      expect(text).not.toContain('secret-table');
      expect(log).toEqual([
        expect.objectContaining({ message: 'table secret-table is gone', requestId }),
      ]);
    });
  });

  it('needs nothing but a store', async () => {
    const response = await createApp({ store }).request('/users', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"A name"}',
    });

    expect(response.status).toBe(201);
  });

  function post(body: unknown, contentType = 'application/json'): Promise<Response> {
    return Promise.resolve(
      app.request('/users', {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  }

  async function list(query: string): Promise<{ items: User[]; nextCursor?: string }> {
    const response = await app.request(`/users${query}`);
    expect(response.status).toBe(200);
    return (await response.json()) as { items: User[]; nextCursor?: string };
  }

  async function expectProblem(response: Response, status: number): Promise<Problem> {
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await response.json()) as Problem;
    expect(problem).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    return problem;
  }
});
