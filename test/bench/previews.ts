import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';

const builtin = path.join(root, '.vscode-test/parts/vscode-server/code-server/lib/vscode/extensions/mermaid-markdown-features/markdown-preview-out/index.js');

const { version }: { readonly version: string } = JSON.parse(readFileSync(path.join(root, 'node_modules/mermaid/package.json'), 'utf8'));

/** Mermaid as it is published, by its version. */
export const published = `Mermaid ${version}`;

/** What else draws Mermaid in VS Code: options of the benches, for `parseArgs`. */
export const previewOptions = {
  /** The preview script of VS Code's own extension mermaid-markdown-features. */
  builtin: { type: 'string', default: builtin },
  /** The built preview script of the extension bierner.markdown-mermaid. */
  'markdown-mermaid': { type: 'string' },
} as const;

/** A preview's script, and whether it is a module. */
export interface PreviewScript {
  readonly name: string;
  readonly script: string;
  readonly module: boolean;
}

/** Those whose scripts are there; of the others it is printed that they are left out. */
export function previewsFound(values: { readonly builtin: string; readonly 'markdown-mermaid'?: string | undefined }): readonly PreviewScript[] {
  const wanted = [
    { name: "VS Code's own", script: values.builtin, module: true },
    { name: 'markdown-mermaid', script: values['markdown-mermaid'], module: false },
  ];
  return wanted.flatMap(({ name, script, module }) => {
    if (script !== undefined && existsSync(script)) return [{ name, script, module }];
    console.log(`Without ${name}: ${script ?? 'no script was given'}${script === undefined ? '' : ' is not there'}`);
    return [];
  });
}
