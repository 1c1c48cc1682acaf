/** `share` of `b` (0 to 1) in `a`, both and the result `#rrggbb`. */
export function mix(a: string, b: string, share: number): string {
  const channel = (at: number): string => {
    const from = parseInt(a.slice(at, at + 2), 16);
    const to = parseInt(b.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
