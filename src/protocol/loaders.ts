import * as z from 'zod/mini';

/** Messages about which Lambda handlers load a module. Positions are those of the Language Server Protocol: from 0, UTF-16. */
const place = z.object({
  uri: z.string(),
  /** Relative to the folder of the workspace. */
  path: z.string(),
  position: z.object({ line: z.number(), character: z.number() }),
});
export type LoaderPlace = z.infer<typeof place>;

const handler = z.object({
  /** The function's name, and where infrastructure declares it; null where the handler only looks like one. */
  declared: z.nullable(z.object({ name: z.string(), at: place })),
  at: place,
});
export type LoaderHandler = z.infer<typeof handler>;

/** The client's command that lists them, for a document by its URI. */
export const showLoadersCommand = 'archnotes.showLoaders';

/** Client to server: the handlers that a module holds, and those that load it. */
export const loadersRequest = 'archnotes/loaders';
export const loadersParams = z.object({ uri: z.string() });
export const loadersResult = z.object({
  /** Whether the document is a module of the workspace at all. */
  isModule: z.boolean(),
  own: z.array(handler),
  loadedBy: z.array(
    z.object({
      handler,
      /** `later`: only if code runs that asks for it. */
      when: z.enum(['cold-start', 'later']),
      /** The imports, and the calls that run them, from the handler on. */
      steps: z.array(z.object({ name: z.string(), at: place })),
    }),
  ),
});
export type LoadersResult = z.infer<typeof loadersResult>;
