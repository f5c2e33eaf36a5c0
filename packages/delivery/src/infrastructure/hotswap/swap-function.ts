import type { Cloud, FunctionState } from '../cloud/cloud';
import type { StackAddress } from '../types';
import type { Archive } from './archive';
import { describeVersion, isOfSwap, MARK, markOf } from './mark';
import type { TemplateFunction } from './swappable-functions';

/**
 * Gives a function other code, as a version of its own that its aliases then point to. What is done already is not
 * done again, so it does not matter where an earlier swap was interrupted.
 *
 * @returns False when all of it runs that code already.
 */
export async function swapFunction(
  cloud: Cloud,
  stack: StackAddress,
  { name, aliases }: TemplateFunction,
  { arn, codeSha256, tags }: FunctionState,
  { bytes, sha256 }: Archive,
): Promise<boolean> {
  const mark = markOf(sha256);
  const isMarked = tags[MARK] === mark;
  if (!isMarked) await cloud.tagFunction(stack, arn, MARK, mark);
  const hasCode = codeSha256 === sha256;
  if (!hasCode) await cloud.updateCode(stack, name, { archive: bytes.toString('base64') });
  if (aliases.length === 0) return !hasCode;
  const published = (await cloud.versions(stack, name)).find(
    (version) => isOfSwap(version) && version.codeSha256 === sha256,
  );
  const version =
    published?.version ?? (await cloud.publishVersion(stack, name, describeVersion(mark)));
  let moved = false;
  for (const alias of aliases) {
    if ((await cloud.aliasVersion(stack, name, alias.name)) === version) continue;
    await cloud.pointAlias(stack, name, alias.name, version);
    moved = true;
  }
  return moved || !hasCode;
}
