/** Imports one of Mermaid's modules by name; set by modules.ts, called by Mermaid's own code. */
declare var archnotesImport: (name: string) => Promise<unknown>;
