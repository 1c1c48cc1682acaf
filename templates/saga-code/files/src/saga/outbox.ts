/** A compensation that failed as often as it may: somebody has to see to it. */
export interface ParkedCompensation {
  readonly sagaId: string;
  readonly saga: string;
  readonly step: string;
  readonly reason: string;
  /** ISO 8601 */
  readonly parkedAt: string;
}

/** Which parked compensation is meant: there is at most one for each step of a saga. */
export type ParkedId = Pick<ParkedCompensation, 'sagaId' | 'step'>;

/** Where parked compensations wait. */
export interface Outbox {
  /** Keeps a compensation; the one of the same saga and step is replaced. */
  park(parked: ParkedCompensation): Promise<void>;
  /** All that wait. */
  list(): Promise<readonly ParkedCompensation[]>;
  /** Forgets a compensation; nothing happens where it is not there. */
  remove(parked: ParkedId): Promise<void>;
}
