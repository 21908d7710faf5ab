import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const MenuIcon = () => (
  <Icon>
    <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="2.6" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5.5M6 11l6-6 6 6" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8.5" r="3.5" />
    <path d="M5 19.5c.9-3.6 3.5-5.4 7-5.4s6.1 1.8 7 5.4" />
  </Icon>
);

export const ThumbIcon = ({ isDown }: { isDown: boolean }) => (
  <Icon>
    <g transform={isDown ? "rotate(180 12 12)" : undefined}>
      <path d="M8 11v8.5H5V11zM8 11.5l3.4-7c1.5 0 2.3 1 2.1 2.4L13 10h4.7c1.2 0 2 1.1 1.7 2.2l-1.6 5.8c-.2.9-1 1.5-1.9 1.5H8" />
    </g>
  </Icon>
);

export const StarIcon = () => (
  <Icon>
    <path d="M12 4.2l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8z" />
  </Icon>
);

export const SourceIcon = () => (
  <Icon>
    <path d="M7 4.5h7.5L18 8v11.5H7zM14 4.5V8.5h4M10 12.5h5M10 15.8h5" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5" />
  </Icon>
);
