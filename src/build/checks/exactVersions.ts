import * as z from 'zod/mini';

const manifest = z.object({
  dependencies: z.optional(z.record(z.string(), z.string())),
  devDependencies: z.record(z.string(), z.string()),
  engines: z.object({ vscode: z.string(), node: z.string() }),
});

const exact = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * What is wrong with the versions in package.json, one sentence each. Everything is bundled, so nothing is a run-time
 * dependency; and what is built today must be what is built tomorrow, so every version is exact.
 * @param text package.json
 */
export function exactVersions(text: string): readonly string[] {
  const { dependencies = {}, devDependencies, engines } = manifest.parse(JSON.parse(text));
  const floor = engines.vscode.replace('^', '');
  return [
    ...Object.keys(dependencies).map((name) => `package.json: ${name} is in dependencies; everything is bundled, so it belongs in devDependencies.`),
    ...Object.entries(devDependencies)
      .filter(([, version]) => !exact.test(version))
      .map(([name, version]) => `package.json: ${name} is "${version}"; give one exact version, so that every machine builds the same.`),
    ...(devDependencies['@types/vscode'] === floor
      ? []
      : [`package.json: @types/vscode is ${devDependencies['@types/vscode']}, but engines.vscode promises ${floor}; with equal versions no newer API is used by accident.`]),
  ];
}
