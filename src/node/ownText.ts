import * as fs from 'node:fs';
import * as path from 'node:path';
import { planLimits } from '../core/pattern/plan.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Result } from '../core/pattern/result.ts';
import { systemErrorCode } from './systemError.ts';

/**
 * Reads a file of a folder as text: a regular file that really lies in it, no link, of at most 5 MiB of UTF-8.
 * @param name relative to the folder, /-separated
 */
export function readOwnText(folder: string, name: string): Result<string> {
  const file = path.join(folder, name);
  try {
    const isDirect = fs.realpathSync(file) === path.join(fs.realpathSync(folder), name);
    const stat = fs.lstatSync(file);
    if (!isDirect || !stat.isFile()) return failure(problem(messages.link, file));
    if (stat.size > planLimits.fileBytes) return failure(problem(messages.tooLarge, file));
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file)));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return failure(problem(messages.notText, file));
    if (code === undefined) throw error;
    return failure(problem(code === 'ENOENT' || code === 'ENOTDIR' ? messages.absent : messages.unreadable, file));
  }
}

const messages = {
  absent: { en: 'This file is named, but it is not there. Add it or remove the entry.', ko: '지정된 파일이 없습니다. 파일을 추가하거나 항목을 지우십시오.' },
  link: { en: 'This is no regular file of its own folder. Links are not followed.', ko: '해당 폴더 안의 일반 파일이 아닙니다. 링크는 따라가지 않습니다.' },
  tooLarge: { en: 'This file is larger than 5 MiB. Make it smaller.', ko: '파일이 5 MiB보다 큽니다. 크기를 줄이십시오.' },
  notText: { en: 'This file is not UTF-8 text.', ko: 'UTF-8 텍스트 파일이 아닙니다.' },
  unreadable: { en: 'This file cannot be read. Check its permissions.', ko: '파일을 읽을 수 없습니다. 권한을 확인하십시오.' },
};
