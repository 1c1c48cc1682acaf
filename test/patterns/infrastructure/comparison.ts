import type { Difference, Infrastructure } from '../../../src/core/pattern/manifest.ts';
import type { ModelResource } from './resourceModel.ts';

/** The resources of one scaffold in every dialect that its pattern offers. */
export type Dialects = ReadonlyMap<Infrastructure, readonly ModelResource[]>;

/** Something that is not said alike everywhere: a resource, or one of its properties. */
interface Deviation {
  readonly type: string;
  readonly name: string;
  /** Undefined where the resource itself is missing in a dialect. */
  readonly property: string | undefined;
  readonly values: ReadonlyMap<Infrastructure, string | undefined>;
}

/** What a comparison came to. */
export interface Comparison {
  /** Differences that the manifest does not declare, a sentence each. */
  readonly complaints: readonly string[];
  /** Declared differences that cover one. */
  readonly used: ReadonlySet<Difference>;
}

/** Holds the dialects against each other: the same resources, with the same properties. */
export function compareDialects(dialects: Dialects, declared: readonly Difference[]): Comparison {
  const used = new Set<Difference>();
  const complaints: string[] = [];
  for (const deviation of deviationsOf(dialects)) {
    const covering = declared.filter((difference) => covers(difference, deviation));
    const excused = new Set(covering.flatMap((difference) => difference.dialects));
    const left = new Set([...deviation.values].filter(([dialect]) => !excused.has(dialect)).map(([, value]) => value));
    for (const difference of covering) if (isNeeded(difference, deviation)) used.add(difference);
    if (left.size > 1) complaints.push(sentence(deviation));
  }
  return { complaints, used };
}

/** Whether a deviation would be gone, or smaller, without the dialects of a declared difference. */
function isNeeded({ dialects }: Difference, { values }: Deviation): boolean {
  const others = new Set([...values].filter(([dialect]) => !dialects.includes(dialect)).map(([, value]) => value));
  return others.size < new Set(values.values()).size;
}

function covers(difference: Difference, { type, name, property }: Deviation): boolean {
  if (difference.type !== type || (difference.resource ?? name) !== name) return false;
  if (difference.property === undefined) return true;
  return property === difference.property || property?.startsWith(`${difference.property}.`) === true;
}

function deviationsOf(dialects: Dialects): readonly Deviation[] {
  return alignments(dialects).flatMap(({ type, name, members }): readonly Deviation[] => {
    const there = new Map([...dialects.keys()].map((dialect) => [dialect, members.get(dialect)] as const));
    if ([...there.values()].some((member) => member === undefined)) {
      return [{ type, name, property: undefined, values: new Map([...there].map(([dialect, member]) => [dialect, member === undefined ? undefined : 'there'])) }];
    }
    const paths = new Set([...there.values()].flatMap((member) => [...(member?.properties.keys() ?? [])]));
    return [...paths].flatMap((property) => {
      const values = new Map([...there].map(([dialect, member]) => [dialect, member?.properties.get(property)] as const));
      return new Set(values.values()).size === 1 ? [] : [{ type, name, property, values }];
    });
  });
}

/** Resources of several dialects that are taken for the same. */
interface Alignment {
  readonly type: string;
  readonly name: string;
  readonly members: Map<Infrastructure, ModelResource>;
}

/** By type and name; what is then left of a type belongs together where it says the same, or where each dialect has one left. */
function alignments(dialects: Dialects): readonly Alignment[] {
  const found = new Map<string, Alignment>();
  for (const [dialect, resources] of dialects) {
    for (const resource of resources) {
      const { type, name } = resource;
      const key = `${type} ${name}`;
      const alignment = found.get(key) ?? { type, name, members: new Map() };
      if (alignment.members.has(dialect)) throw new Error(`${dialect}: two resources are ${key}.`);
      found.set(key, { ...alignment, members: alignment.members.set(dialect, resource) });
    }
  }
  return joinLeftovers([...found.values()], dialects.size);
}

function joinLeftovers(all: readonly Alignment[], count: number): readonly Alignment[] {
  const partial = joinAlike(all.filter(({ members }) => members.size < count), count);
  const whole = [...all, ...partial].filter(({ members }) => members.size === count);
  return [...whole, ...joinLast(partial.filter(({ members }) => members.size < count), count)];
}

/** Resources whose names the dialects make, as those of rules between two security groups, are known by all that they say. */
function joinAlike(partial: readonly Alignment[], count: number): readonly Alignment[] {
  const byContent = new Map<string, Alignment[]>();
  for (const alignment of partial) {
    const [member] = alignment.members.values();
    const content = JSON.stringify([alignment.type, [...(member?.properties ?? [])].sort()]);
    byContent.set(content, [...(byContent.get(content) ?? []), alignment]);
  }
  return [...byContent.values()].flatMap((own) => joinOneEach(own, count));
}

function joinLast(partial: readonly Alignment[], count: number): readonly Alignment[] {
  const types = [...new Set(partial.map(({ type }) => type))];
  return types.flatMap((type) => joinOneEach(partial.filter((alignment) => alignment.type === type), count));
}

/** Makes one of alignments that are of one dialect each, all of them. */
function joinOneEach(own: readonly Alignment[], count: number): readonly Alignment[] {
  const [first] = own;
  const members = own.flatMap((alignment) => [...alignment.members]);
  const isOneEach = members.length === count && new Set(members.map(([dialect]) => dialect)).size === count;
  return isOneEach && first !== undefined ? [{ ...first, members: new Map(members) }] : own;
}

function sentence({ type, name, property, values }: Deviation): string {
  const each = [...values].map(([dialect, value]) => `${dialect}: ${value ?? 'nothing'}`).join(' · ');
  return `${type} ${name}${property === undefined ? '' : `.${property}`}: ${each}`;
}
