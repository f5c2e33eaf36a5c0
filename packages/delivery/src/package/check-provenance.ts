import { DeliveryError } from '../delivery-error';
import { type Envelope, open, type TrustedKeys } from '../signing/envelope';
import { type Expected, provenanceProblem, STATEMENT_TYPE } from '../signing/provenance';

/** What a provenance is held against. */
export interface ProvenanceCheck {
  expected: Expected;
  /** Whose signatures count. Without any, nobody's is asked for. */
  trusted: TrustedKeys;
  /** Where it is, for errors. */
  where: string;
}

/**
 * Holds a stored provenance against what it should be about.
 *
 * @param text of its envelope
 * @returns ids of the keys that are named as its signers; none for one that nobody signed
 * @throws DeliveryError `signature-refused` when no trusted key has signed it, or it is about something else
 */
export function checkProvenance(
  text: string,
  { expected, trusted, where }: ProvenanceCheck,
): string[] {
  const refuse = (what: string): DeliveryError =>
    new DeliveryError({
      code: 'signature-refused',
      where,
      what,
      fix: 'Nothing was written. Find out who can write into the stores; what was changed there has to be restored from a copy.',
    });
  const { statement, signers } = readEnvelope(text, trusted, where);
  let problem: string | undefined;
  try {
    problem = provenanceProblem(statement, expected);
  } catch {
    problem = 'it is no statement about an artifact';
  }
  if (problem !== undefined) throw refuse(problem);
  return signers;
}

/** The envelope of a statement that nobody signs. */
export function unsignedEnvelope(statement: string): Envelope {
  const payload = Buffer.from(statement, 'utf8').toString('base64');
  return { payloadType: STATEMENT_TYPE, payload, signatures: [] };
}

function readEnvelope(
  text: string,
  trusted: TrustedKeys,
  where: string,
): { statement: string; signers: string[] } {
  if (trusted.size > 0) {
    const statement = open(text, { payloadType: STATEMENT_TYPE, keys: trusted, where });
    const { signatures } = JSON.parse(text) as Envelope;
    return { statement, signers: signatures.map(({ keyid }) => keyid) };
  }
  try {
    const { payloadType, payload, signatures } = JSON.parse(text) as Envelope;
    const statement = Buffer.from(payload, 'base64').toString('utf8');
    if (payloadType === STATEMENT_TYPE) {
      return { statement, signers: signatures.map(({ keyid }) => keyid) };
    }
  } catch {
    // Told below, as what it is not.
  }
  return { statement: '', signers: [] };
}
