import type { IncomingHttpHeaders } from 'node:http';

<% if stickyBy == 'cookie' %>
const cookieName = '<%= stickyName %>';

/** What tells one caller from another over many requests: the cookie `<%= stickyName %>`. Undefined for whoever has none yet. */
export function readStickyKey(headers: IncomingHttpHeaders): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  return value === '' ? undefined : value;
}
<% else %>
const headerName = '<%= stickyName %>'.toLowerCase();

/** What tells one caller from another over many requests: the header `<%= stickyName %>`. Undefined for whoever sends none. */
export function readStickyKey(headers: IncomingHttpHeaders): string | undefined {
  const value = headers[headerName];
  const key = Array.isArray(value) ? value[0] : value;
  return key === '' ? undefined : key;
}
<% endif %>
