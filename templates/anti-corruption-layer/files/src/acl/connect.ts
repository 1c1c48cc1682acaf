import type { <%= entity | pascal %>Port } from '../domain/<%= entity %>-port.js';
import { Legacy<%= entity | pascal %>Adapter } from './adapter.js';

/**
 * The port as the environment says. `LEGACY_URL` is the legacy application itself, never a facade in front of it: what the
 * facade has moved would come back here, and ask again.
 *
 * @throws Error naming the variable that cannot be used
 */
export function connectLegacy(env: Readonly<Record<string, string | undefined>>): <%= entity | pascal %>Port {
  const base = env['LEGACY_URL'] ?? '<%= legacyUrl %>';
  if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol)) {
    throw new Error(`LEGACY_URL must be an http or https address, and is "${base}".`);
  }
  return new Legacy<%= entity | pascal %>Adapter({
    url: `${base.replace(/\/+$/, '')}<%= legacyPath %>`,
    timeoutMs: <%= timeoutMs %>,
<% if unknownCode == 'explicit' %>
    onUnknownCode: (column, code) => console.error(JSON.stringify({ message: 'unknown-legacy-code', column, code })),
<% endif %>
  });
}
