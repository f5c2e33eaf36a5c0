import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { stackWord } from './stack-word';

/** An output of the stack whose key can be told from the construct's id, as {@link stackWord} says. */
export function addOutput(construct: Construct, what: string, value: string): void {
  const output = new CfnOutput(construct, `${what.toLowerCase()}-output`, { value });
  output.overrideLogicalId(stackWord(construct, what));
}
