/** Numbers of a file whose length is not known beforehand, without an object for each. */
export class GrowingArray {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  take(): Float64Array {
    return this.#values.slice(0, this.#length);
  }
}
