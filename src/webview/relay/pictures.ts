import type { Picture } from './stage.ts';

const mostPictures = 60;
const mostBytes = 20_000_000;

/** Pictures that were painted before, the latest used last; bounded in number and size. */
export interface Pictures {
  get(key: string): Picture | undefined;
  put(key: string, picture: Picture): void;
  drop(key: string): void;
}

export function keepPictures(): Pictures {
  const kept = new Map<string, Picture>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.svg.byteLength ?? 0;
    kept.delete(key);
  };
  return {
    drop,
    get(key) {
      const picture = kept.get(key);
      if (picture === undefined) return undefined;
      kept.delete(key);
      kept.set(key, picture);
      return picture;
    },
    put(key, picture) {
      drop(key);
      kept.set(key, picture);
      bytes += picture.svg.byteLength;
      for (const oldest of kept.keys()) if (kept.size > mostPictures || bytes > mostBytes) drop(oldest);
    },
  };
}
