export type SagaStatus = 'completed' | 'compensated' | 'parked';

/** What happened to a saga. The state of a saga is what its entries say, in their order, and nothing else. */
export type JournalEntry =
  | { readonly type: 'saga-started'; readonly saga: string; readonly input: unknown }
  | { readonly type: 'step-started'; readonly step: string }
  | { readonly type: 'step-succeeded'; readonly step: string; readonly result?: unknown }
  /** `refused`: certain that nothing was done. `unknown`: it may have been, or still be. */
  | { readonly type: 'step-failed'; readonly step: string; readonly outcome: 'refused' | 'unknown'; readonly reason: string }
  | { readonly type: 'unwind-requested'; readonly reason: string }
  | { readonly type: 'compensation-succeeded'; readonly step: string }
  | { readonly type: 'compensation-parked'; readonly step: string; readonly reason: string }
  | { readonly type: 'saga-ended'; readonly status: SagaStatus };

/** Where sagas are remembered. Every call that ends well must be as durable as the sagas have to be. */
export interface Journal {
  /**
   * Adds an entry at its place, counted from 0.
   * @throws JournalConflictError where the place is taken: another process goes on with this saga
   */
  append(sagaId: string, place: number, entry: JournalEntry): Promise<void>;
  /** All entries in their order; none for a saga that was never started. */
  read(sagaId: string): Promise<readonly JournalEntry[]>;
  /** Ids of the sagas that have not ended, sorted: those of a process that died, and those under way. */
  unfinished(): Promise<readonly string[]>;
}

/** Two processes went on with one saga. Whoever meets this stops: the other has the saga now. */
export class JournalConflictError extends Error {
  override readonly name = 'JournalConflictError';
  readonly place: number;

  constructor(sagaId: string, place: number) {
    super(`Entry ${place} of the saga ${sagaId} is there already.`);
    this.place = place;
  }
}
