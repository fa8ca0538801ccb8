/** An id made on this device, for a command that may wait on it for days. */
export const newId = (): string =>
  // Only secure contexts have randomUUID; an office's intranet may be none.
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
        (
          Number(digit) ^
          (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (Number(digit) / 4)))
        ).toString(16),
      );
