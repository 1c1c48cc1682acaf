import type { <%= entity | pascal %> } from '../domain/<%= entity %>.js';
import { <%= entity | pascal %>Unavailable, <%= entity | pascal %>Untranslatable } from '../domain/<%= entity %>-port.js';
import type { <%= entity | pascal %>Port } from '../domain/<%= entity %>-port.js';
import { readRow } from './legacy/row.js';
<% if direction == 'read-write' %>
import { toDomain, toLegacy } from './translator.js';
<% else %>
import { toDomain } from './translator.js';
<% endif %>
<% if unknownCode == 'explicit' %>
import type { UnknownCodeReport } from './translator.js';
<% endif %>

/** Where the legacy application is, and how long it may be silent. */
export interface LegacyConnection {
  /** Without a final slash; the id is added. */
  readonly url: string;
  /** Milliseconds for a whole exchange, the body included. */
  readonly timeoutMs: number;
<% if unknownCode == 'explicit' %>
  readonly onUnknownCode: UnknownCodeReport;
<% endif %>
}

/** The port, kept by the legacy application over HTTP. What it says passes the translator before anybody sees it. */
export class Legacy<%= entity | pascal %>Adapter implements <%= entity | pascal %>Port {
  readonly #connection: LegacyConnection;

  constructor(connection: LegacyConnection) {
    this.#connection = connection;
  }

  async find(id: string): Promise<<%= entity | pascal %> | undefined> {
<% if direction == 'read-write' %>
    const { status, bytes } = await this.#exchange('GET', id);
<% else %>
    const { status, bytes } = await this.#exchange(id);
<% endif %>
    if (status === 404) return undefined;
    if (!isSuccess(status)) throw new <%= entity | pascal %>Unavailable(`The legacy application answered ${status}.`);
<% if unknownCode == 'explicit' %>
    return toDomain(readRow(parsed(bytes)), this.#connection.onUnknownCode);
<% else %>
    return toDomain(readRow(parsed(bytes)));
<% endif %>
  }
<% if direction == 'read-write' %>

  /** Sends the columns it knows and no others, so that the rest of the row stays as it is. */
  async save(changed: <%= entity | pascal %>): Promise<void> {
    const row = toLegacy(changed);
<% if encoding == 'euc-kr' %>
    const { status } = await this.#exchange('PATCH', changed.id, ascii(JSON.stringify(row)));
<% else %>
    const { status } = await this.#exchange('PATCH', changed.id, JSON.stringify(row));
<% endif %>
    if (!isSuccess(status)) throw new <%= entity | pascal %>Unavailable(`The legacy application answered ${status}.`);
  }
<% endif %>

<% if direction == 'read-write' %>
  async #exchange(method: 'GET' | 'PATCH', id: string, body?: string): Promise<Exchange> {
    const { url, timeoutMs } = this.#connection;
    const address = `${url}/${pathSegment(id)}`;
    const sent = body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } };
    try {
      // A redirect leads to a login page more often than to data.
      const response = await fetch(address, { ...sent, method, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
<% else %>
  async #exchange(id: string): Promise<Exchange> {
    const { url, timeoutMs } = this.#connection;
    const address = `${url}/${pathSegment(id)}`;
    try {
      // A redirect leads to a login page more often than to data.
      const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
<% endif %>
      return { status: response.status, bytes: await response.arrayBuffer() };
    } catch (cause) {
      throw new <%= entity | pascal %>Unavailable('The legacy application cannot be reached, or is too slow.', { cause });
    }
  }
}

/** Bytes that are no text of this encoding are an error, and not question marks in somebody's name. */
const decoder = new TextDecoder('<%= encoding %>', { fatal: true });

interface Exchange {
  readonly status: number;
  readonly bytes: ArrayBuffer;
}

<% if encoding == 'euc-kr' and direction == 'read-write' %>
/** JSON in characters that UTF-8 and EUC-KR share. */
function ascii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

<% endif %>
function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** An id as one segment of a path: `.` and `..` would be another address. */
function pathSegment(id: string): string {
  if (/^\.{0,2}$/.test(id)) throw new <%= entity | pascal %>Untranslatable('id', id);
  return encodeURIComponent(id);
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new <%= entity | pascal %>Untranslatable('body', `${bytes.byteLength} bytes`, { cause });
  }
}
