/** The lark: the mark of the fictional bank. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" class="mark">
      <path
        fill="currentColor"
        d="M3 9.5c6.6.2 11 2.3 13.6 6.6C18.3 9.9 22.2 6.3 29 5c-1.4 8.4-4.7 14.3-10 17.6-3.3 2-7.2 2.7-11.8 1.9 3.4-.7 6-2 7.9-3.9C9.4 19.3 5.4 15.6 3 9.5z"
      />
    </svg>
  );
}
