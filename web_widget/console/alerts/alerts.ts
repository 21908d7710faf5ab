/** Sound and messages of the desktop, for whoever has asked for them. */

import { signal } from "@preact/signals";
import type { Drawer } from "../../shared/storage";

const KEY = "teller.console.alerts";

/** What the browser offers; some of it may be missing or forbidden. */
export interface AlertTools {
  readonly askPermission: () => Promise<boolean>;
  readonly show: (title: string, body: string) => void;
  readonly chime: () => void;
}

export class Alerts {
  readonly isOn = signal(false);

  constructor(
    private readonly kept: Drawer,
    private readonly tools: AlertTools,
  ) {
    this.isOn.value = kept.read(KEY) === "on";
  }

  /** A browser that refuses messages still sounds. */
  toggle(): void {
    this.isOn.value = !this.isOn.peek();
    this.kept.write(KEY, this.isOn.peek() ? "on" : null);
    if (!this.isOn.peek()) return;
    void this.tools.askPermission();
    this.tools.chime();
  }

  raise(title: string, body: string): void {
    if (!this.isOn.peek()) return;
    this.tools.chime();
    this.tools.show(title, body);
  }
}

/** Two soft tones, made here: no file needs loading. */
function chime(): void {
  if (typeof AudioContext === "undefined") return;
  const audio = new AudioContext();
  const loudness = audio.createGain();
  loudness.connect(audio.destination);
  loudness.gain.setValueAtTime(0.08, audio.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
  for (const [tone, start] of [
    [660, 0],
    [880, 0.14],
  ] as const) {
    const oscillator = audio.createOscillator();
    oscillator.frequency.value = tone;
    oscillator.connect(loudness);
    oscillator.start(audio.currentTime + start);
    oscillator.stop(audio.currentTime + 0.5);
  }
  setTimeout(() => void audio.close(), 1000);
}

export const BROWSER_TOOLS: AlertTools = {
  async askPermission() {
    if (typeof Notification === "undefined") return false;
    return (await Notification.requestPermission()) === "granted";
  },
  show(title, body) {
    const isPossible = typeof Notification !== "undefined" && Notification.permission === "granted";
    // What the agent is looking at needs no second message.
    if (!isPossible || document.visibilityState === "visible") return;
    const shown = new Notification(title, { body, tag: "teller" });
    shown.onclick = () => window.focus();
  },
  chime,
};
