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
  inbox: "M4 13l2.5-8h11L20 13v6H4zM4 13h5l1.5 2.5h3L15 13h5",
  search: "M20 20l-4.4-4.4M18 10.5a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0z",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 9h7M8.5 12.5h4",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  asleep: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4",
  bell_off: "M6 16.5V11a6 6 0 0 1 9.5-4.9M18 11v5.5l1.5 2H8M10 21h4M4 4l16 16",
  team: "M15.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM5 20a7 7 0 0 1 14 0M18.5 5.5a3 3 0 0 1 0 5M21.5 19a6 6 0 0 0-2.5-5",
  library: "M5 4h4v16H5zM9 4h4v16H9zM14.2 5.2l3.8-1 3.9 15-3.8 1z",
  tag: "M4 4h8l8.5 8.5-8 8L4 12zM8.2 8.2v.1",
  plus: "M12 5v14M5 12h14",
  star: "M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  insert: "M19 5v6a4 4 0 0 1-4 4H5M9.5 10.5L5 15l4.5 4.5",
  down: "M12 5v13M6.5 12.5L12 18l5.5-5.5",
  up_thumb:
    "M7.5 10.5v9H4v-9zM7.5 10.5L11.5 3c1.4 0 2.3 1 2.1 2.4l-.6 4.1h5.3c1.3 0 2.2 1.2 1.9 2.4l-1.5 6c-.2.9-1 1.6-2 1.6H7.5",
  down_thumb:
    "M7.5 13.5v-9H4v9zM7.5 13.5l4 7.5c1.4 0 2.3-1 2.1-2.4l-.6-4.1h5.3c1.3 0 2.2-1.2 1.9-2.4l-1.5-6c-.2-.9-1-1.6-2-1.6H7.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
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
