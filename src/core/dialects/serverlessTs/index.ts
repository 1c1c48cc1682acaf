import { isService } from '../../languages/serverless/service.ts';
import { wholeService } from '../../languages/serverless/wholeService.ts';
import { meaningOfExport } from '../../link/values.ts';
import { folderOf } from '../../link/resolvePath.ts';
import type { ModuleFacts } from '../../model/module.ts';
import type { TemplateFacts } from '../../model/template.ts';
import type { CodeDialect, CodeSource } from '../codeDialect.ts';
import { relativePath } from '../code/paths.ts';
import type { Expression, Scope } from '../code/known.ts';
import { propertyOf } from '../code/properties.ts';

/** The configuration of the Serverless Framework as a module: `serverless.ts`, `serverless.js`. */
export const serverlessTs: CodeDialect = {
  needles: ['@serverless/typescript'],
  fileName: /(?:^|\/)serverless\.[cm]?[jt]s$/,
  infrastructureOf,
};

const budget = 50_000;

function infrastructureOf(source: CodeSource, module: ModuleFacts): TemplateFacts | undefined {
  if (serverlessTs.fileName?.test(module.path) !== true) return undefined;
  const root = folderOf(module.path);
  const scope: Scope = { source, given: new Map(), made: new Map(), textOfCall: (call) => handlerFolder(call, root), budget: { left: budget } };
  for (const name of ['=', 'default']) {
    const written = module.exports.find((candidate) => candidate.name === name)?.value;
    const exported = written === undefined ? meaningOfExport(source.modules, module.path, name) : undefined;
    const value = written ?? (exported?.kind === 'value' ? exported.value : undefined);
    const service = value === undefined ? undefined : serviceOf({ scope, module, value });
    if (service !== undefined) return service;
  }
  return undefined;
}

/**
 * `handlerPath(__dirname)` of `libs/handler-resolver`, which `serverless create --template aws-nodejs-typescript` writes:
 * the folder of the file that calls it, relative to the service.
 */
function handlerFolder({ module, value }: Expression, root: string): string | undefined {
  const call = value.kind === 'call' ? module.calls[value.call] : undefined;
  const [first] = call?.arguments ?? [];
  if (call?.callee.kind !== 'name' || first?.value.kind !== 'global' || first.value.name !== '__dirname') return undefined;
  return module.bindings[call.callee.binding]?.name === 'handlerPath' ? relativePath(root, folderOf(module.path)) : undefined;
}

function serviceOf(expression: Expression): TemplateFacts | undefined {
  const { module } = expression;
  const root = propertyOf(expression, { module, range: expression.value.range });
  if (root?.kind !== 'map' || !isService(root)) return undefined;
  const { path, hash, lineStarts } = module;
  return wholeService({ kind: 'template', dialect: 'serverless', path, hash, lineStarts, syntaxError: undefined, resources: [], service: root }, () => undefined)[0];
}
