/** The drawings of the console: one stroke, the colour of the text around them. */

const PATHS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  details: "M12 11v6M12 7.2v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  keys: "M9.2 9.3a2.9 2.9 0 1 1 4.3 2.5c-.9.5-1.5 1.1-1.5 2.2M12 17.2v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  leave: "M14 4H6v16h8M11 12h10M17.5 8.5L21 12l-3.5 3.5",
  auto: "M12 3v18M12 3a9 9 0 1 1 0 18M12 3a9 9 0 1 0 0 18M12 7.5h6.5M12 12h8.5M12 16.5h6.5",
  light:
    "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  down: "M12 5v13M6.5 12.5L12 18l5.5-5.5",
  up_thumb:
    "M7.5 10.5v9H4v-9zM7.5 10.5L11.5 3c1.4 0 2.3 1 2.1 2.4l-.6 4.1h5.3c1.3 0 2.2 1.2 1.9 2.4l-1.5 6c-.2.9-1 1.6-2 1.6H7.5",
  down_thumb:
    "M7.5 13.5v-9H4v9zM7.5 13.5l4 7.5c1.4 0 2.3-1 2.1-2.4l-.6-4.1h5.3c1.3 0 2.2-1.2 1.9-2.4l-1.5-6c-.2-.9-1-1.6-2-1.6H7.5",
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of Teller: a T upon a counter of brass. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-ground" width="32" height="32" rx="7" />
      <path class="mark-letter" d="M8 9.5h16M16 9.5V18" />
      <path class="mark-counter" d="M7 23.5h18" />
    </svg>
  );
}
