import type { DeliveryModel } from '../model/delivery-model';
import type { Pipeline } from '../model/pipeline';

/** A file of the repository. */
export interface RenderedFile {
  /** From the top of the repository, with slashes. */
  path: string;
  text: string;
}

/** What is the same in everything that is rendered for an application. */
export interface RenderSettings {
  /** The machine that jobs run on, as the provider calls it. */
  runner: string;
  /** Version of Node, such as `24`. */
  nodeVersion: string;
}

/** Makes pipelines what a provider carries out. */
export interface Renderer {
  /** The provider. */
  name: string;
  /** For those who choose. */
  description: string;
  /** The folder that everything it renders is in, from the top of the repository. */
  folder: string;
  /** The machine that jobs run on, if nothing else is said. */
  defaultRunner: string;
  render(
    pipelines: readonly Pipeline[],
    model: DeliveryModel,
    settings: RenderSettings,
  ): RenderedFile[];
  /** Whether a file of the folder was rendered for an application, now or before. */
  isOwn(file: RenderedFile, application: string): boolean;
}
