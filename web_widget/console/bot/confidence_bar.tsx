/** How sure the bot was, with a mark where it had to be. Drawn with attributes: no style needs allowing. */

export interface ConfidenceBarProps {
  readonly confidence: number;
  readonly threshold: number;
}

export function ConfidenceBar({ confidence, threshold }: ConfidenceBarProps) {
  return (
    <svg
      class="confidence"
      data-enough={confidence >= threshold}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="confidence-ground" x="0" y="3" width="100" height="4" />
      <rect class="confidence-share" x="0" y="3" width={hundredths(confidence)} height="4" />
      <rect
        class="confidence-mark"
        x={Math.min(hundredths(threshold), 99)}
        y="0"
        width="1"
        height="10"
      />
    </svg>
  );
}

function hundredths(share: number): number {
  return Math.round(Math.min(Math.max(share, 0), 1) * 100);
}
