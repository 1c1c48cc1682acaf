import type { Localized } from '../../model/text.ts';
import { tooDeep } from '../valueTree.ts';

export const tabs: Localized = { en: 'tabs cannot indent YAML, only spaces can', ko: 'YAML은 탭이 아니라 공백으로 들여써야 합니다' };

const otherIndentation: Localized = {
  en: 'this line is indented differently from those beside it',
  ko: '이 줄의 들여쓰기가 앞뒤의 줄과 다릅니다',
};
const colonMissing: Localized = { en: 'a colon is missing behind a key', ko: '키 뒤에 콜론이 없습니다' };
const openQuote: Localized = { en: 'a quote is not closed', ko: '따옴표가 닫히지 않았습니다' };

/** What the parser says in the terms of its own grammar, said in the reader's. */
export const plainWords: ReadonlyMap<string, Localized> = new Map([
  [
    'end of the stream or a document separator is expected',
    { en: 'this line does not belong to the value before it', ko: '이 줄은 앞의 값에 이어질 수 없습니다' },
  ],
  [
    'deficient indentation',
    {
      en: 'this line is not indented far enough, or a bracket or quote before it is not closed',
      ko: '이 줄의 들여쓰기가 부족하거나, 앞의 괄호나 따옴표가 닫히지 않았습니다',
    },
  ],
  ['bad indentation of a mapping entry', otherIndentation],
  ['bad indentation of a sequence entry', otherIndentation],
  ['can not read a block mapping entry; a multiline key may not be an implicit key', colonMissing],
  ["expected ':' after a mapping key", colonMissing],
  [
    'missed comma between flow collection entries',
    { en: 'a comma is missing between two values in brackets', ko: '괄호 안의 두 값 사이에 쉼표가 없습니다' },
  ],
  ['unexpected end of the stream within a flow collection', { en: 'a bracket is not closed', ko: '괄호가 닫히지 않았습니다' }],
  ['unexpected end of the stream within a double quoted scalar', openQuote],
  ['unexpected end of the stream within a single quoted scalar', openQuote],
  [
    'null byte is not allowed in input',
    { en: 'the file holds a NUL byte, as binary files do', ko: '바이너리 파일처럼 NUL 바이트가 들어 있습니다' },
  ],
  [
    'the stream contains non-printable characters',
    { en: 'the file holds a control character', ko: '제어 문자가 들어 있습니다' },
  ],
  ['nesting exceeded maxDepth (500)', tooDeep],
]);
