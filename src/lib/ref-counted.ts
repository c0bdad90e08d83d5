/** Counts the references to a shared value. */
export class RefCount {
  readonly #onUnused: () => void;
  #references = 0;

  /** @param onUnused called when the last reference is removed */
  constructor(onUnused: () => void) {
    this.#onUnused = onUnused;
  }

  add(): void {
    this.#references += 1;
  }

  remove(): void {
    this.#references -= 1;
    if (this.#references === 0) this.#onUnused();
  }
}

/** A reference to a shared value. The value's owner closes the value when the last reference is released. */
export class RefCounted<T> {
  readonly value: T;
  #count: RefCount | undefined;

  /** @param count the count of the value's references, which already includes this reference */
  constructor(value: T, count: RefCount) {
    this.value = value;
    this.#count = count;
  }

  /** Releases the reference; later calls have no effect. */
  release(): void {
    this.#count?.remove();
    this.#count = undefined;
  }
}
