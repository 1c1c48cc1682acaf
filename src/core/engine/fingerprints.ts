/** What of a finding its fingerprint is made of; nothing of it depends on a language. */
export interface Fingerprinted {
  readonly ruleId: string;
  /** /-separated, the same on every machine. */
  readonly path: string;
  /** The text of the line that the finding begins in; undefined where it cannot be read. */
  readonly line: string | undefined;
}

/**
 * A name for each finding that stays when lines above it come and go, or its own is indented otherwise: the hash of rule,
 * path and line, the white space of the line taken together. Of several in equal lines each bears its number.
 * @param findings sorted by place
 */
export function fingerprints(findings: readonly Fingerprinted[], hashOf: (text: string) => string): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ ruleId, path, line }) => {
    const hash = hashOf([ruleId, path, withoutDirective(line ?? '').replace(/\s+/g, ' ').trim()].join('\0'));
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    return `${hash}:${ordinal}`;
  });
}

/** A comment that takes another finding of the line back must not make this one a new one. */
function withoutDirective(line: string): string {
  return line.replace(/(?:\/\/|#|\/\*|\{\s*\/\*)\s*archnotes-disable-line\s.*$/, '');
}
