import { <%= entity | pascal %>Untranslatable } from '../../domain/<%= entity %>-port.js';

/**
 * What the legacy application knows of one <%= entity | words %>, as it sends it: everything is text, columns of fixed width are filled
 * up with blanks, times have no zone. Nothing is renamed or corrected here. Only `src/acl` may know this type.
 */
export interface Legacy<%= entity | pascal %> {
  /** Number, the key. */
  readonly <%= legacyPrefix %>_NO: string;
  readonly <%= legacyPrefix %>_CUST_NO: string;
  /** Status; the codes are in `src/acl/codes.ts`. */
  readonly <%= legacyPrefix %>_STS_CD: string;
  /** YYYYMMDDHHMMSS in Korean time. */
  readonly <%= legacyPrefix %>_RCV_DTM: string;
  /** Won, with leading zeros. */
  readonly <%= legacyPrefix %>_AMT: string;
  /** Y or N. */
  readonly <%= legacyPrefix %>_URG_YN: string;
  /** Null, empty or blank where nobody has remarked anything. */
  readonly <%= legacyPrefix %>_RMK: string | null;
}

/**
 * Checks that a value has the columns of {@link Legacy<%= entity | pascal %>}; what else it has is left out.
 * @throws <%= entity | pascal %>Untranslatable naming the first column that is missing or no text
 */
export function readRow(value: unknown): Legacy<%= entity | pascal %> {
  const columns = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const text = (name: string): string => {
    const column = columns.get(name);
    if (typeof column !== 'string') throw new <%= entity | pascal %>Untranslatable(name, column);
    return column;
  };
  return {
    <%= legacyPrefix %>_NO: text('<%= legacyPrefix %>_NO'),
    <%= legacyPrefix %>_CUST_NO: text('<%= legacyPrefix %>_CUST_NO'),
    <%= legacyPrefix %>_STS_CD: text('<%= legacyPrefix %>_STS_CD'),
    <%= legacyPrefix %>_RCV_DTM: text('<%= legacyPrefix %>_RCV_DTM'),
    <%= legacyPrefix %>_AMT: text('<%= legacyPrefix %>_AMT'),
    <%= legacyPrefix %>_URG_YN: text('<%= legacyPrefix %>_URG_YN'),
    <%= legacyPrefix %>_RMK: columns.get('<%= legacyPrefix %>_RMK') === null ? null : text('<%= legacyPrefix %>_RMK'),
  };
}
