import { maskCredentials } from './mask-credentials';

test.each([
  [
    "unable to access 'https://me:secret@host/x/': no",
    "unable to access 'https://***@host/x/': no",
  ],
  ['https://secret@host/x', 'https://***@host/x'],
  ['https://me:s@cret@host/x and https://you:secret@b', 'https://***@host/x and https://***@b'],
  ['Authorization: Basic c2VjcmV0 x', 'Authorization: ***'],
  ['https://host/x?a=1&private_token=secret&b=2', 'https://host/x?a=1&private_token=***&b=2'],
  ["'https://host/x?X-Amz-Signature=secret'", "'https://host/x?X-Amz-Signature=***'"],
  ['remote: \u001b[31mred\u202e', 'remote: [31mred'],
  [
    'git@host: Permission denied (publickey).\nfatal',
    'git@host: Permission denied (publickey).\nfatal',
  ],
  ["'/srv/payments@v1' does not exist", "'/srv/payments@v1' does not exist"],
])('%j becomes %j', (said, shown) => {
  expect(maskCredentials(said)).toBe(shown);
});
