import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest, verifyManifest } from '@org/release';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const blocks = (language) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text,
  );

describe('the README', () => {
  it('shows a release.json that the engine accepts, fingerprint included', () => {
    const [text] = blocks('json');
    expect(verifyManifest(parseManifest(text, 'README.md'))).toBe(true);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    const named = blocks('sh')
      .flatMap((block) => block.split('\n'))
      .flatMap((line) => /^npm (?:run )?(\S+)/.exec(line)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('links to pages that exist', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target);
    const missing = targets.filter((target) => {
      try {
        readFileSync(join(__dirname, '../..', target));
        return false;
      } catch (error) {
        return error.code !== 'EISDIR';
      }
    });
    expect(targets.length).toBeGreaterThan(3);
    expect(missing).toEqual([]);
  });
});
