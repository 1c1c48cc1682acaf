import type { Finding } from '../../src/core/model/finding.ts';
import type { Texts } from './fixtureProject.ts';

/**
 * What a fixture's own comments demand of the line that follows them:
 *
 *     // expect-next-line warning eager [7-34]
 *
 * severity, message id, and, where given, the accused columns (from 1, the end exclusive). `#` and `%%` comments do as well.
 */
export interface Expectation {
  readonly place: string;
  readonly said: string;
}

const marker = /(?:\/\/|#|%%) expect-next-line (?<severity>\w+) (?<messageId>\w+)(?: \[(?<from>\d+)-(?<to>\d+)\])?/;

/** All demands of a fixture, as `path:line` and what is said there; with columns where the comment gives them. */
export function expected(texts: Texts): readonly string[] {
  return Object.entries(texts)
    .flatMap(([file, text]) => text.split(/\r\n|\n|\r/).flatMap((line, index) => expectedOf(`${file}:${String(index + 2)}`, line)))
    .sort();
}

function expectedOf(place: string, line: string): readonly string[] {
  const groups = marker.exec(line)?.groups;
  if (groups === undefined) return [];
  const columns = groups['from'] === undefined ? '' : ` [${groups['from']}-${groups['to'] ?? ''}]`;
  return [`${place} ${groups['severity'] ?? ''} ${groups['messageId'] ?? ''}${columns}`];
}

/** What a rule said, written as its fixture demands it: with columns only where a demand for the same line has them. */
export function actual(findings: readonly Finding[], demands: readonly string[]): readonly string[] {
  return findings
    .map((finding) => {
      const plain = `${finding.at.path}:${String(finding.at.start.line + 1)} ${finding.severity} ${finding.messageId}`;
      const columns = ` [${String(finding.at.start.character + 1)}-${String(finding.at.end.character + 1)}]`;
      return demands.some((demand) => demand.startsWith(`${plain} [`)) ? plain + columns : plain;
    })
    .sort();
}
