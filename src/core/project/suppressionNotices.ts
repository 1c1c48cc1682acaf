import { filled } from '../engine/messages.ts';
import { bareFinding, type FileOf } from '../engine/report.ts';
import { isInForce, type DirectivesByPath } from '../engine/suppress.ts';
import type { Finding } from '../model/finding.ts';
import type { Directive, NamedRule } from '../model/suppression.ts';
import type { Localized, Range, TextEdit } from '../model/text.ts';
import { nearName } from '../nearName.ts';
import type { MessageData } from '../rule/index.ts';

const messages = {
  unusedLine: {
    en: 'Nothing to suppress: `{rule}` finds nothing in line {line}. Remove this comment.',
    ko: '무시할 결과가 없습니다. {line}번째 줄에서 `{rule}` 규칙이 찾은 것이 없습니다. 이 주석을 제거하십시오.',
  },
  unusedDiagram: {
    en: 'Nothing to suppress: `{rule}` finds nothing in the diagram below. Remove this comment.',
    ko: '무시할 결과가 없습니다. 아래 다이어그램에서 `{rule}` 규칙이 찾은 것이 없습니다. 이 주석을 제거하십시오.',
  },
  unusedFile: {
    en: 'Nothing to suppress: `{rule}` finds nothing in this file. Remove this comment.',
    ko: '무시할 결과가 없습니다. 이 파일에서 `{rule}` 규칙이 찾은 것이 없습니다. 이 주석을 제거하십시오.',
  },
  remove: { en: 'Remove the suppression of `{rule}`', ko: '`{rule}` 무시 주석 제거' },
  unknownRule: { en: 'There is no rule `{rule}`.', ko: '`{rule}` 규칙은 없습니다.' },
  unknownRuleNear: { en: 'There is no rule `{rule}`. Did you mean `{near}`?', ko: '`{rule}` 규칙은 없습니다. `{near}` 규칙을 쓰려던 것입니까?' },
  replace: { en: 'Change to `{near}`', ko: '`{near}`로 바꾸기' },
  internalRule: {
    en: 'What Archnotes says of itself (`{rule}`) cannot be suppressed.',
    ko: 'Archnotes 자체에 대한 알림(`{rule}`)은 무시할 수 없습니다.',
  },
  noRule: {
    en: 'This comment names no rule, so it suppresses nothing. Write `{directive} RULE -- REASON`.',
    ko: '규칙 이름이 없어 아무것도 무시하지 않습니다. `{directive} 규칙 -- 이유` 형식으로 적으십시오.',
  },
  noReason: {
    en: 'This comment gives no reason, so it suppresses nothing. Write why after `--`: `{directive} {rule} -- REASON`.',
    ko: '이유가 없어 아무것도 무시하지 않습니다. `--` 뒤에 이유를 적으십시오: `{directive} {rule} -- 이유`.',
  },
  unknownWord: {
    en: '`{directive}` means nothing. Use `archnotes-disable-next-line`, `archnotes-disable-line` or `archnotes-disable-file`.',
    ko: '`{directive}`라는 지시는 없습니다. `archnotes-disable-next-line`, `archnotes-disable-line`, `archnotes-disable-file` 중 하나를 사용하십시오.',
  },
  nothingFollows: {
    en: 'No code follows this comment, so it suppresses nothing.',
    ko: '이 주석 뒤에 코드가 없어 아무것도 무시하지 않습니다.',
  },
  nothingBefore: {
    en: 'There is no code in this line, so this comment suppresses nothing. For the next line, write `archnotes-disable-next-line`.',
    ko: '이 줄에 코드가 없어 아무것도 무시하지 않습니다. 다음 줄에 적용하려면 `archnotes-disable-next-line`을 사용하십시오.',
  },
  tooLate: {
    en: 'This comment suppresses nothing: one about the whole file must stand above its first code.',
    ko: '아무것도 무시하지 않습니다. 파일 전체에 적용하는 주석은 첫 코드보다 위에 있어야 합니다.',
  },
} as const satisfies Record<string, Localized>;

type MessageId = keyof typeof messages;

/** What directives are held against. */
export interface DirectiveStandard {
  readonly rules: readonly string[];
  readonly used: ReadonlySet<NamedRule>;
  /** Whether a rule has said all that it has to say of a file: only then a directive can be useless. */
  readonly isJudged: (rule: string, path: string) => boolean;
  readonly fileOf: FileOf;
}

