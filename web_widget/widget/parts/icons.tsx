/** Line drawings of 24 by 24; style/frame.css says how thick. */

function icon(path: string) {
  return () => (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export const CloseIcon = icon("M6 6l12 12M18 6L6 18");
export const MenuIcon = icon("M4 7h16M4 12h16M4 17h16");
export const SendIcon = icon("M12 19V5.5M6 11l6-6 6 6");
export const DownIcon = icon("M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5");
export const PersonIcon = icon(
  "M8.5 8.5a3.5 3.5 0 107 0 3.5 3.5 0 10-7 0M5 19.5c.9-3.6 3.5-5.4 7-5.4s6.1 1.8 7 5.4",
);
export const ClipIcon = icon(
  "M19 11.5l-7.2 7.2a4.2 4.2 0 01-6-6l7.6-7.5a2.8 2.8 0 014 4l-7.6 7.4a1.3 1.3 0 01-1.9-1.9l6.6-6.6",
);
/** Upside down for the other verdict. */
export const ThumbIcon = icon(
  "M8 11v8.5H5V11zM8 11.5l3.4-7c1.5 0 2.3 1 2.1 2.4L13 10h4.7c1.2 0 2 1.1 1.7 2.2l-1.6 5.8c-.2.9-1 1.5-1.9 1.5H8",
);
export const StarIcon = icon(
  "M12 4.2l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8z",
);
export const SourceIcon = icon("M7 4.5h7.5L18 8v11.5H7zM14 4.5V8.5h4M10 12.5h5M10 15.8h5");
