import type { Localized } from '../model/text.ts';
import { checkRelativePath } from './targetPath.ts';

/** The shapes that a text answer can be asked to have. Manifests name them; they bring no expressions of their own. */
export const formatNames = ['identifier', 'kebab', 'http-url', 'https-url', 'url-path', 'header-name', 'path', 'time-zone'] as const;
export type FormatName = (typeof formatNames)[number];

/** Host names and IPv4 addresses with an optional port and a path without query: nothing that needs escaping in code. */
const address = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*';
const httpUrl = new RegExp(`^https?://${address}$`);
const httpsUrl = new RegExp(`^https://${address}$`);

const formats: Readonly<Record<FormatName, { readonly fits: (text: string) => boolean; readonly message: Localized }>> = {
  identifier: {
    fits: (text) => /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text),
    message: { en: 'Use a name as in code: letters, digits, _ and $, no digit first.', ko: '코드에서 쓰는 이름이어야 합니다. 영문자, 숫자, _, $만 쓰고 숫자로 시작하지 마십시오.' },
  },
  kebab: {
    fits: (text) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text),
    message: { en: 'Use small letters and digits joined by hyphens, as in order-status.', ko: 'order-status처럼 영문 소문자와 숫자를 하이픈으로 이어 쓰십시오.' },
  },
  'http-url': {
    fits: (text) => httpUrl.test(text),
    message: { en: 'Use an address such as https://orders.example.com, without query and final slash.', ko: 'https://orders.example.com 같은 주소를 쓰십시오. 쿼리와 마지막 슬래시는 넣지 마십시오.' },
  },
  'https-url': {
    fits: (text) => httpsUrl.test(text),
    message: { en: 'Use an address that starts with https://, without query and final slash.', ko: 'https://로 시작하는 주소를 쓰십시오. 쿼리와 마지막 슬래시는 넣지 마십시오.' },
  },
  'url-path': {
    fits: (text) => /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/.test(text),
    message: { en: 'Use a path such as /orders: a slash first, none at the end, no query.', ko: '/orders 같은 경로를 쓰십시오. 슬래시로 시작하고, 끝에는 슬래시나 쿼리를 붙이지 마십시오.' },
  },
  'header-name': {
    fits: (text) => /^[A-Za-z][A-Za-z0-9_-]*$/.test(text),
    message: { en: 'Use letters, digits, hyphens and underscores, a letter first.', ko: '영문자로 시작하고 영문자, 숫자, 하이픈, 밑줄만 쓰십시오.' },
  },
  'time-zone': {
    fits: (text) => text.length <= 60 && /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*)*$/.test(text),
    message: { en: 'Use the name of a time zone of IANA, such as Asia/Seoul.', ko: 'Asia/Seoul 같은 IANA 시간대 이름을 쓰십시오.' },
  },
  path: {
    fits: (text) => checkRelativePath(text) === undefined,
    message: { en: 'Use a path inside the target folder, such as src/orders.', ko: 'src/orders처럼 대상 폴더 안의 경로를 쓰십시오.' },
  },
};

/** What is wrong with a text of a named format; undefined where it fits. */
export function checkFormat(name: FormatName, text: string): Localized | undefined {
  const format = formats[name];
  return format.fits(text) ? undefined : format.message;
}
