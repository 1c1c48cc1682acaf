/** Shorter ids differ by a letter on purpose: `a` and `b`, `db1` and `db2`. */
const shortest = 5;

/**
 * Whether one id looks like a misspelling of another: the same but for upper and lower case, or one letter too many, too
 * few, wrong, or two in the wrong order. Ids that differ in a digit, or by an ending that counts (`order`, `orders`), are meant to differ.
 */
export function isNearMiss(id: string, other: string): boolean {
  if (id === other || Math.min(id.length, other.length) < shortest) return false;
  if (id.toLowerCase() === other.toLowerCase()) return true;
  if (Math.abs(id.length - other.length) > 1 || digits(id) !== digits(other)) return false;
  const [short, long] = id.length <= other.length ? [id, other] : [other, id];
  const start = commonLength(short, long);
  if (start === 0) return false;
  const [restShort, restLong] = [short.slice(start), long.slice(start)];
  // The last letter is where plurals and variants differ.
  if (restShort === '' || restLong.length <= 1) return false;
  if (short.length < long.length) return restShort === restLong.slice(1);
  return restShort.slice(1) === restLong.slice(1) || isSwapped(restShort, restLong);
}

function isSwapped(one: string, other: string): boolean {
  return one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function digits(id: string): string {
  return id.replace(/\D/g, '');
}
