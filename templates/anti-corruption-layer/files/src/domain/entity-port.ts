import type { <%= entity | pascal %> } from './<%= entity %>.js';

/** What the domain wants of whoever keeps <%= entity | words %> data: today the legacy application, one day a database of its own. */
export interface <%= entity | pascal %>Port {
  /**
   * Finds by id; undefined where there is none.
   * @throws <%= entity | pascal %>Unavailable where nothing can be said of it now
   * @throws <%= entity | pascal %>Untranslatable where what is kept has no meaning here
   */
  find(id: string): Promise<<%= entity | pascal %> | undefined>;
<% if direction == 'read-write' %>

  /**
   * Keeps every field. It is tried once, never twice.
   * @throws <%= entity | pascal %>Unavailable where it may have been kept, or not
   * @throws <%= entity | pascal %>Untranslatable where it cannot be said to the other side; nothing has been sent then
   */
  save(changed: <%= entity | pascal %>): Promise<void>;
<% endif %>
}

/** Whoever keeps the data did not answer, or not in time, or with a failure. Trying again later may help. */
export class <%= entity | pascal %>Unavailable extends Error {
  override readonly name = '<%= entity | pascal %>Unavailable';
}

/** A value means nothing on the other side. Trying again does not help: somebody has to find out what it means. */
export class <%= entity | pascal %>Untranslatable extends Error {
  override readonly name = '<%= entity | pascal %>Untranslatable';
  readonly field: string;
  readonly value: unknown;

  constructor(field: string, value: unknown, options?: ErrorOptions) {
    super(`${field} has a value that cannot be translated: ${JSON.stringify(value)}.`, options);
    this.field = field;
    this.value = value;
  }
}
