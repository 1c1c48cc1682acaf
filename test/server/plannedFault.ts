import * as fs from 'node:fs';

export type FaultKind = 'hang' | 'exit' | 'throw' | 'memory';

/** A trouble that comes over a worker of its own, whatever it reads. */
export interface PlannedFault {
  readonly kind: FaultKind;
  /** While it reads a file, while a rule looks at a connection, or when it has nothing to do. */
  readonly stage: 'reading' | 'judging' | 'idle';
  /** At which file or connection, from 1; for `idle` the milliseconds after a request. */
  readonly after: number;
  /** Whether each worker that follows meets it as well. */
  readonly again?: boolean;
}

/** Where the next worker finds its plan; workers get a copy of the environment. */
const variable = 'ARCHNOTES_TEST_FAULT';

/** Plans a trouble for the next worker that starts. */
export function planFault(file: string, fault: PlannedFault): void {
  fs.writeFileSync(file, JSON.stringify(fault));
  process.env[variable] = file;
}

/** Plans nothing more. */
export function forgetFault(): void {
  Reflect.deleteProperty(process.env, variable);
}

/** What is planned for this worker, if it is the one. */
export function plannedFault(): PlannedFault | undefined {
  const file = process.env[variable];
  if (file === undefined || !fs.existsSync(file)) return undefined;
  const fault: PlannedFault = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (fault.again !== true) fs.rmSync(file);
  return fault;
}
