import { readSync, writeSync } from 'node:fs';

/** The file descriptor that leads to whoever started the actor. */
const PARENT = 3;

/** What the lock does by its clock comes at any time: it has no number, and is stopped at by its name. */
const BY_THE_CLOCK = /create lock-renewed/;

/**
 * Tells the parent every step, before it goes on. At one of them the whole process stands still, until the parent lets it go or kills
 * it: so it is killed exactly there.
 *
 * @param {number | string | null} stopAt the number of a step, counted from 1, or how the first one begins
 */
export function openSteps(stopAt) {
  let count = 0;
  let last = null;
  let isOver = false;
  const tell = (message) => writeSync(PARENT, `${JSON.stringify(message)}\n`);
  return {
    tell,
    /**
     * @param {string} step one line
     * @param {string} [look] one step, however often it is told without another one between
     */
    step(step, look) {
      if (look !== undefined && look === last) return;
      last = look ?? null;
      if (!BY_THE_CLOCK.test(step)) count += 1;
      const stops =
        !isOver && (typeof stopAt === 'string' ? step.startsWith(stopAt) : count === stopAt);
      isOver ||= stops;
      tell({ kind: 'step', number: count, step, stops });
      if (stops) readSync(PARENT, Buffer.alloc(1));
    },
  };
}

/** A store that tells before and after each of its operations. */
export function toldStore(store, { step }) {
  const told = async (what, operate) => {
    step(`before ${what}`);
    const result = await operate();
    step(`after ${what}`);
    return result;
  };
  return {
    address: store.address,
    create: (key, text) =>
      told(`create ${kindOf(text)} ${key.split('/').at(-1)}`, () => store.create(key, text)),
    read: (key) => told(`read ${key.split('/').at(-1)}`, () => store.read(key)),
    readMany: (keys) => told(`read ${keys.length} records`, () => store.readMany(keys)),
    list: (prefix, options) => told('list', () => store.list(prefix, options)),
  };
}

function kindOf(text) {
  const { kind, service } = JSON.parse(text);
  return [kind, service].filter(Boolean).join(' ');
}