/** What is to be said of directives: those that suppress nothing, and why. */
export function suppressionNotices(directives: DirectivesByPath, standard: DirectiveStandard): readonly Finding[] {
  return [...directives].flatMap(([path, own]) => own.flatMap((directive) => noticesOf({ path, directive }, standard)));
}

interface Located {
  readonly path: string;
  readonly directive: Directive;
}

function noticesOf(located: Located, standard: DirectiveStandard): readonly Finding[] {
  const { directive } = located;
  const useless = uselessness(directive);
  if (useless !== undefined) {
    const data = { directive: wordOf(directive), rule: firstWord(directive.rules[0]?.id ?? '') };
    return notice({ ...located, ruleId: 'internal/invalid-suppression', messageId: useless, at: directive.at, data }, standard.fileOf);
  }
  const unused = directive.rules.filter(({ id }) => standard.rules.includes(id)).filter((rule) => !standard.used.has(rule) && standard.isJudged(rule.id, located.path));
  return [...directive.rules.flatMap((rule) => unknownRule(located, rule, standard)), ...unusedRules(located, unused, standard.fileOf)];
}

/** Why a directive as a whole suppresses nothing; undefined where it is in force. */
function uselessness(directive: Directive): MessageId | undefined {
  const { word, rules, lines } = directive;
  if (!['next-line', 'line', 'file'].includes(word)) return 'unknownWord';
  if (rules.length === 0) return 'noRule';
  if (isInForce(directive)) return undefined;
  if (lines !== undefined) return 'noReason';
  return word === 'file' ? 'tooLate' : word === 'line' ? 'nothingBefore' : 'nothingFollows';
}

/** Without a reason, what follows a rule may be one that lacks its `--`. */
function firstWord(id: string): string {
  return id.split(/\s/)[0] ?? id;
}

function wordOf({ word }: Directive): string {
  return word === '' ? 'archnotes-disable' : `archnotes-disable-${word}`;
}

function unknownRule(located: Located, { id, at }: NamedRule, { rules, fileOf }: DirectiveStandard): readonly Finding[] {
  if (rules.includes(id)) return [];
  const near = nearName(id, rules);
  const messageId = id.startsWith('internal/') ? 'internalRule' : near === undefined ? 'unknownRule' : 'unknownRuleNear';
  const fix = near === undefined ? undefined : { title: 'replace' as const, edit: { range: at, newText: near } };
  return notice({ ...located, ruleId: 'internal/invalid-suppression', messageId, at, data: { rule: id, near: near ?? '' }, fix }, fileOf);
}

/** All of a directive go with the comment, one of several alone. */
function unusedRules(located: Located, unused: readonly NamedRule[], fileOf: FileOf): readonly Finding[] {
  const { directive } = located;
  const isWhole = unused.length === directive.rules.length;
  return unused.flatMap((rule) => {
    const data = { rule: rule.id, line: (directive.lines?.first ?? 0) + 1 };
    const removal = isWhole ? directive.removal : rule.removal;
    const fix = { title: 'remove' as const, edit: { range: removal, newText: '' } };
    return notice({ ...located, ruleId: 'internal/unused-suppression', messageId: unusedMessage(directive), at: directive.rules.length === 1 ? directive.at : rule.at, data, fix }, fileOf);
  });
}

function unusedMessage({ word, lines }: Directive): MessageId {
  if (word === 'file') return 'unusedFile';
  return lines !== undefined && lines.last > lines.first ? 'unusedDiagram' : 'unusedLine';
}

interface Notice extends Located {
  readonly ruleId: string;
  readonly messageId: MessageId;
  readonly at: Range;
  readonly data: MessageData;
  readonly fix?: { readonly title: MessageId; readonly edit: TextEdit } | undefined;
}

function notice({ path, ruleId, messageId, at, data, fix }: Notice, fileOf: FileOf): readonly Finding[] {
  const bare = bareFinding({ ruleId, severity: 'warning', at: { path, range: at }, message: filled(messages[messageId], data) }, fileOf);
  return bare.map((finding) => ({
    ...finding,
    messageId,
    ...(typeof data['rule'] === 'string' && data['rule'] !== '' ? { about: data['rule'] } : {}),
    fix: fix && { title: filled(messages[fix.title], data), edits: [{ path, hash: finding.hash, edits: [fix.edit] }] },
  }));
}
