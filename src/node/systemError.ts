/** The `code` of what a call into the operating system threw (`ENOENT`, `EACCES`, …); undefined for any other value. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** Whether something was thrown because the file or folder is not there (any more). */
export function isAbsent(error: unknown): boolean {
  return absent.has(systemErrorCode(error) ?? '');
}

/** What an attempt gives, or the code of what the operating system says against it. @throws whatever else is thrown */
export function attempt<Result>(work: () => Result): Result | string {
  try {
    return work();
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return code;
  }
}
