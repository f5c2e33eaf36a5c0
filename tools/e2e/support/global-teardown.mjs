/** Jest runs setup and teardown in one process, but as two modules; this is their meeting point. */
export default async function globalTeardown() {
  await /** @type {any} */ (globalThis).closeE2e();
}
