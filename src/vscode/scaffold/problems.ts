import * as vscode from 'vscode';
import type { PatternProblem } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';

/** The first problem in full, the others by number; all of them stand in the log. */
export function tellProblems(problems: readonly PatternProblem[], log: vscode.LogOutputChannel): void {
  for (const problem of problems) log.warn(sentence(problem));
  const [first, ...others] = problems;
  if (first === undefined) return;
  const showLog = say('client.log.show');
  const text = others.length === 0 ? sentence(first) : `${sentence(first)} ${say('scaffold.moreProblems', { count: others.length })}`;
  void vscode.window.showErrorMessage(text, showLog).then((choice) => choice === showLog && vscode.commands.executeCommand('archnotes.showLog'));
}

/** `path:line:column: message`, in the user's language, as far as the place is known. */
export function sentence({ message, path, position }: PatternProblem): string {
  const where = [path, ...(position === undefined ? [] : [position.line + 1, position.character + 1])].filter((part) => part !== undefined).join(':');
  return where === '' ? message[userLanguage()] : `${where}: ${message[userLanguage()]}`;
}
