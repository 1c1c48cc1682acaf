/** Folders that only ever hold what a build wrote. */
const outputFolders = new Set(['dist', '.build', '.webpack', '.esbuild', '.aws-sam', '.serverless', 'cdk.out', 'bundle', 'bundles']);
/** Folders that hold build output in one project and sources in another. */
const ambiguousFolders = new Set(['build', 'lib', 'out', 'output', 'target', 'compiled', 'es', 'esm', 'cjs']);
/** One build output per module format: `dist/esm/index.js`. */
const formatFolders = new Set(['cjs', 'esm', 'es', 'mjs', 'commonjs', 'node', 'types', 'umd']);
/** Folders inside build output that keep what a function is made of apart from other output: `build/lambda/handler.js`. */
const packageFolders = new Set(['lambda', 'lambdas', 'function', 'functions']);
/** Where the sources of functions live, as the samples and templates of AWS and the Serverless Framework lay them out. */
const functionFolders = ['src', 'src/handlers', 'src/functions', 'src/lambda', 'src/lambdas', 'handlers', 'functions', 'lambda', 'lambdas'];

/**
 * The sources a file was probably built from, best first, the file itself among them: it comes last where it can only
 * be build output, else first. Takes and gives paths without extension, relative to the same folder.
 */
export function sourcesOf(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const at = segments.findIndex((segment) => outputFolders.has(segment) || ambiguousFolders.has(segment));
  const folder = segments[at];
  if (folder === undefined || at === segments.length - 1) return [path];
  const before = segments.slice(0, at);
  const inside = insideOutput(folder, segments.slice(at + 1));
  const sources = inside.flatMap((rest) => sourcePlaces(before, rest));
  return unique(outputFolders.has(folder) ? [...sources, path] : [path, ...sources]);
}

/** The path below the output folder as the sources may have it: without the folders that the tool puts in between. */
function insideOutput(folder: string, rest: readonly string[]): readonly (readonly string[])[] {
  if (folder === '.aws-sam') return [rest.slice(2)];
  if (folder === '.webpack' || folder === '.esbuild') return [rest.slice(1), rest];
  const [first] = rest;
  if (first === undefined || rest.length === 1) return [rest];
  if (formatFolders.has(first)) return [rest.slice(1), rest];
  return packageFolders.has(first) ? [rest, rest.slice(1)] : [rest];
}

/** A bundler may have made `orders/index` of `orders`, or put each function into a folder of its own. */
function sourcePlaces(before: readonly string[], rest: readonly string[]): readonly string[] {
  if (rest.length === 0) return [];
  const plain = [[...before, 'src', ...rest], [...before, ...rest]];
  const own = rest.length > 1 && rest[rest.length - 1] === 'index' ? rest.slice(0, -1) : undefined;
  const bundled = own === undefined ? [] : functionFolders.map((folder) => [...before, folder, ...own]);
  return [...plain, ...bundled].map((segments) => segments.join('/'));
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)];
}
