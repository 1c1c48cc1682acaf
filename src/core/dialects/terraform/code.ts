import type { HclBlock } from '../../model/terraform.ts';
import type { MapEntry, PropertyValue } from '../../model/template.ts';
import { attributeAt, normalPath, propertyOf, type TerraformModule } from './evaluate.ts';

/** What a function's block says of its code, as CloudFormation's `Code`. */
export function codeOf(module: TerraformModule, block: HclBlock): readonly MapEntry[] {
  for (const read of [fromFile, fromSource, fromElsewhere]) {
    const found = read(module, block);
    if (found !== undefined) return found;
  }
  return [];
}

/** `filename`: an archive that `archive_file` makes of a folder or a file, or any other archive. */
function fromFile(module: TerraformModule, { body }: HclBlock): readonly MapEntry[] | undefined {
  const written = attributeAt(body, 'filename') ?? attributeAt(body, 'local_existing_package');
  if (written === undefined) return undefined;
  const file = propertyOf(module, written.value);
  const archive = archiveOf(module, file);
  const code = archive === undefined ? file : packed(module, archive);
  return [{ key: 'Code', keyRange: written.nameRange, value: { ...code, range: written.value.range } }];
}

/** The `archive_file` that a file name refers to, or whose output it is. */
function archiveOf(module: TerraformModule, file: PropertyValue): HclBlock | undefined {
  if (file.kind === 'unresolved') return file.reference?.includes('archive_file.') === true ? module.blocks.get(file.reference) : undefined;
  return file.kind === 'string' ? module.archives.get(normalPath(file.value)) : undefined;
}

/** The folder or the file that an archive is made of; text that stands in the configuration itself is inline. */
function packed(module: TerraformModule, { body, range }: HclBlock): PropertyValue {
  const source = attributeAt(body, 'source_dir') ?? attributeAt(body, 'source_file');
  if (source !== undefined) return propertyOf(module, source.value);
  const content = attributeAt(body, 'source_content') !== undefined || body.blocks.some(({ type }) => type === 'source');
  const inline: MapEntry = { key: 'ZipFile', keyRange: range, value: { kind: 'string', value: '', range } };
  return content ? { kind: 'map', entries: [inline], range } : { kind: 'unresolved', reference: undefined, mentions: [], range };
}

/** `source_path` of the module: a folder, a file, or a list of which the first is the function's own. */
function fromSource(module: TerraformModule, { body }: HclBlock): readonly MapEntry[] | undefined {
  const written = attributeAt(body, 'source_path');
  if (written === undefined) return undefined;
  const value = propertyOf(module, written.value);
  const first = value.kind === 'list' ? value.items[0] : value;
  const path = first?.kind === 'map' ? first.entries.find(({ key }) => key === 'path')?.value : first;
  return path === undefined ? undefined : [{ key: 'Code', keyRange: written.nameRange, value: path }];
}

/** A bucket or an image: where the code comes from is not said. */
function fromElsewhere(_module: TerraformModule, { body }: HclBlock): readonly MapEntry[] | undefined {
  const written = attributeAt(body, 's3_bucket') ?? attributeAt(body, 's3_existing_package') ?? attributeAt(body, 'image_uri');
  if (written === undefined) return undefined;
  const value: PropertyValue = { kind: 'unresolved', reference: undefined, mentions: [], range: written.value.range };
  return [{ key: 'Code', keyRange: written.nameRange, value }];
}
