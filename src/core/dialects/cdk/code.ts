import { folderOf } from '../../link/resolvePath.ts';
import type { MapEntry } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import { entryAt, optionAt, textAt } from '../code/constructs.ts';
import type { Expression } from '../code/known.ts';
import { optionsOf } from '../code/options.ts';
import { pathOf, relativePath } from '../code/paths.ts';
import { propertyOf, rangeOf, textOf } from '../code/properties.ts';
import { argumentOf, type Site } from '../code/vendor.ts';
import type { CodeForm } from './constructs.ts';
import { cdkCall } from './names.ts';

/** What a function's construct says of its code, in CloudFormation's terms. */
export interface CodeOf {
  readonly properties: readonly MapEntry[];
  readonly metadata: readonly MapEntry[];
  /** Whether it is known where the code is. */
  readonly certain: boolean;
}

const unknown: CodeOf = { properties: [], metadata: [], certain: false };

/** Where the code of a function is, by the way its construct says so. */
export function codeOf(form: CodeForm, site: Site, options: Expression | undefined): CodeOf {
  switch (form) {
    case 'asset':
      return assetCode(site, options);
    case 'entry':
      return entryCode(site, options);
    case 'image':
      return imageCode(site, options);
  }
}

const folderCalls = new Set(['aws-lambda.Code.fromAsset', 'aws-lambda.Code.asset', 'aws-lambda.AssetCode', 'aws-lambda.AssetCode.fromAsset']);
const inlineCalls = new Set(['aws-lambda.Code.fromInline', 'aws-lambda.Code.inline', 'aws-lambda.InlineCode', 'aws-lambda.InlineCode.fromInline']);
const imageCalls = new Set(['aws-lambda.Code.fromAssetImage', 'aws-lambda.AssetImageCode', 'aws-lambda.DockerImageCode.fromImageAsset']);

function assetCode(site: Site, options: Expression | undefined): CodeOf {
  const code = optionAt(options, ['code'])?.value;
  const call = code === undefined ? undefined : cdkCall(code);
  const [first] = call?.arguments ?? [];
  if (code === undefined || call === undefined || first === undefined) return unknown;
  const range = rangeOf(code, site.home);
  if (inlineCalls.has(call.name)) return { ...unknown, properties: [entryAt(['Code', 'ZipFile'], textAt('', range), range)] };
  if (imageCalls.has(call.name)) return imageFrom(site, code);
  const folder = folderCalls.has(call.name) ? pathOf(first, site.root) : undefined;
  if (folder === undefined) return unknown;
  const handler = optionAt(options, ['handler'])?.value;
  const place = textAt(relativePath(folderOf(site.home.module.path), folder), range);
  return { properties: [entryAt(['Code'], place, range)], metadata: [], certain: handler !== undefined && textOf(handler) !== undefined };
}

/** Without `entry` the code is beside the file that makes the function: `<file>.<id>.ts`. */
function entryCode(site: Site, options: Expression | undefined): CodeOf {
  const entry = optionAt(options, ['entry'])?.value;
  const code = optionAt(options, ['code']);
  if (code !== undefined) return assetCode(site, options);
  const path = entry === undefined ? defaultEntry(site, options) : pathOf(entry, site.root);
  const handler = optionAt(options, ['handler']);
  const exported = handler === undefined ? (optionsOf(options).complete || entry !== undefined ? 'handler' : undefined) : textOf(handler.value);
  if (path === undefined || exported === undefined) return unknown;
  const at: Range = entry === undefined ? site.home.range : rangeOf(entry, site.home);
  const written = handler === undefined ? at : rangeOf(handler.value, site.home);
  const file = textAt(relativePath(folderOf(site.home.module.path), path), at);
  return {
    properties: [entryAt(['Handler'], textAt(exported.includes('.') ? exported : `index.${exported}`, written), written)],
    metadata: [entryAt(['EntryPoint'], file, at)],
    certain: true,
  };
}

function defaultEntry(site: Site, options: Expression | undefined): string | undefined {
  const id = argumentOf(site, 1);
  const name = id === undefined ? undefined : textOf(id);
  if (name === undefined || !optionsOf(options).complete) return undefined;
  return `${site.expression.module.path.replace(/\.[cm]?[jt]sx?$/, '')}.${name}`;
}

function imageCode(site: Site, options: Expression | undefined): CodeOf {
  const code = optionAt(options, ['code'])?.value;
  return code === undefined ? unknown : imageFrom(site, code);
}

/** An image built from a folder: what it runs is its own `cmd`, or its Dockerfile's. */
function imageFrom(site: Site, code: Expression): CodeOf {
  const call = cdkCall(code);
  const [folder, options] = call?.arguments ?? [];
  const path = folder === undefined || call === undefined || !imageCalls.has(call.name) ? undefined : pathOf(folder, site.root);
  if (path === undefined) return unknown;
  const range = rangeOf(code, site.home);
  const command = optionAt(options, ['cmd']);
  const file = optionAt(options, ['file']);
  const config = command === undefined ? undefined : propertyOf(command.value, site.home);
  const dockerfile = file === undefined ? undefined : propertyOf(file.value, site.home);
  return {
    properties: [entryAt(['PackageType'], textAt('Image', range), range), ...(config === undefined ? [] : [entryAt(['ImageConfig', 'Command'], config, range)])],
    metadata: [
      entryAt(['DockerContext'], textAt(relativePath(folderOf(site.home.module.path), path), range), range),
      ...(dockerfile === undefined ? [] : [entryAt(['Dockerfile'], dockerfile, range)]),
    ],
    certain: true,
  };
}
