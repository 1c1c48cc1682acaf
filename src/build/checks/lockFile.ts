import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';

const locked = z.object({
  version: z.optional(z.string()),
  resolved: z.optional(z.string()),
  integrity: z.optional(z.string()),
  link: z.optional(z.boolean()),
});
const lock = z.object({ lockfileVersion: z.number(), packages: z.record(z.string(), locked) });
const rootPackage = z.object({ packages: z.object({ '': z.object({ devDependencies: z.record(z.string(), z.string()) }) }) });
const manifest = z.object({ devDependencies: z.record(z.string(), z.string()) });

/**
 * What is wrong with the lock file, one sentence each: every package comes from the npm registry with a SHA-512.
 * @param lockText package-lock.json
 * @param manifestText package.json
 */
export function lockFile(lockText: string, manifestText: string): readonly string[] {
  const parsed: unknown = JSON.parse(lockText);
  const wanted = manifest.parse(JSON.parse(manifestText)).devDependencies;
  const inStep = isDeepStrictEqual(rootPackage.parse(parsed).packages[''].devDependencies, wanted);
  return [
    ...(inStep ? [] : ['package-lock.json was made for another package.json: run npm install and commit both.']),
    ...Object.entries(lock.parse(parsed).packages).flatMap(([path, entry]) => (path === '' ? [] : complaints(path, entry))),
  ];
}

/** The packages that package.json names, with the versions that are locked. @param lockText package-lock.json */
export function declaredPackages(lockText: string): readonly { readonly name: string; readonly version: string; readonly where: string }[] {
  const parsed: unknown = JSON.parse(lockText);
  const { packages } = lock.parse(parsed);
  const declared = Object.keys(rootPackage.parse(parsed).packages[''].devDependencies);
  return declared.map((name) => ({ name, version: packages[`node_modules/${name}`]?.version ?? '0.0.0', where: `node_modules/${name}` }));
}

function complaints(path: string, { resolved, integrity, link }: z.infer<typeof locked>): readonly string[] {
  const foreign = link === true || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'));
  return [
    ...(foreign ? [`package-lock.json: ${path} comes from ${resolved ?? 'a link'}; take it from the npm registry, where its content cannot change.`] : []),
    ...(integrity?.startsWith('sha512-') === true ? [] : [`package-lock.json: ${path} has no SHA-512; run npm install to have it added.`]),
  ];
}
