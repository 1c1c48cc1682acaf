/** A document as an editor has it, saved or not. */
export interface OpenDocument {
  readonly text: string;
  /** Grows with every edit. */
  readonly version: number;
}

/** Names the content of an open document among all contents the document ever had. */
export function documentStamp({ version }: OpenDocument): string {
  return `version ${version}`;
}
