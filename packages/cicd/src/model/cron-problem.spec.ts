import { cronProblem } from './cron-problem';

describe('a schedule', () => {
  it.each([
    ['0 5 * * 1'],
    ['*/15 0-6,18-23 * * MON-FRI'],
    ['59 23 31 12 6'],
    ['5/10 * 29 FEB *'],
    [' 0  5 1,15 * * '],
    ['0 0 31 2 MON'],
    ['0 0 30,31 2,4 *'],
  ])('%j can be', (schedule) => {
    expect(cronProblem(schedule)).toBeNull();
  });

  it.each([
    ['', /has 1 fields, and needs five/],
    ['0 5 * *', /has 4 fields/],
    ['0 0 5 * * 1', /has 6 fields/],
    ['@daily', /has 1 fields/],
    ['60 5 * * 1', /"60" as minute, where numbers from 0 to 59/],
    ['0 24 * * 1', /"24" as hour/],
    ['0 5 0 * *', /"0" as day of the month/],
    ['0 5 * 13 *', /"13" as month/],
    ['0 5 * * 7', /"7" as day of the week/],
    ['0 5 * * MONDAY', /"MONDAY"/],
    ['0 5 * * 5-1', /"5-1"/],
    ['*/0 5 * * *', /"\*\/0"/],
    ['1,,2 5 * * *', /""/],
    ['1-2-3 5 * * *', /"1-2-3"/],
    ['-1 5 * * *', /"-1"/],
    ['0 5 L * *', /"L"/],
    ['$(x) 5 * * *', /"\$\(x\)"/],
    ['0 0 30 2 *', /is never/],
    ['0 0 31 4,6 *', /is never/],
  ])('%j cannot', (schedule, problem) => {
    expect(cronProblem(schedule)).toMatch(problem);
  });
});
