import type { DeliveryModel } from '../model/delivery-model';
import type { Pipeline } from '../model/pipeline';

/** How a team works: which branches there are, and what happens on each. */
export interface Strategy {
  name: string;
  /** One sentence, for those who choose. */
  description: string;
  /** What runs when, for an application. */
  pipelines(model: DeliveryModel): Pipeline[];
}
