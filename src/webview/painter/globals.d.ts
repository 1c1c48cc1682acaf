/** Imports one of Mermaid's modules by name; set by modules.ts, called by Mermaid's own code. */
// eslint-disable-next-line no-var -- a property of the global object can be declared in no other way
declare var archnotesImport: (name: string) => Promise<unknown>;
/** Tells Mermaid, as src/build/mermaidPatch.ts changes it, that another frame cleans what is drawn here. */
// eslint-disable-next-line no-var -- as above
declare var archnotesCleansElsewhere: boolean | undefined;
