import { configurationName } from '../model/configuration.ts';

/** What a project reads a file as, by its name alone. */
export type FileKind = 'module' | 'infrastructure' | 'terraform' | 'dockerfile' | 'package' | 'tsconfig' | 'configuration' | 'diagrams';

const moduleFile = /\.(?:[cm]?[jt]s|[jt]sx|py)$/;
const declarationFile = /\.d\.(?:[cm]?ts|[^./]+\.ts)$/;
const minifiedFile = /[.-]min\.[cm]?js$/;

/** The kind of the file at `path`, or undefined for a file that no rule reads. */
export function fileKindOf(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'package.json') return 'package';
  if (name === configurationName) return 'configuration';
  if (/^(?:tsconfig(?:\.[\w.-]+)?|jsconfig)\.json$/.test(name)) return 'tsconfig';
  if (/^(?:package-lock|npm-shrinkwrap|composer)\.json$/.test(name)) return undefined;
  if (/\.(?:ya?ml|json|template)$/.test(name)) return 'infrastructure';
  if (/\.(?:tf|tofu)$/.test(name)) return 'terraform';
  if (/^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.[Dd]ockerfile$/.test(name)) return 'dockerfile';
  if (/\.(?:mmd|mermaid|md|markdown)$/i.test(name)) return 'diagrams';
  return moduleFile.test(name) && !declarationFile.test(name) && !minifiedFile.test(name) ? 'module' : undefined;
}
