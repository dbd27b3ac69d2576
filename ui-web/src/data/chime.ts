/** Two soft tones, made in the browser so that no sound file is needed. Silent where the browser allows no sound. */
export class Chime {
  #context: AudioContext | null = null;

  play(): void {
    try {
      this.#context ??= new AudioContext();
      const context = this.#context;
      void context.resume();
      this.#tone(context, 784, context.currentTime, 0.5);
      this.#tone(context, 587, context.currentTime + 0.32, 0.9);
    } catch {
      // No sound device: the call is on the screen and flashes.
    }
  }

  #tone(context: AudioContext, hertz: number, at: number, seconds: number): void {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.35, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
  }
}
