// The suites inside VS Code: which files they take, and in what kind of window they run.

/** One start of VS Code. */
export type Suite = {
  readonly name: string;
  /** False: Restricted Mode. */
  readonly trusted: boolean;
  readonly language: 'en' | 'ko';
  /** Ending of the files below test/vscode that belong to it. */
  readonly ending: string;
  /** Settings beside those of every suite. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Names of further folders of its workspace, empty ones beside the example. */
  readonly roots?: readonly string[];
};

/** Each test file belongs to the first suite whose ending fits. */
export const suites: readonly Suite[] = [
  { name: 'restricted', trusted: false, language: 'en', ending: '.restricted.test.ts' },
  { name: 'korean', trusted: true, language: 'ko', ending: '.korean.test.ts' },
  { name: 'week', trusted: true, language: 'en', ending: '.week.test.ts', settings: { 'git.enabled': true } },
  { name: 'roots', trusted: true, language: 'en', ending: '.roots.test.ts', roots: ['second'] },
  { name: 'faults', trusted: true, language: 'en', ending: '.fault.test.ts', settings: { 'git.enabled': true } },
  { name: 'trusted', trusted: true, language: 'en', ending: '.test.ts' },
];

/** Files that make a run fail on purpose. */
export const planted: Suite = { name: 'planted', trusted: true, language: 'en', ending: '.planted.ts' };

/** The files of each suite that has any; `files` are all below test/vscode. */
export function filesBySuite(files: readonly string[]): (readonly [Suite, readonly string[]])[] {
  const suiteOf = (file: string): Suite | undefined => suites.find(({ ending }) => file.endsWith(ending));
  return suites.map((suite) => [suite, files.filter((file) => suiteOf(file) === suite)] as const).filter(([, own]) => own.length > 0);
}
