/** Ways to a package's one export where the module itself is that export: `require('bull')`, `import Queue from 'bull'`. */
export const theModule: readonly (readonly string[])[] = [[], ['default'], ['default', 'default']];

/** Ways to named exports of a package, also through the default that CommonJS packages get: `Pool`, `pg.Pool`. */
export function exportedAs(...names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((name) => [[name], ['default', name]]);
}
