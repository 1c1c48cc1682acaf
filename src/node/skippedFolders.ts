/**
 * Folders that are never read, whatever `.gitignore` says: code of others, and what tools for Lambda and the web make
 * out of the sources (a copy of a handler there would be reported twice, at a place nobody edits).
 */
export const skippedFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.aws-sam',
  '.serverless',
  '.sst',
  '.esbuild',
  '.webpack',
  'cdk.out',
  '.terraform',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.turbo',
  '.nx',
  '.cache',
  '.archnotes-cache',
  '.yarn',
  '.pnpm-store',
  '.venv',
  'venv',
  'site-packages',
  '__pycache__',
  '.tox',
  '.vscode-test',
]);
