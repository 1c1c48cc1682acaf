import type { LocatedPlace } from '../core/model/finding.ts';
import type { LoadingHandler } from '../core/model/loaders.ts';
import { loadersParams, loadersRequest } from '../protocol/loaders.ts';
import type { LoaderHandler, LoaderPlace, LoadersResult } from '../protocol/loaders.ts';
import { answerRequest } from './requests.ts';
import type { Session } from './session.ts';

/** Answers which handlers load a module. */
export function registerLoaders(session: Session): void {
  answerRequest(session.connection, loadersRequest, loadersParams, ({ uri }) => loadersOf(session, uri));
}

async function loadersOf({ linting, workspace }: Session, uri: string): Promise<LoadersResult> {
  const place = workspace.locate(uri);
  const loaders = place === undefined ? undefined : await linting.loadersOf(place);
  if (place === undefined || loaders === undefined) return { isModule: false, own: [], loadedBy: [] };
  const placed = ({ path, start }: LocatedPlace): LoaderPlace => ({ uri: linting.publisher.uriOf({ folder: place.folder, path }), path, position: start });
  const told = ({ declared, at }: LoadingHandler): LoaderHandler => ({ declared: declared === undefined ? null : { name: declared.name, at: placed(declared.at) }, at: placed(at) });
  return {
    isModule: true,
    own: loaders.own.map(told),
    loadedBy: loaders.loadedBy.map(({ handler, when, steps }) => ({ handler: told(handler), when, steps: steps.map(({ name, at }) => ({ name, at: placed(at) })) })),
  };
}
