import type { Localized } from '../model/text.ts';
import type { GlobFault } from './glob.ts';

/** `did you mean` in both languages; nothing where there is no such name. */
function meant(near: string | undefined): Localized {
  return near === undefined ? { en: '', ko: '' } : { en: ` Did you mean "${near}"?`, ko: ` "${near}"을(를) 쓰려던 것이 아닌지 확인하십시오.` };
}

/** What is said of mistakes in an archnotes.json: what is wrong, what holds instead, what to do. */
export const messages = {
  tooLarge: (length: number): Localized => ({
    en: `This configuration is larger than ${String(length)} KiB, and nothing of it holds. Make it smaller.`,
    ko: `설정 파일이 ${String(length)} KiB보다 커서 적용하지 않습니다. 크기를 줄이십시오.`,
  }),
  tooDeep: (depth: number): Localized => ({
    en: `This configuration nests deeper than ${String(depth)} levels, and nothing of it holds. Flatten it.`,
    ko: `설정 파일의 중첩이 ${String(depth)}단계보다 깊어 적용하지 않습니다. 중첩을 줄이십시오.`,
  }),
  skipped: {
    en: 'This configuration cannot be read, and nothing of it holds. See that it is a text file of at most 256 KiB that may be read.',
    ko: '설정 파일을 읽을 수 없어 적용하지 않습니다. 읽기 권한이 있는 256 KiB 이하의 텍스트 파일인지 확인하십시오.',
  },
  syntax: ({ en, ko }: Localized): Localized => ({
    en: `This is not JSON: ${en}. What can be read of the rest holds.`,
    ko: `올바른 JSON이 아닙니다: ${ko}. 나머지 가운데 읽을 수 있는 부분만 적용합니다.`,
  }),
  repeatedKey: (key: string): Localized => ({
    en: `The key "${key}" stands here for the second time, and what is written before does not hold. Remove one of them.`,
    ko: `키 "${key}"이(가) 두 번 나오므로 앞의 값은 적용하지 않습니다. 하나를 지우십시오.`,
  }),
  reservedKey: {
    en: 'Nothing can be called "__proto__" here. Remove this key.',
    ko: '여기에는 "__proto__"라는 이름을 쓸 수 없습니다. 이 키를 지우십시오.',
  },
  unknownKey: (key: string, near: string | undefined, known: readonly string[]): Localized => ({
    en: `There is no key "${key}" here.${meant(near).en} There are: ${known.join(', ')}.`,
    ko: `여기에는 "${key}" 키를 쓸 수 없습니다.${meant(near).ko} 쓸 수 있는 키: ${known.join(', ')}.`,
  }),
  extends: {
    en: 'A configuration takes over nothing from another: for each file the nearest archnotes.json upwards holds by itself. Remove `extends` and write here what is to hold.',
    ko: '설정은 다른 설정을 이어받지 않습니다. 파일마다 위쪽으로 가장 가까운 archnotes.json 하나만 적용합니다. `extends`를 지우고 필요한 내용을 여기에 적으십시오.',
  },
  unknownRule: (id: string, near: string | undefined): Localized => ({
    en: `There is no rule "${id}".${meant(near).en} Remove it or correct its spelling.`,
    ko: `"${id}" 규칙은 없습니다.${meant(near).ko} 지우거나 철자를 고치십시오.`,
  }),
  noOptions: {
    en: 'This rule has no options: write a severity ("off", "hint", "info", "warning", "error") in place of the object.',
    ko: '이 규칙에는 옵션이 없습니다. 객체 대신 심각도("off", "hint", "info", "warning", "error")를 쓰십시오.',
  },
  oneOf: (values: readonly string[], near: string | undefined): Localized => ({
    en: `This must be one of: ${values.map((value) => `"${value}"`).join(', ')}.${meant(near).en}`,
    ko: `다음 가운데 하나여야 합니다: ${values.map((value) => `"${value}"`).join(', ')}.${meant(near).ko}`,
  }),
  type: (expected: string): Localized => {
    const named = types[expected] ?? { en: expected, ko: expected };
    return { en: `This must be ${named.en}.`, ko: `이 값은 ${named.ko}이어야 합니다.` };
  },
  atLeast: (least: string): Localized => ({ en: `This must be ${least} at least.`, ko: `이 값은 ${least} 이상이어야 합니다.` }),
  atMost: (most: string): Localized => ({ en: `This must be ${most} at most.`, ko: `이 값은 ${most} 이하여야 합니다.` }),
  tooMany: (most: string): Localized => ({ en: `There may be ${most} of these at most, and none of them holds.`, ko: `최대 ${most}개까지 쓸 수 있어 모두 적용하지 않습니다.` }),
  tooLong: (most: string): Localized => ({ en: `This may have ${most} characters at most.`, ko: `${most}자 이하로 줄이십시오.` }),
  timeZone: (near: string | undefined): Localized => ({
    en: `There is no such time zone. Write the IANA name of one, such as "Asia/Seoul" or "UTC".${meant(near).en}`,
    ko: `그런 시간대는 없습니다. "Asia/Seoul"이나 "UTC" 같은 IANA 시간대 이름을 쓰십시오.${meant(near).ko}`,
  }),
  wrong: { en: 'This value is not allowed here.', ko: '여기에 쓸 수 없는 값입니다.' },
} as const;

