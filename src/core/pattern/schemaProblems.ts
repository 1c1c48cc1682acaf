import type * as z from 'zod/mini';
import type { Localized } from '../model/text.ts';
import type { JsonDocument } from './jsonDocument.ts';
import { problem } from './result.ts';
import type { Problem } from './result.ts';

type Issue = z.core.$ZodIssue;

/** Turns what a schema complains about into sentences, each with the place in the document. */
export function schemaProblems(document: JsonDocument, issues: readonly Issue[]): readonly Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => problem(unknownKey(key), document.path, document.locateKey(issue.path, key)));
    }
    return [problem(describe(issue, document), document.path, document.locate(issue.path))];
  });
}

function unknownKey(key: string): Localized {
  return {
    en: `The key "${key}" is not known here. Remove it or correct its spelling.`,
    ko: `여기에서 쓰는 키가 아닙니다: "${key}". 지우거나 철자를 고치십시오.`,
  };
}

function describe(issue: Issue, document: JsonDocument): Localized {
  const name = issue.path.length === 0 ? undefined : issue.path.map(String).join('.');
  const at: Localized = { en: name === undefined ? 'The file' : `"${name}"`, ko: name === undefined ? '파일' : `"${name}"` };
  if (!document.has(issue.path)) return { en: `${at.en} is missing. Add it.`, ko: `${at.ko} 항목이 없습니다. 추가하십시오.` };
  switch (issue.code) {
    case 'invalid_type':
      return { en: `${at.en} must be of type ${issue.expected}.`, ko: `${at.ko}의 형식은 ${issue.expected}이어야 합니다.` };
    case 'invalid_value':
      return listed(at, issue.values.map((value) => String(value)));
    case 'too_small':
      return { en: `${at.en} is too small or too short: at least ${String(issue.minimum)}.`, ko: `${at.ko} 값이 너무 작거나 짧습니다. 최솟값은 ${String(issue.minimum)}입니다.` };
    case 'too_big':
      return { en: `${at.en} is too large or too long: at most ${String(issue.maximum)}.`, ko: `${at.ko} 값이 너무 크거나 깁니다. 최댓값은 ${String(issue.maximum)}입니다.` };
    case 'invalid_union':
      return issue.path[issue.path.length - 1] === 'type'
        ? listed(at, ['text', 'number', 'boolean', 'choice'])
        : { en: `${at.en} must be a text, a number, true or false, or a list of those.`, ko: `${at.ko} 값은 문자열, 숫자, true/false 또는 그 목록이어야 합니다.` };
    default:
      return shape(at, issue.message);
  }
}

function listed(at: Localized, values: readonly string[]): Localized {
  return { en: `${at.en} must be one of: ${values.join(', ')}.`, ko: `${at.ko} 값은 다음 가운데 하나여야 합니다: ${values.join(', ')}.` };
}

/** The shapes that the schema names by a keyword instead of a sentence. */
const shapes: Readonly<Record<string, Localized>> = {
  'pattern-id': { en: 'small letters and digits joined by hyphens, as in strangler-facade', ko: 'strangler-facade처럼 영문 소문자와 숫자를 하이픈으로 이은 이름' },
  'question-id': { en: 'a name such as startPercent: a small letter first, then at most 39 letters and digits', ko: 'startPercent처럼 소문자로 시작하고 영문자와 숫자 39자 이하가 이어지는 이름' },
  choice: { en: 'small letters, digits and hyphens', ko: '영문 소문자, 숫자, 하이픈' },
  version: { en: 'three numbers such as 1.0.0', ko: '1.0.0 같은 세 숫자' },
  'resource-type': { en: 'a resource type of CloudFormation, such as AWS::Lambda::Function', ko: 'AWS::Lambda::Function 같은 CloudFormation 리소스 유형' },
  'resource-name': { en: 'the name of a resource, such as CacheClients', ko: 'CacheClients 같은 리소스 이름' },
  'property-path': { en: 'a property such as VpcConfig.SubnetIds', ko: 'VpcConfig.SubnetIds 같은 속성' },
  link: { en: 'an address that starts with https://', ko: 'https://로 시작하는 주소' },
  path: { en: 'a path inside the folder of the pattern, such as files/README.md', ko: 'files/README.md처럼 패턴 폴더 안의 경로' },
};

function shape(at: Localized, keyword: string): Localized {
  const wanted = shapes[keyword];
  return wanted === undefined
    ? { en: `${at.en} has a value that is not allowed.`, ko: `${at.ko}에 허용되지 않는 값이 있습니다.` }
    : { en: `${at.en} must be ${wanted.en}.`, ko: `${at.ko}의 값은 다음 형식이어야 합니다: ${wanted.ko}.` };
}
