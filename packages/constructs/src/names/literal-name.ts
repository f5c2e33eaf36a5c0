/** What the pseudo parameters of CloudFormation will stand for. */
export interface PseudoValues {
  account: string;
  region: string;
  stack: string;
}

/** A name as far as it is known before deployment. */
export interface LiteralName {
  /** What is not known is a `*`. */
  text: string;
  /** All of it is known. */
  exact: boolean;
}

const UNKNOWN: LiteralName = { text: '*', exact: false };

/**
 * @param value of a property in a template: text, `Ref`, `Fn::Join` or `Fn::Sub`
 * @returns the name it will give, with `*` for what only the deployment knows
 */
export function literalName(value: unknown, pseudo: PseudoValues): LiteralName {
  if (typeof value === 'string') return { text: value, exact: true };
  if (typeof value !== 'object' || value === null) return UNKNOWN;
  const [[intrinsic, argument] = [undefined, undefined]] = Object.entries(value);
  if (intrinsic === 'Ref' && typeof argument === 'string') return reference(argument, pseudo);
  if (intrinsic === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
    const parts = argument[1].map((part: unknown) => literalName(part, pseudo));
    return {
      text: parts.map(({ text }) => text).join(String(argument[0])),
      exact: parts.every(({ exact }) => exact),
    };
  }
  if (intrinsic === 'Fn::Sub' && typeof argument === 'string') return substitute(argument, pseudo);
  return UNKNOWN;
}

function reference(name: string, { account, region, stack }: PseudoValues): LiteralName {
  const known: Record<string, string> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::StackName': stack,
  };
  const text = known[name];
  return text === undefined ? UNKNOWN : { text, exact: true };
}

function substitute(pattern: string, pseudo: PseudoValues): LiteralName {
  let exact = true;
  const text = pattern.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const part = reference(name, pseudo);
    exact &&= part.exact;
    return part.text;
  });
  return { text, exact };
}
