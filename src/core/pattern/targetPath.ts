import type { Localized } from '../model/text.ts';

const maxPathLength = 240;
const maxDepth = 32;
/** Bytes of one name: what ext4, APFS and NTFS have in common. */
const maxNameBytes = 255;

/** Names that Windows gives to devices, whatever their extension. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const forbiddenCharacter = /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f]/;
/** Zero-width and direction characters: file systems and git treat names that hold them as other names. */
const invisibleCharacter = /\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u;

/** Folders that tools run or trust, wherever they stand; `.archnotes` holds our own records. */
const protectedFolders = new Set(['.archnotes', '.git', '.hg', '.svn', '.vscode', '.idea', '.husky', '.devcontainer', 'node_modules']);
/** Files that tools and shells read on their own. */
const protectedFiles = new Set([
  '.gitmodules', '.gitattributes', '.npmrc', '.pnpmrc', '.yarnrc', '.yarnrc.yml', '.netrc',
  '.profile', '.bashrc', '.bash_profile', '.bash_login', '.zshrc', '.zshenv', '.zprofile',
]);

/**
 * Says what is wrong with a path that is to be joined to a folder: every segment must be a plain name that means the
 * same on Linux, macOS and Windows, so that the result can only lie inside. Undefined where nothing is wrong.
 */
export function checkRelativePath(path: string): Localized | undefined {
  if (path === '') return messages.empty;
  if (/^[\\/]|^[A-Za-z]:/.test(path)) return messages.absolute;
  if (path.length > maxPathLength) return messages.tooLong;
  if (path !== path.normalize('NFC')) return messages.notNormal;
  const segments = path.split('/');
  if (segments.length > maxDepth) return messages.tooDeep;
  // Lookalikes of dots and slashes (U+2024, U+FF0F) must not become the real thing on the way to a disk.
  const compatible = path.normalize('NFKC').split('/');
  if (compatible.length !== segments.length) return messages.character;
  for (const segment of [...segments, ...compatible]) {
    const message = checkSegment(segment);
    if (message !== undefined) return message;
  }
  return undefined;
}

/**
 * Says what is wrong with a path as the target of a write: {@link checkRelativePath}, and nothing that tools run, trust
 * or keep secrets in. Whether a link on the way leads out cannot be seen from the path: see `LinkPort`.
 */
export function checkTargetPath(path: string): Localized | undefined {
  return checkRelativePath(path) ?? (isProtected(path) ? messages.isProtected : undefined);
}

/** How two paths are compared that some file systems cannot tell apart. */
export function pathKey(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}

function checkSegment(segment: string): Localized | undefined {
  if (segment === '') return messages.emptySegment;
  if (/^\.+$/.test(segment)) return messages.dots;
  if (forbiddenCharacter.test(segment) || invisibleCharacter.test(segment) || /%[0-9a-f]{2}/i.test(segment)) return messages.character;
  if (/^[\s~]|[\s.]$|~[0-9]/.test(segment)) return messages.edge;
  if (deviceName.test(segment)) return messages.device;
  if (new TextEncoder().encode(segment).length > maxNameBytes) return messages.tooLong;
  return undefined;
}

function isProtected(path: string): boolean {
  const segments = pathKey(path).split('/');
  if (segments.some((segment) => protectedFolders.has(segment))) return true;
  const name = segments[segments.length - 1] ?? '';
  if (protectedFiles.has(name) || name === '.env' || name.startsWith('.env.')) return true;
  return segments.some((segment, index) => segment === '.github' && segments[index + 1] === 'workflows');
}

const messages = {
  empty: { en: 'The path is empty.', ko: '경로가 비어 있습니다.' },
  absolute: { en: 'The path must be relative to the target folder, without drive or leading slash.', ko: '드라이브나 앞쪽 슬래시 없이 대상 폴더를 기준으로 한 경로여야 합니다.' },
  tooLong: { en: `The path is longer than ${maxPathLength} characters, or one of its names is longer than ${maxNameBytes} bytes.`, ko: `경로가 ${maxPathLength}자를 넘거나, 이름 하나가 ${maxNameBytes}바이트를 넘습니다.` },
  tooDeep: { en: `The path is deeper than ${maxDepth} folders.`, ko: `경로가 폴더 ${maxDepth}단계보다 깊습니다.` },
  notNormal: { en: 'The path must be in Unicode form NFC.', ko: '경로는 유니코드 NFC 형식이어야 합니다.' },
  emptySegment: { en: 'The path has an empty part: two slashes in a row, or one at the end.', ko: '경로에 빈 부분이 있습니다. 슬래시가 연달아 있거나 끝에 있습니다.' },
  dots: { en: 'The path must not contain "." or ".." as a part.', ko: '경로의 한 부분으로 "."이나 ".."을 쓸 수 없습니다.' },
  character: { en: 'The path contains a character that is not allowed in file names everywhere: \\ : * ? " < > |, control, invisible or percent-encoded characters.', ko: '모든 운영 체제에서 쓸 수 있는 파일 이름이 아닙니다. \\ : * ? " < > |, 제어 문자, 보이지 않는 문자, 퍼센트 인코딩을 빼십시오.' },
  edge: { en: 'A part of the path starts with a space or "~", ends with a space or ".", or is a short Windows name (~1).', ko: '경로의 한 부분이 공백이나 "~"로 시작하거나, 공백이나 "."으로 끝나거나, Windows 짧은 이름(~1)입니다.' },
  device: { en: 'A part of the path is the name of a Windows device, such as CON or NUL.', ko: '경로의 한 부분이 CON, NUL 같은 Windows 장치 이름입니다.' },
  isProtected: { en: 'Patterns may not write there: tools run, trust or keep secrets in this file or folder.', ko: '패턴이 쓸 수 없는 자리입니다. 도구가 실행하거나 신뢰하거나 비밀 값을 두는 파일 또는 폴더입니다.' },
};
