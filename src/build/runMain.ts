/** Runs the main function of a script: a rejection is printed with its stack and makes the process exit with 1. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
