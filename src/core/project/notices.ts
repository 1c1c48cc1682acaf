import type { Finding } from '../model/finding.ts';
import type { SyntaxDamage } from '../model/module.ts';
import type { Localized, Place } from '../model/text.ts';
import { filled } from '../engine/messages.ts';
import { bareFinding, type FileOf } from '../engine/report.ts';
import type { SkipReason } from '../model/project.ts';

/** What is said of files that were left out. */
export const skipMessages: Readonly<Record<SkipReason, Localized>> = {
  'too-large': {
    en: 'Not judged: the file is too large. If it is generated, add it to .gitignore.',
    ko: '파일이 너무 커서 검사하지 않았습니다. 생성된 파일이라면 .gitignore에 추가하십시오.',
  },
  binary: {
    en: 'Not judged: the file holds binary data although its name says source code.',
    ko: '이름은 소스 코드이지만 내용이 이진 데이터이므로 검사하지 않았습니다.',
  },
  minified: {
    en: 'Not judged: the file is minified. If a build writes it, add it to .gitignore.',
    ko: '압축(minify)된 파일이라 검사하지 않았습니다. 빌드가 만드는 파일이라면 .gitignore에 추가하십시오.',
  },
  'too-deep': {
    en: 'Not judged: the file is nested too deeply to be read.',
    ko: '중첩이 너무 깊어 읽을 수 없으므로 검사하지 않았습니다.',
  },
  'timed-out': {
    en: 'Not judged: reading this file took too long and was stopped. It is tried again when its content changes.',
    ko: '파일을 읽는 데 시간이 너무 오래 걸려 중단했습니다. 내용이 바뀌면 다시 시도합니다.',
  },
  unreadable: {
    en: 'Not judged: the file cannot be read. Check its permissions.',
    ko: '파일을 읽을 수 없어 검사하지 않았습니다. 파일 권한을 확인하십시오.',
  },
  crashed: {
    en: 'Not judged: reading this file crashed Archnotes’ parser. Please report the file.',
    ko: '이 파일을 읽다가 Archnotes 구문 분석기에서 오류가 발생하여 검사하지 않았습니다. 파일을 제보해 주십시오.',
  },
};

const syntaxMessages: Readonly<Record<'module' | 'template' | 'package' | 'tsconfig', Localized>> = {
  module: {
    en: 'Only part of this file could be read: {reason}. What stands near the error is not judged.',
    ko: '이 파일의 일부만 읽을 수 있었습니다: {reason}. 오류 주변의 코드는 검사하지 않습니다.',
  },
  template: {
    en: 'This template cannot be read: {reason}. The functions it declares are unknown until it can.',
    ko: '이 템플릿을 읽을 수 없습니다: {reason}. 고칠 때까지 여기에 선언된 함수를 알 수 없습니다.',
  },
  package: {
    en: 'This package.json cannot be read: {reason}. Imports of this package are not followed until it can.',
    ko: '이 package.json을 읽을 수 없습니다: {reason}. 고칠 때까지 이 패키지의 import를 따라가지 않습니다.',
  },
  tsconfig: {
    en: 'This configuration cannot be read: {reason}. Its `paths` are not followed until it can.',
    ko: '이 설정 파일을 읽을 수 없습니다: {reason}. 고칠 때까지 `paths`를 따라가지 않습니다.',
  },
};

/** The note that a file was left out, and why. */
export function skipNotice(path: string, reason: SkipReason, fileOf: FileOf): readonly Finding[] {
  const at: Place = { path, range: { start: 0, end: 0 } };
  return bareFinding({ ruleId: 'internal/skipped-file', severity: 'info', at, message: skipMessages[reason] }, fileOf);
}

/** The note that a text is not what its name says, and where. */
export function syntaxNotice(notice: { readonly path: string; readonly kind: keyof typeof syntaxMessages; readonly damage: SyntaxDamage }, fileOf: FileOf): readonly Finding[] {
  const { path, kind, damage } = notice;
  const said = damage.message.replace(/\.$/, '');
  const { en, ko } = damage.plain ?? { en: said, ko: said };
  const message = { en: filled(syntaxMessages[kind], { reason: en }).en, ko: filled(syntaxMessages[kind], { reason: ko }).ko };
  return bareFinding({ ruleId: 'internal/syntax-error', severity: 'info', at: { path, range: damage.range }, message }, fileOf);
}
