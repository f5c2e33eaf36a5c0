import type { Cloud, FunctionCode } from '../cloud/cloud';
import type { StackAddress } from '../types';
import { restoreFunction } from './restore';

const stack: StackAddress = { name: 'deals', account: null, region: null, roleArn: null };
const arn = 'arn:aws-cn:lambda:cn-north-1:111122223333:function:deals';

/** Restores a function whose template names the bucket so; gives where its code was taken from. */
async function codeFrom(bucket: unknown): Promise<FunctionCode | undefined> {
  let taken: FunctionCode | undefined;
  const cloud = {
    updateCode: async (_: StackAddress, __: string, code: FunctionCode) => void (taken = code),
    versions: async () => [],
    tagFunction: async () => undefined,
  } as unknown as Cloud;
  const code = { bucket, key: 'abc.zip', asset: 'abc' };
  const wanted = { logicalId: 'Fn', name: 'deals', code, aliases: [] };
  await restoreFunction(cloud, stack, wanted, { arn, codeSha256: '', tags: {} });
  return taken;
}

test.each([
  ['cdk-assets', 'cdk-assets'],
  [
    { 'Fn::Sub': '${AWS::Partition}-assets-${AWS::AccountId}-${AWS::Region}' },
    'aws-cn-assets-111122223333-cn-north-1',
  ],
])('the code is taken from the bucket %j of the template', async (bucket, name) => {
  expect(await codeFrom(bucket)).toEqual({ bucket: name, key: 'abc.zip' });
});

test('a bucket that cannot be read is said, before anything is touched', async () => {
  await expect(codeFrom({ Ref: 'Bucket' })).rejects.toMatchObject({
    code: 'not-swappable',
    where: 'function deals',
    what: expect.stringContaining('{"Ref":"Bucket"}'),
  });
});
