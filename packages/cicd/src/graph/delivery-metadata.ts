import type { ProjectConfiguration } from '@nx/devkit';
import type { ApplicationConfig } from '../model/application-config';
import { type DeliverySettings, deliverySettings } from '../model/delivery';

type ProjectMetadata = NonNullable<ProjectConfiguration['metadata']>;

const KEY = 'delivery';

/** What application.json says of where artifacts and records are, as metadata of its project. */
export function deliveryMetadata({ delivery }: ApplicationConfig): ProjectMetadata {
  return delivery === undefined ? {} : { [KEY]: delivery };
}

/** Where artifacts and records of an application are, by the metadata of its project. */
export function deliveryOf(metadata: ProjectMetadata | undefined): DeliverySettings {
  return deliverySettings(metadata?.[KEY] as ApplicationConfig['delivery']);
}
