import * as vscode from 'vscode';
import { say } from '../settings/language.ts';

/** How one step ended. */
export type Outcome<T> = { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancel' };

/** What stands around every step: step n of m. */
export interface StepFrame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

export interface TextStep extends StepFrame {
  readonly prompt: string;
  readonly value: string;
  /** What is wrong with the text, in the user's language; undefined where nothing is. */
  readonly check: (text: string) => string | undefined;
}

export interface PickStep<T> extends StepFrame {
  readonly placeholder: string;
  readonly items: readonly (vscode.QuickPickItem & { readonly value: T })[];
  /** Index of the item that is offered first. */
  readonly active: number;
}

/** Asks for a text and lets nobody on until it fits. */
export async function askText({ check, prompt, value, ...frame }: TextStep): Promise<Outcome<string>> {
  const input = vscode.window.createInputBox();
  dress(input, frame);
  input.prompt = prompt;
  input.value = value;
  input.validationMessage = check(value) ?? '';
  input.onDidChangeValue((text) => (input.validationMessage = check(text) ?? ''));
  return run(input, () => (check(input.value) === undefined ? { kind: 'next', value: input.value } : undefined));
}

/** Asks for one of several. */
export async function askChoice<T>({ items, placeholder, active, ...frame }: PickStep<T>): Promise<Outcome<T>> {
  const input = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: T }>();
  dress(input, frame);
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.items = items;
  input.activeItems = items.slice(active, active + 1);
  return run(input, () => chosen(input.activeItems[0]));
}

function chosen<T>(item: { readonly value: T } | undefined): Outcome<T> | undefined {
  return item === undefined ? undefined : { kind: 'next', value: item.value };
}

type Input = vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>;

function dress(input: Input, { title, step, totalSteps }: StepFrame): void {
  input.title = title;
  // One step by itself is not counted.
  input.step = totalSteps > 1 ? step : undefined;
  input.totalSteps = totalSteps > 1 ? totalSteps : undefined;
  // One looks something up in the workspace, or at the preview, and comes back.
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
}

interface Runnable extends vscode.Disposable {
  show(): void;
  readonly onDidAccept: vscode.Event<void>;
  readonly onDidHide: vscode.Event<void>;
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
}

/** @param accept what Enter means; undefined: not yet */
async function run<T>(input: Runnable, accept: () => Outcome<T> | undefined): Promise<Outcome<T>> {
  try {
    return await new Promise<Outcome<T>>((resolve) => {
      input.onDidAccept(() => {
        const outcome = accept();
        if (outcome !== undefined) resolve(outcome);
      });
      input.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) resolve({ kind: 'back' });
      });
      input.onDidHide(() => resolve({ kind: 'cancel' }));
      input.show();
    });
  } finally {
    input.dispose();
  }
}

/** Yes or no, as a choice of two. */
export function yesOrNo(): readonly (vscode.QuickPickItem & { readonly value: boolean })[] {
  return [
    { label: say('scaffold.yes'), value: true },
    { label: say('scaffold.no'), value: false },
  ];
}
