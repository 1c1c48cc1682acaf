/** How a text is to be parsed. */
export interface Dialect {
  readonly language: 'ts' | 'tsx' | 'jsx' | 'dts';
  readonly sourceType: 'module' | 'commonjs';
  /** Whether the text may as well be CommonJS, where the top level may `return` and `await` is a name. */
  readonly mayBeCommonJs: boolean;
}

const commonJs = /\.c[jt]s$/;

/**
 * The dialect that a path stands for. JavaScript is always read with JSX: bundlers and test runners accept it in `.js`,
 * and nothing else begins an expression with `<`.
 */
export function dialectOf(path: string): Dialect {
  const language = languageOf(path);
  const sourceType = commonJs.test(path) ? 'commonjs' : 'module';
  return { language, sourceType, mayBeCommonJs: language === 'jsx' && sourceType === 'module' };
}

function languageOf(path: string): Dialect['language'] {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts';
  if (path.endsWith('.tsx')) return 'tsx';
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  return 'jsx';
}
