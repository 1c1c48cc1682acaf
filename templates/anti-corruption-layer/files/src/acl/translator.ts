import type { <%= entity | pascal %>, <%= entity | pascal %>Status } from '../domain/<%= entity %>.js';
import { <%= entity | pascal %>Untranslatable } from '../domain/<%= entity %>-port.js';
<% if direction == 'read-write' %>
import { codeByStatus, statusByCode } from './codes.js';
<% if unknownCode == 'explicit' %>
import type { StatusCode } from './codes.js';
<% endif %>
<% else %>
import { statusByCode } from './codes.js';
<% endif %>
import type { Legacy<%= entity | pascal %> } from './legacy/row.js';

/** Korean time, all year round since 1989: times of the summers of 1987 and 1988 would be an hour off. */
const offsetMs = 9 * 60 * 60 * 1000;
<% if direction == 'read-write' %>
const amountWidth = 12;
<% endif %>
<% if unknownCode == 'explicit' %>

/** Is told of each code that nobody has told us of. */
export type UnknownCodeReport = (column: string, code: string) => void;
<% endif %>

/**
 * Says in the words of the domain what the legacy application says in its codes. Every row either has a meaning or is refused:
 * nothing is guessed.
<% if unknownCode == 'explicit' %>
 * @param report is told of a status code that is not in the table; the status is `unknown` then
<% endif %>
 * @throws <%= entity | pascal %>Untranslatable naming the column
 */
<% if unknownCode == 'explicit' %>
export function toDomain(row: Legacy<%= entity | pascal %>, report: UnknownCodeReport): <%= entity | pascal %> {
<% else %>
export function toDomain(row: Legacy<%= entity | pascal %>): <%= entity | pascal %> {
<% endif %>
  return {
    id: toKey('<%= legacyPrefix %>_NO', row.<%= legacyPrefix %>_NO),
    customerId: toKey('<%= legacyPrefix %>_CUST_NO', row.<%= legacyPrefix %>_CUST_NO),
<% if unknownCode == 'explicit' %>
    status: toStatus('<%= legacyPrefix %>_STS_CD', row.<%= legacyPrefix %>_STS_CD, report),
<% else %>
    status: toStatus('<%= legacyPrefix %>_STS_CD', row.<%= legacyPrefix %>_STS_CD),
<% endif %>
    receivedAt: toTime('<%= legacyPrefix %>_RCV_DTM', row.<%= legacyPrefix %>_RCV_DTM),
    amount: toAmount('<%= legacyPrefix %>_AMT', row.<%= legacyPrefix %>_AMT),
    isUrgent: toBoolean('<%= legacyPrefix %>_URG_YN', row.<%= legacyPrefix %>_URG_YN),
    remark: row.<%= legacyPrefix %>_RMK?.trimEnd() || undefined,
  };
}

function toKey(column: string, text: string): string {
  const key = text.trimEnd();
  if (key === '') throw new <%= entity | pascal %>Untranslatable(column, text);
  return key;
}

<% if unknownCode == 'explicit' %>
function toStatus(column: string, text: string, report: UnknownCodeReport): <%= entity | pascal %>Status {
  const status = statusByCode.get(text.trimEnd());
  if (status === undefined) report(column, text);
  return status ?? 'unknown';
}
<% else %>
function toStatus(column: string, text: string): <%= entity | pascal %>Status {
  const status = statusByCode.get(text.trimEnd());
  if (status === undefined) throw new <%= entity | pascal %>Untranslatable(column, text);
  return status;
}
<% endif %>

function toTime(column: string, text: string): Date {
  const [, date, hour, minute, second] = /^(\d{8})(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const time = new Date(`${date?.replace(/(\d{4})(\d\d)/, '$1-$2-')}T${hour}:${minute}:${second}+09:00`);
  // A 30th of February would become a day in March.
  if (Number.isNaN(time.getTime()) || timeText(time) !== text) throw new <%= entity | pascal %>Untranslatable(column, text);
  return time;
}

function timeText(time: Date): string {
  return new Date(time.getTime() + offsetMs).toISOString().slice(0, 19).replace(/[-:T]/g, '');
}

function toAmount(column: string, text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new <%= entity | pascal %>Untranslatable(column, text);
  return Number(text);
}

function toBoolean(column: string, text: string): boolean {
  if (text !== 'Y' && text !== 'N') throw new <%= entity | pascal %>Untranslatable(column, text);
  return text === 'Y';
}
<% if direction == 'read-write' %>

/**
 * The way back. What it writes, {@link toDomain} reads as the same; the legacy application keeps whole seconds only.
 * @throws <%= entity | pascal %>Untranslatable naming the column that has no room for a value
 */
export function toLegacy(known: <%= entity | pascal %>): Legacy<%= entity | pascal %> {
  return {
    <%= legacyPrefix %>_NO: toKey('<%= legacyPrefix %>_NO', known.id),
    <%= legacyPrefix %>_CUST_NO: toKey('<%= legacyPrefix %>_CUST_NO', known.customerId),
<% if unknownCode == 'explicit' %>
    <%= legacyPrefix %>_STS_CD: fromStatus('<%= legacyPrefix %>_STS_CD', known.status),
<% else %>
    <%= legacyPrefix %>_STS_CD: codeByStatus[known.status],
<% endif %>
    <%= legacyPrefix %>_RCV_DTM: fromTime('<%= legacyPrefix %>_RCV_DTM', known.receivedAt),
    <%= legacyPrefix %>_AMT: fromAmount('<%= legacyPrefix %>_AMT', known.amount),
    <%= legacyPrefix %>_URG_YN: known.isUrgent ? 'Y' : 'N',
    <%= legacyPrefix %>_RMK: known.remark ?? null,
  };
}

<% if unknownCode == 'explicit' %>
function fromStatus(column: string, status: <%= entity | pascal %>Status): StatusCode {
  // The code it came from is not known here any more, and any other would be a lie.
  if (status === 'unknown') throw new <%= entity | pascal %>Untranslatable(column, status);
  return codeByStatus[status];
}

<% endif %>
function fromTime(column: string, time: Date): string {
  const text = Number.isNaN(time.getTime()) ? '' : timeText(time);
  if (!/^\d{14}$/.test(text)) throw new <%= entity | pascal %>Untranslatable(column, time);
  return text;
}

function fromAmount(column: string, amount: number): string {
  const text = String(amount).padStart(amountWidth, '0');
  if (!Number.isSafeInteger(amount) || amount < 0 || text.length > amountWidth) throw new <%= entity | pascal %>Untranslatable(column, amount);
  return text;
}
<% endif %>
