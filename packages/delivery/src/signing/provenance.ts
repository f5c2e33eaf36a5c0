import canonicalize from 'canonicalize';
import type { Digest } from '../artifacts/digest';
import { type Contract, NO_CONTRACT, type Use } from '../contracts/contract';

/** Media type of the statements that are signed: https://github.com/in-toto/attestation */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

const PREDICATE_TYPE = 'https://slsa.dev/provenance/v1';
const BUILD_TYPE = 'https://org.example/cicd/package/v1';

/** Where an artifact came from. */
export interface Provenance {
  service: string;
  application: string;
  artifact: Digest;
  sbom: Digest;
  /** Its OpenAPI document, and those it was built against. Default: there are none. */
  contract?: Contract;
  /** Where the source is, without credentials; `null`: nowhere but on this machine. */
  repository: string | null;
  sourceCommit: string;
  /** Who packaged it, as a URI: a workflow, or a person's machine. */
  builder: string;
  startedAt: Date;
  finishedAt: Date;
}

interface Statement {
  _type: string;
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: string;
  predicate: {
    buildDefinition: {
      externalParameters: {
        service: string;
        application: string;
        repository: string | null;
        sourceCommit: string;
      };
      resolvedDependencies?: Resource[];
    };
    runDetails?: { byproducts?: Resource[] };
  };
}

/** https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md */
interface Resource {
  name?: string;
  digest: { sha256?: string; gitCommit?: string };
  annotations?: Partial<Pick<Use, 'operations'>> & { consumed?: string };
}

const DOCUMENT = 'openapi.json';

/**
 * The statement about where an artifact came from: in-toto Statement v1 with SLSA provenance v1.
 * https://slsa.dev/spec/v1.1/provenance
 */
export function provenanceStatement(provenance: Provenance): string {
  const { service, application, artifact, sbom, repository, sourceCommit, builder } = provenance;
  const { contract = NO_CONTRACT } = provenance;
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: service, digest: digestSet(artifact) }],
    predicateType: PREDICATE_TYPE,
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: { service, application, repository, sourceCommit },
        resolvedDependencies: [
          {
            ...(repository !== null && { uri: `git+${repository}@${sourceCommit}` }),
            digest: { gitCommit: sourceCommit },
          },
          ...usedDocuments(contract),
        ],
      },
      runDetails: {
        builder: { id: builder },
        metadata: {
          startedOn: provenance.startedAt.toISOString(),
          finishedOn: provenance.finishedAt.toISOString(),
        },
        byproducts: [{ name: 'sbom.cdx.json', digest: digestSet(sbom) }, ...ownDocument(contract)],
      },
    },
  };
  return JSON.stringify(statement, null, 2);
}

/** What a statement has to say for an artifact to be the one that is meant. */
export interface Expected {
  service: string;
  artifact: Digest;
  sourceCommit: string;
  /** Default: it is not asked about. */
  contract?: Contract;
}

/** What a statement says otherwise than it should, or undefined. */
export function provenanceProblem(statement: string, expected: Expected): string | undefined {
  const { service, artifact, sourceCommit } = expected;
  const { subject, predicateType, predicate } = JSON.parse(statement) as Statement;
  const [first] = subject;
  if (predicateType !== PREDICATE_TYPE || subject.length !== 1 || first === undefined) {
    return `it is no statement about one artifact (${predicateType})`;
  }
  if (first.digest.sha256 !== digestSet(artifact).sha256) {
    return `it is about sha256:${first.digest.sha256}, not ${artifact}`;
  }
  const said = predicate.buildDefinition.externalParameters;
  if (said.service !== service) return `it is about ${said.service}, not ${service}`;
  if (said.sourceCommit !== sourceCommit) {
    return `it says the source is ${said.sourceCommit}, not ${sourceCommit}`;
  }
  if (expected.contract === undefined) return undefined;
  const [is, wanted] = [contractSaid(predicate), expected.contract].map((each) =>
    canonicalize(each),
  );
  return is === wanted ? undefined : `it says its documents are ${is}, not ${wanted}`;
}

function ownDocument({ document }: Contract): Resource[] {
  return document === null ? [] : [{ name: DOCUMENT, digest: digestSet(document) }];
}

function usedDocuments({ uses }: Contract): Resource[] {
  return Object.entries(uses).map(([consumed, { document, operations }]) => ({
    name: `${consumed}/${DOCUMENT}`,
    digest: digestSet(document),
    annotations: { consumed, operations },
  }));
}

function contractSaid({ buildDefinition, runDetails }: Statement['predicate']): Contract {
  const own = runDetails?.byproducts?.find(({ name }) => name === DOCUMENT);
  const used = (buildDefinition.resolvedDependencies ?? []).flatMap(
    ({ digest, annotations: { consumed, operations = null } = {} }) =>
      consumed === undefined
        ? []
        : [[consumed, { document: digestIn(digest), operations }] as const],
  );
  return {
    document: own === undefined ? null : digestIn(own.digest),
    uses: Object.fromEntries(used),
  };
}

function digestIn({ sha256 = '' }: Resource['digest']): Digest {
  return `sha256:${sha256}`;
}

function digestSet(digest: Digest): { sha256: string } {
  return { sha256: digest.slice('sha256:'.length) };
}
