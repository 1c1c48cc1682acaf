import { handlerWrappers } from '../dialects/handlerWrappers.ts';
import { stringAt, stringsOf, valueAt } from '../model/property.ts';
import type { HandlerDeclaration } from '../model/entry.ts';
import type { DockerfileFacts } from '../model/dockerfile.ts';
import type { MapProperty, Resource, TemplateFacts } from '../model/template.ts';
import type { Place, Range } from '../model/text.ts';
import { candidatesOf, codeOf, dockerfileOf, parseHandler, parsePythonHandler } from './handlersCode.ts';
import type { DeclaredFunction, HandlerName } from './handlersCode.ts';
import { isFunction, provisionedConcurrencies } from './handlersConcurrency.ts';
import { configurationOf } from './handlersConfiguration.ts';
import { isPythonRuntime, mayRunOurs } from './handlersRuntime.ts';

/** What a template's functions may depend on outside of it. */
export interface Surroundings {
  /** The other templates whose resources can refer to its own: the other files of a Terraform module. */
  readonly beside: readonly TemplateFacts[];
  /** The Dockerfile at a path. */
  readonly dockerfileAt: (path: string) => DockerfileFacts | undefined;
}

const alone: Surroundings = { beside: [], dockerfileAt: () => undefined };

/** The handlers of the functions of a template that run on Node.js or Python, in the order of the template. */
export function handlerDeclarations(template: TemplateFacts, { beside, dockerfileAt }: Surroundings = alone): readonly HandlerDeclaration[] {
  const concurrencies = provisionedConcurrencies([template, ...beside]);
  const named = template.resources.flatMap((resource): readonly NamedHandler[] => {
    if (!isFunction(resource) || !mayRunOurs(resource)) return [];
    const path = dockerfileOf({ template, resource });
    const dockerfile = path === undefined ? undefined : dockerfileAt(path);
    const handler = handlerOf(resource, dockerfile);
    return handler === undefined || codeOf({ template, resource }).kind === 'inline' ? [] : [{ template, resource, dockerfile, handler }];
  });
  const shared = sharedNames(named);
  return named
    .filter((each) => !shared.has(unplacedName(each) ?? ''))
    .map(({ resource, dockerfile, handler }) => ({
      name: resource.name,
      declaredAt: declaredAt(template.path, resource),
      nameAt: { path: template.path, range: resource.nameRange },
      candidates: candidatesOf({ template, resource, dockerfile }, handler),
      exportName: handler.exportName,
      provisionedConcurrency: concurrencies.get(resource.name),
      configuration: configurationOf(template.path, resource),
    }));
}

interface NamedHandler extends DeclaredFunction {
  readonly handler: HandlerName;
}

function handlerOf(resource: Resource, dockerfile: DockerfileFacts | undefined): HandlerName | undefined {
  const { properties } = resource;
  const image = stringAt(properties, 'PackageType') === 'Image';
  const written = image ? commandOf(properties, dockerfile)[0] : stringAt(properties, 'Handler');
  if (written === undefined) return undefined;
  const wrapper = handlerWrappers.find(({ handler }) => written.includes(handler));
  const own = wrapper === undefined ? written : stringAt(properties, 'Environment', 'Variables', wrapper.variable);
  if (own === undefined) return undefined;
  return isPythonRuntime(stringAt(properties, 'Runtime')) ? parsePythonHandler(own) : parseHandler(own);
}

/** What an image runs: what the function says of it, else what it was built with. */
function commandOf(properties: MapProperty, dockerfile: DockerfileFacts | undefined): readonly string[] {
  const command = valueAt(properties, 'ImageConfig', 'Command');
  return command === undefined ? (dockerfile?.command ?? []) : stringsOf(command);
}

/** A handler without folder (`index.handler`) whose code lies elsewhere: nothing tells in which folder its source is. */
function unplacedName({ template, resource, handler }: NamedHandler): string | undefined {
  const placed = codeOf({ template, resource }).kind !== 'elsewhere' || handler.file.includes('/');
  return placed ? undefined : `${handler.file}.${handler.exportName}`;
}

/** Such handlers that several functions share: they cannot all be the one file of that name. */
function sharedNames(handlers: readonly NamedHandler[]): ReadonlySet<string> {
  const names = handlers.flatMap((each) => unplacedName(each) ?? []);
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** The handler where the resource itself has it, else (it comes from defaults) the resource's name. */
function declaredAt(path: string, resource: Resource): Place {
  const written = valueAt(resource.properties, 'Handler') ?? valueAt(resource.properties, 'ImageConfig', 'Command');
  const own = written !== undefined && contains(resource.range, written.range);
  return { path, range: own ? written.range : resource.nameRange };
}

function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
