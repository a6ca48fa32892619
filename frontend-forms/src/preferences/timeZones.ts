/** The time zones that this browser knows, with the one that is chosen. */
export function timeZones(chosen: string): string[] {
  const known = new Set(Intl.supportedValuesOf('timeZone'));
  return [...known.add('UTC').add(chosen)].sort();
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
