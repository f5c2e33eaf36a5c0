import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { digestOf } from '../artifacts/digest';
import { type Envelope, open, sign } from './envelope';
import { STATEMENT_TYPE, provenanceProblem, provenanceStatement } from './provenance';
import { type Signer, keyIdOf, keySigner, readPublicKey } from './signer';

const TYPE = 'text/plain';

interface Pair {
  signer: Signer;
  publicKey: KeyObject;
}

function newKey(): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { signer: keySigner(pem, 'key.pem'), publicKey };
}

const trusted = (...pairs: Pair[]) =>
  new Map(pairs.map(({ publicKey }) => [keyIdOf(publicKey), publicKey]));

const read = (envelope: unknown, keys: ReadonlyMap<string, KeyObject>, payloadType = TYPE) =>
  open(JSON.stringify(envelope), { payloadType, keys, where: 'the envelope' });

describe('a signed document', () => {
  const alice = newKey();
  const bob = newKey();

  test('is read by whoever trusts the key', async () => {
    const envelope = await sign(alice.signer, TYPE, 'grüße');
    expect(read(envelope, trusted(bob, alice))).toBe('grüße');
    expect(envelope.signatures[0]?.keyid).toBe(keyIdOf(alice.publicKey));
  });

  test('is refused when another key has signed it', async () => {
    const envelope = await sign(bob.signer, TYPE, 'hello');
    expect(() => read(envelope, trusted(alice))).toThrow(
      `signed by ${keyIdOf(bob.publicKey)}, and trusted are ${keyIdOf(alice.publicKey)}`,
    );
    expect(() => read(envelope, trusted())).toThrow('trusted are none');
  });

  test('is refused when a key puts its name to the signature of another', async () => {
    const envelope = await sign(bob.signer, TYPE, 'hello');
    const forged = {
      ...envelope,
      signatures: [{ ...envelope.signatures[0], keyid: alice.signer.keyId }],
    };
    expect(() => read(forged, trusted(alice))).toThrow('does not belong to what it says');
  });

  test('is refused when anything of it was changed', async () => {
    const envelope = await sign(alice.signer, TYPE, 'a document of some length');
    const change = (text: string, at: number): string => {
      const bytes = Buffer.from(text, 'base64');
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      return bytes.toString('base64');
    };
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (at, payload) => {
        const [signature] = envelope.signatures as [Envelope['signatures'][0]];
        const changed = payload
          ? { ...envelope, payload: change(envelope.payload, at) }
          : { ...envelope, signatures: [{ ...signature, sig: change(signature.sig, at) }] };
        expect(() => read(changed, trusted(alice))).toThrow('does not belong to what it says');
      }),
    );
  });

  test('is refused for a document of another type', async () => {
    const envelope = await sign(alice.signer, 'text/html', 'hello');
    expect(() => read(envelope, trusted(alice))).toThrow('it is no signed text/plain');
    const renamed = { ...envelope, payloadType: TYPE };
    expect(() => read(renamed, trusted(alice))).toThrow('does not belong to what it says');
  });

  test.each(['{', 'null', '{}', '{"payloadType":"text/plain","payload":"","signatures":[1]}'])(
    'is refused when it is %s',
    (text) => {
      expect(() => open(text, { payloadType: TYPE, keys: trusted(alice), where: 'x' })).toThrow(
        expect.objectContaining({ code: 'signature-refused', where: 'x' }),
      );
    },
  );

  test('is what openssl would have signed', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const text = execFileSync('openssl', ['pkey', '-pubout'], { input: pem, encoding: 'utf8' });
    expect(keyIdOf(readPublicKey(text, 'key.pub'))).toBe(keyIdOf(publicKey));
    expect(keySigner(pem, 'key.pem').keyId).toBe(keyIdOf(publicKey));
  });
});

describe('a key is refused when it', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  test.each([
    ['is of another kind', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }), 'a key of rsa'],
    ['is none', 'hello', 'no key in PEM format'],
  ])('%s', (_, pem, message) => {
    expect(() => keySigner(String(pem), 'key.pem')).toThrow(message);
  });

  test('is private where a public one is wanted', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const refusal = (() => {
      try {
        readPublicKey(pem, 'key.pub');
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(refusal).toContain('it is a private key');
    expect(refusal).not.toContain(pem.split('\n')[1]);
  });
});

describe('provenance', () => {
  const provenance = {
    service: 'deals-ms',
    application: 'super-deals',
    artifact: digestOf('artifact'),
    sbom: digestOf('sbom'),
    repository: 'https://git.example.com/org/super-deals.git',
    sourceCommit: '5fde4d363787a52b03b3f5797aa19d4f051f559d',
    builder: 'https://ci.example.com/runs/1',
    startedAt: new Date('2026-01-02T03:04:05Z'),
    finishedAt: new Date('2026-01-02T03:05:05Z'),
  };
  const statement = provenanceStatement(provenance);

  test('is an in-toto statement about the artifact, with an SLSA predicate', () => {
    expect(STATEMENT_TYPE).toBe('application/vnd.in-toto+json');
    expect(JSON.parse(statement)).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'deals-ms', digest: { sha256: digestOf('artifact').slice(7) } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {
        buildDefinition: {
          resolvedDependencies: [{ digest: { gitCommit: provenance.sourceCommit } }],
        },
        runDetails: { builder: { id: 'https://ci.example.com/runs/1' } },
      },
    });
  });

  test('of nowhere names no repository', () => {
    const text = provenanceStatement({ ...provenance, repository: null });
    expect(text).not.toContain('git+');
  });

  test('is the one that is meant, or says what is not', () => {
    const { service, artifact, sourceCommit } = provenance;
    const expected = { service, artifact, sourceCommit };
    expect(provenanceProblem(statement, expected)).toBeUndefined();
    expect(provenanceProblem(statement, { ...expected, artifact: digestOf('x') })).toContain(
      'not sha256',
    );
    expect(provenanceProblem(statement, { ...expected, service: 'x' })).toBe(
      'it is about deals-ms, not x',
    );
    expect(provenanceProblem(statement, { ...expected, sourceCommit: 'x' })).toContain('not x');
    expect(provenanceProblem(statement.replace('slsa.dev/provenance/v1', 'x'), expected)).toContain(
      'no statement',
    );
  });
});
