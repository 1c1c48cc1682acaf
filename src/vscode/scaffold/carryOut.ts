import type * as vscode from 'vscode';
import type { PlannedScaffold, PlanScaffoldResult } from '../../protocol/pattern.ts';
import type { Shell } from '../shell.ts';
import { applyScaffold } from './applyScaffold.ts';
import type { PlannedWork, Scaffolded } from './applyScaffold.ts';
import type { PlanDocuments } from './planDocuments.ts';
import { consent, showPreview } from './preview.ts';
import { tellProblems } from './problems.ts';

export interface Work extends Omit<PlannedWork, 'plan'> {
  readonly documents: PlanDocuments;
  /** Asks the server for the plan in which these files are replaced; undefined where there is none and the user was told. */
  readonly plan: (replace: readonly string[]) => Promise<PlannedScaffold | undefined>;
  /** The consent, where it was given beforehand: the files that may be replaced. */
  readonly replace: readonly string[] | undefined;
}

/** Plans, shows the plan as a diff, asks for consent, and writes. Undefined where it was given up or refused. */
export async function carryOut(shell: Shell, { documents, name, folder, target, plan, replace }: Work): Promise<Scaffolded | undefined> {
  const first = await plan([]);
  if (first === undefined) return undefined;
  const work = { name, folder, target };
  const consented = replace === undefined ? await previewed(documents, { ...work, plan: first }) : new Set(replace);
  if (consented === undefined) return undefined;
  // What is replaced counts as generated from then on: the record says so.
  const final = consented.size === 0 ? first : await plan([...consented]);
  return final === undefined ? undefined : applyScaffold(shell, { ...work, plan: final, replace: consented });
}

/** The plan of an answer; where there is none, the user is told why. */
export async function planOrTell(log: vscode.LogOutputChannel, answer: Promise<PlanScaffoldResult>): Promise<PlannedScaffold | undefined> {
  const { plan, problems } = await answer;
  if (plan === undefined) tellProblems(problems, log);
  return plan;
}

async function previewed(documents: PlanDocuments, work: PlannedWork): Promise<ReadonlySet<string> | undefined> {
  await showPreview(documents, work);
  return consent(work);
}
