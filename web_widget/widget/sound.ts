/** A soft double tone for a message that nobody is looking at; made here, so that nothing is fetched. */

import type { Drawer } from "../shared/storage";

const KEY = "teller.sound";

export class Sound {
  private context: AudioContext | null = null;

  constructor(
    private readonly kept: Drawer,
    private readonly isOnByDefault: boolean,
  ) {}

  get isOn(): boolean {
    return (this.kept.read(KEY) ?? (this.isOnByDefault ? "on" : "off")) === "on";
  }

  turn(): void {
    this.kept.write(KEY, this.isOn ? "off" : "on");
  }

  play(): void {
    if (!this.isOn) return;
    try {
      this.context ??= new AudioContext();
      // A page that was never touched may make no sound.
      if (this.context.state === "running") tones(this.context);
      else void this.context.resume().catch(() => {});
    } catch {
      // Some browsers have no sound.
    }
  }
}

function tones(context: AudioContext): void {
  [659, 880].forEach((frequency, index) => {
    const from = context.currentTime + index * 0.14;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.06, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.3);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.3);
  });
}
