import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { openS3Client } from './s3-client';

test('a server that says nothing is not waited for', async () => {
  let asked = 0;
  const server = createServer(() => void (asked += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const client = await openS3Client(
      {
        AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_REGION: 'us-east-1',
      },
      200,
    );
    const looked = client.send(new HeadObjectCommand({ Bucket: 'bucket', Key: 'key' }));
    await expect(looked).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked).toBe(1);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
