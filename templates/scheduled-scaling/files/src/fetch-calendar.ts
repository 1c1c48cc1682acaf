const patienceMs = 10_000;

/**
 * The text of the calendar. A calendar that cannot be read is no empty calendar: nothing is planned, and nothing that
 * was planned is cancelled.
 * @throws Error where it does not come, or not with 200
 */
export async function fetchCalendar(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
  // The address of a private calendar is its password: it is not told.
  if (response.status !== 200) throw new Error(`The calendar answers ${response.status}.`);
  return response.text();
}
