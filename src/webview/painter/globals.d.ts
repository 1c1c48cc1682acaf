/** Imports one of Mermaid's modules by name; set by modules.ts, called by Mermaid's own code. */
// eslint-disable-next-line no-var -- a property of the global object can be declared in no other way
declare var archnotesImport: (name: string) => Promise<unknown>;
