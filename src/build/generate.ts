import { join } from 'node:path';
import { clientsRegistry, rulesRegistry } from './registries.ts';
import { root } from './root.ts';
import { writeSnippets } from './snippets.ts';
import { writeIfChanged } from './writeIfChanged.ts';
import { yukuNodes } from './yukuConstants.ts';

/** Writes what `src/generated/` holds. Returns the names of the files whose text changed. */
export function generate(): readonly string[] {
  const files: Readonly<Record<string, string>> = {
    'clients.ts': clientsRegistry(root),
    'rules.ts': rulesRegistry(root),
    'yukuNodes.ts': yukuNodes(root),
  };
  return Object.entries(files).flatMap(([name, text]) => (writeIfChanged(join(root, 'src', 'generated', name), text) ? [name] : []));
}

if (require.main === module) {
  for (const name of generate()) console.log(`src/generated/${name}`);
  for (const name of writeSnippets(root)) console.log(`snippets/${name}`);
}
