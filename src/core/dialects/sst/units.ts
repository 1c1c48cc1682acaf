import { textAt, type OptionReader } from '../code/constructs.ts';
import { propertyOf, rangeOf, textOf } from '../code/properties.ts';

const seconds = new Map([['second', 1], ['minute', 60], ['hour', 3600], ['day', 86_400]]);
const megabytes = new Map([['MB', 1], ['GB', 1024]]);

/** `'5 minutes'` as 300. */
export const spokenDuration: OptionReader = spoken(seconds);

/** `'1 GB'` as 1024. */
export const spokenSize: OptionReader = spoken(megabytes);

function spoken(units: ReadonlyMap<string, number>): OptionReader {
  return (expression, home) => {
    const [, count, unit] = /^(\d+(?:\.\d+)?) (second|minute|hour|day|MB|GB)s?$/.exec(textOf(expression) ?? '') ?? [];
    const factor = unit === undefined ? undefined : units.get(unit);
    if (factor === undefined) return propertyOf(expression, home);
    return { kind: 'number', value: Number(count) * factor, range: rangeOf(expression, home) };
  };
}

/** `'go'`, `'rust'`, `'container'` are no runtimes of Lambda's, and none of Node's either. */
export const runtimeName: OptionReader = (expression, home) => {
  const text = textOf(expression);
  return text === undefined ? propertyOf(expression, home) : textAt(text, rangeOf(expression, home));
};
