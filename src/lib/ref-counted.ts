/** A hold on something that several share and that goes when nobody holds it any more. */
export class RefCounted<T> {
  readonly value: T;
  #onRelease: (() => void) | undefined;

  /** @param letGo told once, however often the lease is released; the holders may share it */
  constructor(value: T, letGo: () => void) {
    this.value = value;
    this.#onRelease = letGo;
  }

  release(): void {
    this.#onRelease?.();
    this.#onRelease = undefined;
  }
}
