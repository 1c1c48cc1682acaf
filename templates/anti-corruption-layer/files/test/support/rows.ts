<% if unknownCode == 'explicit' %>
import { known<%= entity | pascal %>Statuses } from '../../src/domain/<%= entity %>.js';
<% else %>
import { <%= entity | camel %>Statuses } from '../../src/domain/<%= entity %>.js';
<% endif %>
import type { <%= entity | pascal %> } from '../../src/domain/<%= entity %>.js';
import type { Legacy<%= entity | pascal %> } from '../../src/acl/legacy/row.js';

/** A row as the legacy application sends it, blanks included. */
export function row(changes: Partial<Legacy<%= entity | pascal %>> = {}): Legacy<%= entity | pascal %> {
  return {
    <%= legacyPrefix %>_NO: '2023101000001',
    <%= legacyPrefix %>_CUST_NO: 'C0000007  ',
    <%= legacyPrefix %>_STS_CD: '10',
    <%= legacyPrefix %>_RCV_DTM: '20231010090807',
    <%= legacyPrefix %>_AMT: '000000012000',
    <%= legacyPrefix %>_URG_YN: 'N',
    <%= legacyPrefix %>_RMK: '  ',
    ...changes,
  };
}

/** What {@link row} means. */
export const meant: <%= entity | pascal %> = {
  id: '2023101000001',
  customerId: 'C0000007',
  status: 'received',
  receivedAt: new Date('2023-10-10T00:08:07Z'),
  amount: 12_000,
  isUrgent: false,
  remark: undefined,
};

const codes: Readonly<Record<string, string>> = { received: '10', confirmed: '20', completed: '30', cancelled: '90' };
const koreanTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'medium' });

/** What the legacy application would keep of it, worked out without the translator. */
export function rowOf(known: <%= entity | pascal %>): Legacy<%= entity | pascal %> {
  return {
    <%= legacyPrefix %>_NO: known.id,
    <%= legacyPrefix %>_CUST_NO: known.customerId,
    <%= legacyPrefix %>_STS_CD: codes[known.status] ?? '',
    <%= legacyPrefix %>_RCV_DTM: koreanTime.format(known.receivedAt).replace(/\D/g, ''),
    <%= legacyPrefix %>_AMT: `000000000000${known.amount}`.slice(-12),
    <%= legacyPrefix %>_URG_YN: known.isUrgent ? 'Y' : 'N',
    <%= legacyPrefix %>_RMK: known.remark ?? null,
  };
}

/** Numbers from 0 to just under 1: the same ones for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Anything that the domain can say and the legacy application has room for. */
export function random<%= entity | pascal %>(seed: number): <%= entity | pascal %> {
  const next = randomNumbers(seed);
  const upTo = (limit: number): number => Math.floor(next() * limit);
  const remarks = [undefined, '문 앞', 'ring "twice"', '  leading blanks', 'x', '줄\n바꿈'];
<% if unknownCode == 'explicit' %>
  const statuses = known<%= entity | pascal %>Statuses;
<% else %>
  const statuses = <%= entity | camel %>Statuses;
<% endif %>
  return {
    id: String(upTo(10 ** 13)),
    customerId: `C${upTo(10 ** 7)}`,
    status: statuses[upTo(statuses.length)] ?? 'received',
    // From 1990 to 2117: leap years of both kinds, and none, as in 2100.
    receivedAt: new Date(Date.UTC(1990, 0) + upTo(4_000_000_000) * 1000),
    amount: upTo(10 ** (1 + upTo(12))),
    isUrgent: next() < 0.5,
    remark: remarks[upTo(remarks.length)],
  };
}
