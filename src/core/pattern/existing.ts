/** What stands at a path of the target folder before anything is written. */
export type Existing =
  /** `text` is undefined where the bytes are no UTF-8. `hash` is of the bytes. */
  | { readonly kind: 'file'; readonly hash: string; readonly text: string | undefined; readonly writable: boolean }
  | { readonly kind: 'folder'; readonly writable: boolean }
  | { readonly kind: 'link' }
  /** A socket, a device: nothing that holds a text. */
  | { readonly kind: 'other' };