const types: Readonly<Record<string, Localized>> = {
  object: { en: 'an object in braces: { … }', ko: '중괄호로 묶은 객체 { … }' },
  record: { en: 'an object in braces: { … }', ko: '중괄호로 묶은 객체 { … }' },
  array: { en: 'a list in brackets: [ … ]', ko: '대괄호로 묶은 목록 [ … ]' },
  string: { en: 'a text in double quotes', ko: '큰따옴표로 묶은 문자열' },
  number: { en: 'a number', ko: '숫자' },
  int: { en: 'a whole number', ko: '정수' },
};

const globFaults: Readonly<Record<GlobFault, Localized>> = {
  empty: { en: 'This pattern names nothing. Write a path such as `src/generated/**`, or remove it.', ko: '아무것도 가리키지 않는 패턴입니다. `src/generated/**` 같은 경로를 쓰거나 지우십시오.' },
  long: { en: 'This pattern is longer than 512 characters. Write several.', ko: '패턴이 512자보다 깁니다. 여러 개로 나누십시오.' },
  absolute: { en: 'A pattern begins at the folder of this file. Leave out the slash or drive in front.', ko: '패턴은 이 파일이 있는 폴더에서 시작합니다. 앞의 슬래시나 드라이브를 지우십시오.' },
  outside: { en: 'A pattern may not lead out of the folder of this file. Put an archnotes.json there.', ko: '패턴은 이 파일이 있는 폴더 밖을 가리킬 수 없습니다. 그 폴더에 archnotes.json을 두십시오.' },
  backslash: { en: 'Folders are separated by /, on every system. Replace the backslash.', ko: '폴더는 어느 운영 체제에서나 /로 구분합니다. 백슬래시를 바꾸십시오.' },
  negated: { en: 'A pattern cannot take back another one. Write those that you mean without `!`.', ko: '패턴으로 다른 패턴을 취소할 수 없습니다. `!` 없이 필요한 패턴만 쓰십시오.' },
  group: { en: 'Groups such as `+(a|b)` are not known. Write `{a,b}`, or several patterns.', ko: '`+(a|b)` 같은 묶음은 쓸 수 없습니다. `{a,b}`나 여러 패턴을 쓰십시오.' },
  braces: { en: 'The braces of this pattern do not close, stand in each other, or come to more than 64 patterns. Write several.', ko: '패턴의 중괄호가 닫히지 않았거나, 겹쳤거나, 64개가 넘는 패턴이 됩니다. 여러 패턴으로 나누십시오.' },
};

/** Sentences for the faults that the schema names by a keyword. */
export const faults: ReadonlyMap<string, Localized> = new Map<string, Localized>([
  ...Object.entries(globFaults).map(([fault, message]) => [`glob-${fault}`, message] as const),
  ['variable-name', { en: 'Lambda takes names of variables that begin with a letter and go on with letters, digits and underscores.', ko: 'Lambda 환경 변수의 이름은 영문자로 시작하고 영문자, 숫자, 밑줄로 이어져야 합니다.' }],
  ['parameter-name', { en: 'The name of a parameter begins with a letter and goes on with letters, digits, underscores and hyphens.', ko: '파라미터 이름은 영문자로 시작하고 영문자, 숫자, 밑줄, 하이픈으로 이어져야 합니다.' }],
  ['environment-name', { en: 'The name of an environment has at most 64 letters, digits, dots, underscores and hyphens, as in `prod`.', ko: '환경 이름은 `prod`처럼 64자 이하의 영문자, 숫자, 점, 밑줄, 하이픈으로 쓰십시오.' }],
]);
