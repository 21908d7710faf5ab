/** Where an arrow key leads in a list. */

/** The new index for a key, or null when the key moves nothing. The ends do not wrap around. */
export function indexAfter(key: string, index: number, length: number): number | null {
  if (length === 0) return null;
  const last = length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(index + 1, last),
    ArrowUp: Math.max(index - 1, 0),
    Home: 0,
    End: last,
  };
  return targets[key] ?? null;
}
