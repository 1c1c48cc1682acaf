/**
 * What the command line does without when it judges or remembers: a bundle of its own, `cliWhole.js`. Compiling it would be
 * half of what a remembered answer costs, so it is imported lazily, and each part of it is made when it is asked for.
 */
export const config = async () => (await import('./commands/config.ts')).config;
export const why = async () => (await import('./commands/why.ts')).why;
export const pattern = async () => (await import('./commands/pattern.ts')).pattern;
export const sarif = async () => (await import('./commands/sarif.ts')).sarif;
export const server = async () => (await import('./commands/server.ts')).server;
export const explaining = () => import('./explain.ts');
export const baselines = async () => ({ ...(await import('./baseline/baselineFile.ts')), ...(await import('./baseline/applyBaseline.ts')) });
export const comparing = () => import('./since.ts');
export const fixing = async () => ({ ...(await import('./fix/fixRoots.ts')), ...(await import('./fix/fixDiff.ts')) });
export const sarifReporter = async () => (await import('./reporters/sarif.ts')).reportSarif;
