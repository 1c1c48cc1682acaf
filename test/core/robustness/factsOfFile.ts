import { parseDockerfile } from '../../../src/core/languages/dockerfile/index.ts';
import { parseDiagramFile } from '../../../src/core/languages/mermaid/diagramFile.ts';
import { parsePackage } from '../../../src/core/languages/npm/index.ts';
import { parsePython } from '../../../src/core/languages/python/index.ts';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import { parseTsconfig } from '../../../src/core/languages/tsconfig/index.ts';
import { ConfigurationReader } from '../../../src/core/config/parseConfiguration.ts';
import { fileKindOf } from '../../../src/core/project/fileKind.ts';
import { rules } from '../../../src/generated/rules.ts';
import { mermaidJudge } from '../mermaid/judge.ts';
import { parseModule } from '../typescript/parser.ts';

const configurations = new ConfigurationReader(rules);

/** The facts that the front end of a file's kind makes of a text, whatever a project would do with them. */
export function factsOfFile(path: string, text: string): unknown {
  switch (fileKindOf(path)) {
    case 'module':
      return path.endsWith('.py') ? parsePython(path, text, 'hash') : parseModule(path, text, 'hash');
    case 'infrastructure':
      return parseInfrastructure(path, text, 'hash');
    case 'terraform':
      return parseTerraform(path, text, 'hash');
    case 'dockerfile':
      return parseDockerfile(path, text, 'hash');
    case 'package':
      return parsePackage(path, text, 'hash');
    case 'tsconfig':
      return parseTsconfig(path, text, 'hash');
    case 'configuration':
      return configurations.read(path, text, 'hash');
    case 'diagrams':
      return parseDiagramFile({ path, text, hash: 'hash' }, mermaidJudge());
    case undefined:
      throw new Error(`${path} is no file that a project reads`);
  }
}
