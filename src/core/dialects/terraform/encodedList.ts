import type { HclValue } from '../../model/terraform.ts';
import type { PropertyValue } from '../../model/template.ts';
import { propertyOf, type TerraformModule } from './evaluate.ts';

/** The list of objects that `jsonencode([…])` is given; anything else is as it is without that. */
export function encodedList(module: TerraformModule, written: HclValue): PropertyValue {
  const isGiven = written.kind === 'computed' && written.parts.length > 0 && written.parts.every(({ kind }) => kind === 'object');
  return isGiven ? inPascalCase(propertyOf(module, { kind: 'list', items: written.parts, range: written.range })) : propertyOf(module, written);
}

/** Names as CloudFormation has them. One with a hyphen is a name of somebody else's: `awslogs-group`. */
function inPascalCase(value: PropertyValue): PropertyValue {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(inPascalCase) };
    case 'map':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, key: pascal(entry.key), value: inPascalCase(entry.value) })) };
    default:
      return value;
  }
}

function pascal(name: string): string {
  return name.includes('-') ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
