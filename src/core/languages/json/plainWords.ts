import type { Localized } from '../../model/text.ts';

export const noJson: Localized = { en: 'this is not JSON', ko: 'JSON이 아닙니다' };

/** What is wrong, by the name that jsonc-parser has for it. */
export const plainWords: ReadonlyMap<string, Localized> = new Map([
  [
    'InvalidSymbol',
    {
      en: 'this word is neither a string in double quotes nor true, false or null',
      ko: '큰따옴표로 묶은 문자열도, true, false, null도 아닙니다',
    },
  ],
  ['InvalidNumberFormat', { en: 'this is not a number', ko: '올바른 숫자가 아닙니다' }],
  ['PropertyNameExpected', { en: 'a key in double quotes is missing', ko: '큰따옴표로 묶은 키가 없습니다' }],
  ['ValueExpected', { en: 'a value is missing', ko: '값이 없습니다' }],
  ['ColonExpected', { en: 'a colon is missing behind a key', ko: '키 뒤에 콜론이 없습니다' }],
  ['CommaExpected', { en: 'a comma is missing', ko: '쉼표가 없습니다' }],
  ['CloseBraceExpected', { en: 'a closing brace } is missing', ko: '닫는 중괄호 }가 없습니다' }],
  ['CloseBracketExpected', { en: 'a closing bracket ] is missing', ko: '닫는 대괄호 ]가 없습니다' }],
  ['EndOfFileExpected', { en: 'something follows the end of the JSON value', ko: 'JSON 값이 끝난 뒤에 다른 내용이 있습니다' }],
  ['UnexpectedEndOfComment', { en: 'a comment is not closed', ko: '주석이 닫히지 않았습니다' }],
  ['UnexpectedEndOfString', { en: 'a string is not closed', ko: '문자열이 닫히지 않았습니다' }],
  ['UnexpectedEndOfNumber', { en: 'a number is cut off', ko: '숫자가 중간에 끊겼습니다' }],
  ['InvalidUnicode', { en: 'a \\u escape needs four hexadecimal digits', ko: '\\u 뒤에는 16진수 네 자리가 와야 합니다' }],
  [
    'InvalidEscapeCharacter',
    { en: 'a backslash must be followed by one of " \\ / b f n r t u', ko: '백슬래시 뒤에는 " \\ / b f n r t u 중 하나가 와야 합니다' },
  ],
  ['InvalidCharacter', { en: 'a control character stands in a string', ko: '문자열에 제어 문자가 들어 있습니다' }],
]);
