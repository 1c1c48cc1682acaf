import type { Language } from '../core/model/text.ts';

/**
 * The language to answer in: the one of `--language`, also where the rest of the command line is wrong, else the one of
 * the environment (`LC_ALL` before `LANG`), else English.
 */
export function chosenLanguage(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Language {
  const index = args.findLastIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  const given = args[index]?.startsWith('--language=') === true ? args[index]?.slice('--language='.length) : args[index + 1];
  if (index >= 0 && (given === 'en' || given === 'ko')) return given;
  const locale = environment['LC_ALL'] || environment['LANG'] || '';
  return /^ko(?:[_.@-]|$)/i.test(locale) ? 'ko' : 'en';
}
