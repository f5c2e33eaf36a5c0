import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';

/** Of one spec file, gone with its last test. */
const FOLDER = mkdtempSync(join(tmpdir(), 'constructs-spec-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** The CDK's own rules take seconds to load; the spec that is about them turns them on. */
process.env['CDK_VALIDATION'] = 'false';

/** A new folder, which nobody has to remove. */
export function newFolder(): string {
  return mkdtempSync(join(FOLDER, 'of-'));
}

/** An app whose assembly is removed with its spec; by itself the CDK leaves it behind. */
export function testApp(context: Record<string, unknown> = {}): App {
  return new App({ outdir: newFolder(), context });
}
