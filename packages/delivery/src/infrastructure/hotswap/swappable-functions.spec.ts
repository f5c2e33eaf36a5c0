import type { DeployedStack, StackResource } from '../cloud/cloud';
import type { TemplateResource } from '../types';
import { templateFunctions } from './swappable-functions';

const ARN = 'arn:aws:lambda:eu-west-1:000000000000:function:deals';

const fn = (Code: object): TemplateResource => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code },
});
const asset = { S3Bucket: 'assets', S3Key: 'abc.zip' };
const alias = (
  FunctionVersion: unknown,
  FunctionName: unknown = { Ref: 'Fn' },
): TemplateResource => ({
  Type: 'AWS::Lambda::Alias',
  Properties: { FunctionName, FunctionVersion, Name: 'live' },
});

function find(
  Resources: Record<string, TemplateResource>,
  parameters: Record<string, string> = {},
): ReturnType<typeof templateFunctions> {
  const physical: Record<string, string> = { Fn: 'deals', Version: `${ARN}:7` };
  const resources = Object.entries(physical).map(([logicalId, physicalId]) => ({
    logicalId,
    physicalId,
  }));
  return templateFunctions(
    {
      template: { Resources },
      parameters: Object.entries(parameters).map(([key, value]) => ({ key, value, ssm: null })),
    } as unknown as DeployedStack,
    resources as StackResource[],
  );
}

test('a function is known by its asset and by the versions its aliases are to point to', () => {
  const found = find({
    Fn: fn({ ...asset, S3Key: 'prefix/abc.zip' }),
    Live: alias({ 'Fn::GetAtt': ['Version', 'Version'] }),
    OfAnother: alias('3', 'another'),
  });
  expect(found).toEqual([
    {
      logicalId: 'Fn',
      name: 'deals',
      code: { bucket: 'assets', key: 'prefix/abc.zip', asset: 'abc' },
      aliases: [{ name: 'live', version: '7' }],
    },
  ]);
});

test.each([
  ['that names the function', alias('3', 'deals')],
  ['with a version of its own', alias('3')],
])('an alias %s is one of it', (_, live) => {
  expect(find({ Fn: fn(asset), Live: live })[0]?.aliases).toEqual([{ name: 'live', version: '3' }]);
});

test.each([
  ['7', {}],
  ['7', { Stays: '' }],
  ['4', { Stays: '4' }],
])(
  'an alias that a parameter may keep at a version points to %s with %j',
  (version, parameters) => {
    const newest = { 'Fn::GetAtt': ['Version', 'Version'] };
    const live = alias({ 'Fn::If': ['Keeps', { Ref: 'Stays' }, newest] });
    expect(find({ Fn: fn(asset), Live: live }, parameters)[0]?.aliases).toEqual([
      { name: 'live', version },
    ]);
  },
);

test.each<[string, Record<string, TemplateResource>]>([
  ['whose code stands in the template', { Fn: fn({ ZipFile: 'x' }) }],
  ['that is an image', { Fn: fn({ ImageUri: 'x' }) }],
  ['that is not there', { Gone: fn(asset) }],
  ['whose alias has a version nobody can tell', { Fn: fn(asset), Live: alias({ Ref: 'Given' }) }],
  [
    'whose alias has the version of something that is not there',
    { Fn: fn(asset), Live: alias({ 'Fn::GetAtt': ['Gone', 'Version'] }) },
  ],
])('one %s is left out', (_, resources) => {
  expect(find(resources)).toEqual([]);
});
