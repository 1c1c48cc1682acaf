// Which forms run in which process.
import type { Form, Probe, ProbedPackage } from './probe.ts';
import { installed, type Installed } from './packages.ts';

/** A form, held to one version of its package. */
export interface Case {
  readonly form: Form;
  readonly package: Installed;
  /** The text that is run and judged, but for its port. */
  readonly text: string;
  readonly extension: 'cjs' | 'mjs';
}

/** Cases that share a process, and with it the versions of their packages. */
export interface Job {
  readonly cases: readonly Case[];
  /** Whether the process is left to end as it would, to see what an error does that nobody hears. */
  readonly unheard: boolean;
}

/** All cases of a probe, in the order of its packages, versions and forms. */
export function casesOf(probe: Probe): readonly Case[] {
  return probe.packages.flatMap((each) => installed(probe, each).flatMap((version) => each.forms.map((form) => caseOf(each, version, form))));
}

function caseOf({ before, module }: ProbedPackage, version: Installed, form: Form): Case {
  const handler = module === 'esm' ? 'export const handler' : 'exports.handler';
  return { form, package: version, extension: module === 'esm' ? 'mjs' : 'cjs', text: `${before.trim()}\n${handler} = async (event) => event;\n${form.code.trim()}\n` };
}

/**
 * Two versions of a package never share a process, forms that ask for it have one of their own. Silence is measured with
 * something that connects, so a form that should be silent takes one along.
 */
export function jobsOf(cases: readonly Case[]): readonly Job[] {
  const together = cases.filter(({ form }) => form.alone !== true && form.unheard === undefined);
  const rounds = new Map<string, Case[]>();
  for (const each of together) {
    const round = String(roundOf(each, cases));
    rounds.set(round, [...(rounds.get(round) ?? []), each]);
  }
  const shared = [...rounds.values()].map((round) => ({ cases: round, unheard: false }));
  const own = cases.filter((each) => !together.includes(each)).map((each) => ({ cases: [each, ...controlOf(each, together)], unheard: each.form.unheard !== undefined }));
  return [...shared, ...own];
}

function controlOf({ form, package: own }: Case, together: readonly Case[]): readonly Case[] {
  if (form.sockets === 'opens') return [];
  return together.filter((each) => each.form.sockets === 'opens' && each.package.folder === own.folder).slice(0, 1);
}

/** Which of its package's versions a case belongs to, from 0. */
function roundOf({ package: own }: Case, cases: readonly Case[]): number {
  const folders = [...new Set(cases.filter((each) => each.package.name === own.name).map((each) => each.package.folder))];
  return folders.indexOf(own.folder);
}
