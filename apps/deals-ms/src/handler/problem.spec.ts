import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from './context';
import { type LogEntry, logToConsole } from './log';
import { onError } from './problem';
import { ProblemError } from './problem-error';

describe('onError', () => {
  it.each([
    [new HTTPException(401, { message: 'Who are you?' }), 401, 'Who are you?'],
    [new HTTPException(403), 403, 'The request cannot be served.'],
    [new HTTPException(503, { message: 'a secret' }), 500, 'Something went wrong on our side.'],
    [new Error('a secret'), 500, 'Something went wrong on our side.'],
    [new ProblemError(503, 'Later.'), 503, 'Later.'],
  ])('answers %p with %d', async (error, status, detail) => {
    const app = new Hono<AppEnv>();
    app.onError(onError(() => undefined));
    app.get('/', () => {
      throw error;
    });

    const response = await app.request('/');

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, detail });
  });
});

describe('logToConsole', () => {
  it('writes one line of JSON to standard error', () => {
    const write = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const entry: LogEntry = { level: 'error', message: 'two\nlines' };

    logToConsole(entry);

    expect(write).toHaveBeenCalledWith('{"level":"error","message":"two\\nlines"}');
  });
});
