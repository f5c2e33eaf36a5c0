import { Enums, Models, SPDX, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { UsedPackage } from './read-packages';

/** Media type of what is made here. */
export const SBOM_TYPE = 'application/vnd.cyclonedx+json';

/**
 * The bill of materials of a service's artifact, in CycloneDX 1.6: what is in its bundle. It names no time and no
 * version of the service, so the same bundle has the same one.
 *
 * @returns JSON, sorted
 */
export function createSbom(
  service: { name: string; application: string },
  packages: readonly UsedPackage[],
): string {
  const subject = new Models.Component(Enums.ComponentType.Application, service.name, {
    group: service.application,
    bomRef: service.name,
  });
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: subject }) });
  for (const { name, version, license } of packages) {
    const component = new Models.Component(Enums.ComponentType.Library, name, {
      version,
      bomRef: `${name}@${version}`,
    });
    component.purl = purlOf(name, version);
    if (license !== undefined) component.licenses.add(licenseOf(license));
    bom.components.add(component);
    subject.dependencies.add(component.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function licenseOf(license: string): Models.License {
  return SPDX.isSupportedSpdxId(license)
    ? new Models.SpdxLicense(license)
    : new Models.NamedLicense(license);
}

/** https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md */
function purlOf(name: string, version: string): string {
  const [scope, base] = name.startsWith('@') ? name.split('/', 2) : [undefined, name];
  const path = [scope, base].flatMap((part) =>
    part === undefined ? [] : encodeURIComponent(part),
  );
  return `pkg:npm/${path.join('/')}@${encodeURIComponent(version)}`;
}
