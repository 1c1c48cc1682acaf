import * as vscode from 'vscode';

/**
 * Where the language client writes the messages between editor and server. The client asks the channel's log level
 * whether to trace at all; ours follows `archnotes.trace.server` instead, so that one setting turns it on and the lines
 * show in the ordinary log.
 */
export function traceChannel(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const traced = (): boolean => {
    const setting = vscode.workspace.getConfiguration('archnotes').get<unknown>('trace.server');
    return setting === 'messages' || setting === 'verbose';
  };
  const level = (): vscode.LogLevel => (traced() ? vscode.LogLevel.Trace : vscode.LogLevel.Info);
  const write = (message: string): void => log.info(message);
  return {
    name: log.name,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: (listener) =>
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('archnotes.trace.server')) listener(level());
      }),
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: (error) => log.error(error),
    append: write,
    appendLine: write,
    replace: write,
    clear: () => log.clear(),
    show: () => log.show(true),
    hide: () => log.hide(),
    dispose: () => undefined,
  };
}
