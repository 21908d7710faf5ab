/** A new id for a command: 32 characters, free of meaning, never the same twice. */
export function newClientId(): string {
  // randomUUID exists only on secure pages; getRandomValues everywhere.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
