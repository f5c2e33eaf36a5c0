/**
 * Asks every service how it is, at the address that it publishes.
 *
 * @param {{ endpoint: string, application: string, services: readonly string[], mark?: string }} input
 *   `mark` is what one of them has to answer
 * @throws Error when one does not answer, or none with the mark
 */
export async function checkServing({ endpoint, application, services, mark }) {
  const said = [];
  for (const service of services) {
    const url = await readParameter(endpoint, `/${application}/local/${service}/public/apiUrl`);
    const response = await fetch(`${url}/health`);
    if (!response.ok) throw new Error(`${service} answers ${response.status} at ${url}/health`);
    said.push((await response.json()).status);
  }
  if (mark !== undefined && !said.includes(mark))
    throw new Error(`no service says "${mark}", but ${said.join(', ')}: it was not deployed`);
}

async function readParameter(endpoint, Name) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameter',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260105/us-east-1/ssm/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: JSON.stringify({ Name }),
  });
  if (!response.ok) throw new Error(`there is no parameter ${Name}: ${await response.text()}`);
  return (await response.json()).Parameter.Value;
}
