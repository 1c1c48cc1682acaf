import type * as vscode from 'vscode';
import type { PlannedScaffold, PlanScaffoldResult } from '../../protocol/pattern.ts';
import type { Shell } from '../shell.ts';
import { applyScaffold } from './applyScaffold.ts';
import type { PlannedWork, Scaffolded } from './applyScaffold.ts';
import type { PlanDocuments } from './planDocuments.ts';
import { consent } from './consent.ts';
import type { Choices } from './consent.ts';
import { closePreview, showPreview } from './preview.ts';
import { tellProblems } from './problems.ts';

export interface Work extends Omit<PlannedWork, 'plan'> {
  readonly documents: PlanDocuments;
  /** Asks the server for the plan with these choices; undefined where there is none and the user was told. */
  readonly plan: (choices: Settled) => Promise<PlannedScaffold | undefined>;
  /** The consent, where it was given beforehand: the files that may be replaced. */
  readonly replace: readonly string[] | undefined;
}

/** Plans, shows the plan as a diff, asks for consent, and writes. Undefined where it was given up or refused. */
export async function carryOut(shell: Shell, { documents, name, folder, target, plan, replace }: Work): Promise<Scaffolded | undefined> {
  const first = await plan({ replace: [], decisions: {} });
  if (first === undefined) return undefined;
  const work = { name, folder, target };
  const choices = replace === undefined ? await previewed(documents, { ...work, plan: first }) : new Map(replace.map((path) => [path, 'theirs'] as const));
  if (choices === undefined) return undefined;
  // What is replaced counts as generated from then on: the record says so.
  const settled = settledBy(choices, first);
  const isAsShown = settled.replace.length === 0 && Object.keys(settled.decisions).length === 0;
  const final = isAsShown ? first : await plan(settled);
  return final === undefined ? undefined : applyScaffold(shell, { ...work, plan: final, replace: new Set(settled.replace) });
}

/** What the user has chosen, as the server is asked: files of others that are replaced, and what becomes of those that would be merged. */
export interface Settled {
  readonly replace: readonly string[];
  readonly decisions: Readonly<Record<string, 'mine' | 'theirs'>>;
}

function settledBy(choices: Choices, { files }: PlannedScaffold): Settled {
  const isForeign = new Set(files.filter(({ status }) => status === 'conflict').map(({ path }) => path));
  const decided = [...choices].flatMap(([path, choice]) => (choice === 'merge' || isForeign.has(path) ? [] : [[path, choice] as const]));
  return { replace: [...choices].filter(([path, choice]) => choice === 'theirs' && isForeign.has(path)).map(([path]) => path), decisions: Object.fromEntries(decided) };
}

/** The plan of an answer; where there is none, the user is told why. */
export async function planOrTell(log: vscode.LogOutputChannel, answer: Promise<PlanScaffoldResult>): Promise<PlannedScaffold | undefined> {
  const { plan, problems } = await answer;
  if (plan === undefined) tellProblems(problems, log);
  return plan;
}

async function previewed(documents: PlanDocuments, work: PlannedWork): Promise<Choices | undefined> {
  await showPreview(documents, work);
  const choices = await consent(work);
  await closePreview(work);
  return choices;
}
