/** A file with one client that connects too soon, among characters that places are counted wrongly by. */
export interface OddFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The text as an editor has it. */
  readonly text: string;
  /** What the finding is to select. */
  readonly accused: string;
}

const lineEnds = { lf: '\n', crlf: '\r\n', cr: '\r' } as const;

/** Stands before the client: on lines above it, on its line, and within it. */
const oddities: Readonly<Record<string, string>> = {
  korean: '주문을 처리합니다',
  chinese: '訂單處理',
  japanese: '注文を処理します',
  emoji: '🛒🚀',
  family: '👩‍👩‍👧‍👦',
  flag: '🇰🇷',
  combining: 'e\u0301a\u0308o\u0302',
  hangulJamo: '\u1112\u1161\u11ab',
  rightToLeft: 'שלום عليكم',
  bidi: '\u202eabc\u202c',
  zeroWidth: 'a\u200bb\u200dc\ufeffd',
  lineSeparator: 'a\u2028b\u2029c',
  nextLine: 'a\u0085b\u000bc\u000cd',
  tabs: '\t\t\t',
  noBreak: '\u00a0\u3000',
  replacement: '\ufffd',
  highPlane: '\u{10ffff}\u{20000}',
  latin: 'äöüßñ',
};

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  utf8Mark: (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  utf16le: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  utf16be: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** How each place of the client can be odd: above, beside, inside. */
const places = ['above', 'beside', 'inside'] as const;

/** All of them: 18 oddities in three line ends and four encodings, the place of each in turn, and broken UTF-8. */
export function oddFiles(): readonly OddFile[] {
  const files: OddFile[] = [];
  for (const [oddity, odd] of Object.entries(oddities)) {
    for (const [lineEnd, end] of Object.entries(lineEnds)) {
      for (const [encoding, encode] of Object.entries(encodings)) {
        const place = places[files.length % places.length] ?? 'above';
        const { text, accused } = written(odd, end, place);
        files.push({ path: `services/s${String(files.length)}/${place}-${oddity}-${lineEnd}-${encoding}.ts`, bytes: encode(text), text, accused });
      }
    }
  }
  return [...files, ...brokenFiles(files.length)];
}

function written(odd: string, end: string, place: (typeof places)[number]): { readonly text: string; readonly accused: string } {
  const accused = `new Redis({ host: '${place === 'inside' ? odd.replaceAll(/[\u2028\u2029]/g, '') : 'cache'}', commandTimeout: 900 })`;
  const lines = ["import Redis from 'ioredis';", place === 'above' ? `/* ${odd} */ // ${odd.replaceAll(/[\u2028\u2029]/g, '')}` : '', `${place === 'beside' ? `/* ${odd} */ ` : ''}const redis = ${accused};`, "redis.on('error', console.error);", 'export const handler = async () => redis.ping();', ''];
  return { text: lines.join(end), accused };
}

/** Halves of characters and bytes that are none, as a broken program writes them; whoever reads puts U+FFFD in their place. */
function brokenFiles(first: number): readonly OddFile[] {
  const broken: readonly (readonly [string, readonly number[]])[] = [
    ['high-half', [0xed, 0xa0, 0xbd]],
    ['low-half', [0xed, 0xbb, 0x92]],
    ['both-halves', [0xed, 0xa0, 0xbd, 0xed, 0xbb, 0x92]],
    ['cut-two', [0xc3]],
    ['cut-three', [0xe2, 0x82]],
    ['cut-four', [0xf0, 0x9f, 0x9b]],
    ['alone', [0x80, 0xbf]],
    ['overlong', [0xc0, 0xaf]],
    ['too-high', [0xf4, 0x90, 0x80, 0x80]],
    ['never', [0xfe, 0xff]],
  ];
  return broken.flatMap(([name, bytes]) =>
    ['\n', '\r\n'].flatMap((end) =>
      places.map((place): OddFile => {
        const marked = written('\u{1}', end, place);
        const hole = Buffer.from(marked.text, 'latin1');
        const whole = Buffer.concat([...hole].map((byte) => (byte === 1 ? Buffer.from(bytes) : Buffer.from([byte]))));
        const text = whole.toString('utf8');
        const accused = marked.accused.replaceAll('\u{1}', Buffer.from(bytes).toString('utf8'));
        return { path: `services/s${String(first)}/${place}-${name}-${end === '\n' ? 'lf' : 'crlf'}.ts`, bytes: whole, text, accused };
      }),
    ),
  ).map((file, index) => ({ ...file, path: file.path.replace(`s${String(first)}/`, `s${String(first + index)}/`) }));
}

/** The template that declares a function for each. */
export function oddTemplate(files: readonly OddFile[]): string {
  const functions = files.map(({ path }, index) => `  F${String(index)}:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: ${path.replace(/\.ts$/, '.handler')}, Runtime: nodejs22.x, Timeout: 15 }\n`);
  return `Transform: AWS::Serverless-2016-10-31\nResources:\n${functions.join('')}`;
}
