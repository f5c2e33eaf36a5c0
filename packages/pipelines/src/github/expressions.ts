import type { Input } from '../model/pipeline';
import type { Reference } from '../model/values';

/** What expressions of one workflow may refer to. */
export interface WorkflowContext {
  inputs: readonly Input[];
  /** What the tag of a release starts with, where such a tag starts the workflow; `null`: none does. */
  tagPrefix: string | null;
}

/** An expression of GitHub for something that is known at run time. It goes into variables and inputs alone, never into a script. */
export function expressionOf(reference: Reference, context: WorkflowContext): string {
  switch (reference.from) {
    case 'commit':
      return '${{ github.sha }}';
    case 'input':
      return reference.name === 'release' && context.tagPrefix !== null
        ? '${{ inputs.release || github.ref_name }}'
        : `\${{ inputs.${reference.name} }}`;
    case 'result':
      return `\${{ needs.${reference.job}.outputs.${reference.name} }}`;
    case 'leg':
      return `\${{ matrix.leg.${reference.name} }}`;
  }
}
