import { githubActions } from '../github/github-actions';
import { PipelinesError } from '../pipelines-error';
import type { Renderer } from './renderer';

/** Every provider; another one is a file, and a line here. */
export const RENDERERS: readonly Renderer[] = [githubActions];

/** @throws PipelinesError `unknown-provider` */
export function rendererNamed(name: string, where?: string): Renderer {
  const found = RENDERERS.find((renderer) => renderer.name === name);
  if (found !== undefined) return found;
  throw new PipelinesError({
    code: 'unknown-provider',
    what: `nothing renders pipelines for ${JSON.stringify(name)}`,
    ...(where !== undefined && { where }),
    fix: `Name one of ${RENDERERS.map((renderer) => renderer.name).join(', ')}.`,
  });
}
