// The packages of all probes, as npm is asked for them and as Node.js finds them.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Probe, ProbedPackage } from './probe.ts';

/** A version of a package, and the folder of node_modules that it lies in. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

const folder = path.join(__dirname, '..', 'probes');

/** Every probe by the name of its file, sorted. */
export function allProbes(): ReadonlyMap<string, Probe> {
  const load = createRequire(__filename);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts')).sort();
  return new Map(
    files.map((file) => {
      const { default: probe }: { readonly default: Probe } = load(path.join(folder, file));
      return [file.slice(0, -'.ts'.length), probe];
    }),
  );
}

/** The versions of one of the packages: in a folder of its name where there is but one of them, else with the major behind it. */
export function installed({ packages }: Probe, { name, versions }: ProbedPackage): readonly Installed[] {
  const all = packages.filter((each) => each.name === name).flatMap((each) => each.versions);
  return versions.map((version) => ({ name, version, folder: all.length === 1 ? name : `${name}${majorOf(version)}` }));
}

/** Everything that a probe has installed. */
export function installedBy(probe: Probe): readonly Installed[] {
  return probe.packages.flatMap((each) => installed(probe, each));
}

/** The number before the first dot. */
export function majorOf(version: string): string {
  return version.split('.', 1)[0] ?? version;
}

/** The package.json of the cache, with a dependency for each version of each package. */
export function cacheManifest(probes: Iterable<Probe>): string {
  const all = [...probes].flatMap(installedBy);
  const asked = all.map(({ name, version, folder: own }) => [own, own === name ? version : `npm:${name}@${version}`] as const);
  const dependencies = Object.fromEntries(asked.sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;
}
