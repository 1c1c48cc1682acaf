/** A small pattern that is well-formed; tests break one thing of it at a time. */
export function stockManifest(): Record<string, unknown> {
  return {
    id: 'stock-port',
    version: '1.0.0',
    title: { en: 'Stock port', ko: '재고 포트' },
    summary: { en: 'A port to the stock service.', ko: '재고 서비스로 가는 포트입니다.' },
    theme: 'migration',
    questions: [
      { id: 'entity', type: 'text', label: { en: 'Entity', ko: '엔터티' }, help: { en: 'What is counted.', ko: '세는 대상입니다.' }, default: 'stock-item', format: 'kebab' },
      { id: 'note', type: 'text', label: { en: 'Note', ko: '메모' }, help: { en: 'A remark.', ko: '비고입니다.' }, default: 'none' },
      { id: 'cached', type: 'boolean', label: { en: 'Cached?', ko: '캐시합니까?' }, help: { en: 'Keeps what was read.', ko: '읽은 값을 보관합니다.' }, default: false },
      { id: 'seconds', type: 'number', label: { en: 'Seconds', ko: '초' }, help: { en: 'How long.', ko: '보관 시간입니다.' }, when: { cached: true }, default: 30, min: 1, max: 3600, integer: true },
    ],
    files: [
      { from: 'files/port.ts', to: 'src/<%= entity | camel %>Port.ts' },
      { from: 'files/cache.ts', to: 'src/cache.ts', when: { cached: true } },
    ],
    diagrams: [],
  };
}

export const stockFiles: Readonly<Record<string, string>> = {
  'files/port.ts': 'export interface <%= entity | pascal %>Port {\n  // <%= note %>\n  count(): Promise<number>;\n}\n',
  'files/cache.ts': 'export const keepForSeconds = <%= seconds %>;\n',
};
