/** The IANA time zone of that name, as IANA spells it; undefined for anything else, such as `KST` or `+09:00`. */
export function zoneNamed(name: string): string | undefined {
  if (name.length > 64 || !/^(?:[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*)$/.test(name)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    if (timeZone.toLowerCase() === name.toLowerCase()) return timeZone;
    // An older name of a zone, such as Asia/Calcutta, is resolved to another; abbreviations are none of IANA's zones.
    return name.includes('/') || isUtc(name) ? name : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether clocks of a zone show UTC all year round by its very name. */
export function isUtc(zone: string): boolean {
  return /^(?:(?:Etc\/)?(?:UTC|UCT|GMT(?:[+-]?0)?|Greenwich|Universal|Zulu))$/i.test(zone);
}

/** The names that Intl knows, for suggestions. */
export function zoneNames(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
