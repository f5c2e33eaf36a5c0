/** Who judges. */
export type Judge = 'workflow-parser' | 'actionlint' | 'zizmor';

/** Something that a judge has against a workflow. */
export interface Finding {
  tool: Judge;
  /** Below the folder that was judged, such as `.github/workflows/delivery.yml`. */
  file: string;
  /** From 1; 0 when the judge names none. */
  line: number;
  /** The judge's own name of its rule; of shellcheck, `shellcheck`. */
  rule: string;
  message: string;
}

/** A finding in one of the folders that are judged together. */
export interface PlacedFinding extends Finding {
  /** Which of them. */
  folder: number;
}
