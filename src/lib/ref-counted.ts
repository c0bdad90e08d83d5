/** A reference to a shared value. The value's owner closes the value when the last reference is released. */
export class RefCounted<T> {
  readonly value: T;
  #onRelease: (() => void) | undefined;

  /** @param onRelease called by the first `release` of this reference; several references may share the function */
  constructor(value: T, onRelease: () => void) {
    this.value = value;
    this.#onRelease = onRelease;
  }

  release(): void {
    this.#onRelease?.();
    this.#onRelease = undefined;
  }
}
