import { define<%= sagaName | pascal %> } from './definition.js';
import { report } from './report.js';
import type { Journal } from './saga/journal.js';
import type { Outbox } from './saga/outbox.js';
import { createSagaRunner } from './saga/runner.js';

export interface Store {
  readonly journal: Journal;
  readonly outbox: Outbox;
}

/** Joins the parts: the steps, where sagas are remembered, who is told, and how long and how often is tried. */
export function create<%= sagaName | pascal %>Runner(url: string, store: Store) {
  return createSagaRunner(define<%= sagaName | pascal %>(url), {
    ...store,
    observe: report,
    timeoutMs: <%= timeoutMs %>,
    retry: { attempts: <%= attempts %>, baseDelayMs: 200, maxDelayMs: 5000 },
  });
}
