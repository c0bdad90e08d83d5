/** A hold on something that several share and that goes when nobody holds it any more. */
export class Lease<T> {
  readonly value: T;
  #letGo: (() => void) | undefined;

  /** @param letGo told once, however often the lease is released; the holders may share it */
  constructor(value: T, letGo: () => void) {
    this.value = value;
    this.#letGo = letGo;
  }

  release(): void {
    this.#letGo?.();
    this.#letGo = undefined;
  }
}
