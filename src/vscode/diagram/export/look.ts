import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { pictureLook, type PictureLook } from '../../../protocol/picture.ts';
import { askChoice, type Outcome, type StepFrame } from '../../scaffold/stepInput.ts';
import { say } from '../../settings/language.ts';

const lastLook = 'diagram.look';
/** As the panel shows it, sharp enough for screens with two pixels for one. */
const firstLook: PictureLook = { format: 'svg', theme: 'editor', background: 'theme', scale: 2 };
/** As a key binding may call a command: how the picture is to look, or a part of that, so that nothing is asked about it. */
const argumentWithLook = z.object({ look: z.record(z.string(), z.unknown()) });

/** The look that a command's argument asks for, where it leaves something open as chosen last; undefined where it does not speak of it. @throws Error when it is no look */
export function lookOf(memory: vscode.Memento, argument: unknown): PictureLook | undefined {
  const given = z.safeParse(argumentWithLook, argument);
  if (!given.success) return undefined;
  const look = z.safeParse(pictureLook, { ...last(memory), ...given.data.look });
  if (!look.success) throw new Error(say('diagram.export.noLook'));
  return look.data;
}

function last(memory: vscode.Memento): PictureLook {
  const kept = z.safeParse(pictureLook, memory.get(lastLook));
  return kept.success ? kept.data : firstLook;
}

type Item<T> = vscode.QuickPickItem & { readonly value: T };

/** Asks how the picture is to look, what was chosen last first; undefined where the user gives up. */
export async function askLook(memory: vscode.Memento, title: string): Promise<PictureLook | undefined> {
  let look = last(memory);
  const steps = [askFormat, askTheme, askBackground];
  for (let step = 0; step < steps.length;) {
    const outcome = await steps[step]?.({ title, step: step + 1, totalSteps: steps.length }, look);
    if (outcome === undefined || outcome.kind === 'cancel') return undefined;
    if (outcome.kind === 'next') look = { ...look, ...outcome.value };
    step += outcome.kind === 'next' ? 1 : -1;
  }
  await memory.update(lastLook, look);
  return look;
}

type Step = (frame: StepFrame, look: PictureLook) => Promise<Outcome<Partial<PictureLook>>>;

const askFormat: Step = (frame, { format, scale }) => {
  const png = [1, 2, 3, 4].map((times): Item<Partial<PictureLook>> => ({ label: say('diagram.export.png', { scale: times }), ...(times === 1 && { detail: say('diagram.export.png.detail') }), value: { format: 'png', scale: times } }));
  const items = [{ label: say('diagram.export.svg'), detail: say('diagram.export.svg.detail'), value: { format: 'svg' } } as const, ...png];
  return askChoice<Partial<PictureLook>>({ ...frame, placeholder: say('diagram.export.format'), items, active: format === 'svg' ? 0 : scale });
};

const askTheme: Step = (frame, { theme }) => {
  const items = (['editor', 'light', 'dark'] as const).map((value) => ({ label: say(`diagram.export.theme.${value}`), value: { theme: value } }));
  return askChoice<Partial<PictureLook>>({ ...frame, placeholder: say('diagram.export.theme'), items, active: items.findIndex((item) => item.value.theme === theme) });
};

const askBackground: Step = (frame, { background }) => {
  const items = (['theme', 'white', 'transparent'] as const).map((value) => ({ label: say(`diagram.export.background.${value}`), value: { background: value } }));
  return askChoice<Partial<PictureLook>>({ ...frame, placeholder: say('diagram.export.background'), items, active: items.findIndex((item) => item.value.background === background) });
};
