import type { MapEntry, MapProperty, PropertyValue } from '../../model/template.ts';

/**
 * Defaults and a resource's own properties made one, as SAM does with `Globals`: maps are merged, lists concatenated
 * with the defaults first, anything else is overridden (samtranslator/plugins/globals/globals.py).
 */
export function mergeDefaults(defaults: MapProperty, own: MapProperty): MapProperty {
  const ownKeys = new Set(own.entries.map((entry) => entry.key));
  const inherited = defaults.entries.filter((entry) => !ownKeys.has(entry.key));
  const byKey = new Map(defaults.entries.map((entry) => [entry.key, entry]));
  const merged = own.entries.map((entry): MapEntry => {
    const inheritedEntry = byKey.get(entry.key);
    return inheritedEntry === undefined ? entry : { ...entry, value: mergeValues(inheritedEntry.value, entry.value) };
  });
  return { ...own, entries: [...merged, ...inherited] };
}

function mergeValues(inherited: PropertyValue, own: PropertyValue): PropertyValue {
  if (inherited.kind === 'map' && own.kind === 'map') return mergeDefaults(inherited, own);
  if (inherited.kind === 'list' && own.kind === 'list') return { ...own, items: [...inherited.items, ...own.items] };
  return own;
}
