/** A place in Mermaid's modules, or in those of its layout, as it is written there, and what stands there instead. */
export interface Patch {
  /** Must occur once in all of them, and once only. */
  readonly from: string;
  readonly to: string;
}
