/** Browser storage that never throws: where it is forbidden, things are kept for as long as the page lives. */

export interface Drawer {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
}

export function drawer(area: "localStorage" | "sessionStorage"): Drawer {
  const memory = new Map<string, string>();
  return {
    read(key) {
      try {
        return window[area].getItem(key) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    write(key, value) {
      if (value === null) memory.delete(key);
      else memory.set(key, value);
      try {
        if (value === null) window[area].removeItem(key);
        else window[area].setItem(key, value);
      } catch {
        // Full or forbidden: the copy in memory serves.
      }
    },
  };
}
