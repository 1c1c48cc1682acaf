<% if unknownCode == 'explicit' %>
import type { Known<%= entity | pascal %>Status as Status } from '../domain/<%= entity %>.js';
<% else %>
import type { <%= entity | pascal %>Status as Status } from '../domain/<%= entity %>.js';
<% endif %>

/**
 * Every status code that the legacy application may write, and what it means. Ask whoever knows, and count what is really in
 * the column (`SELECT <%= legacyPrefix %>_STS_CD, COUNT(*) … GROUP BY 1`): documents forget the codes of yesteryear.
 */
export const statusCodes = [
  ['10', 'received'],
  // Taken by telephone.
  ['11', 'received'],
  ['20', 'confirmed'],
  ['30', 'completed'],
  ['90', 'cancelled'],
  // Cancelled by the nightly batch.
  ['91', 'cancelled'],
] as const satisfies readonly (readonly [code: string, meaning: Status])[];

export type StatusCode = (typeof statusCodes)[number][0];

export const statusByCode: ReadonlyMap<string, Status> = new Map(statusCodes);
<% if direction == 'read-write' %>

/** The code that is written for a status. Of several that mean the same, the one that a person would have caused. */
export const codeByStatus: Readonly<Record<Status, StatusCode>> = {
  received: '10',
  confirmed: '20',
  completed: '30',
  cancelled: '90',
};
<% endif %>
