/** The registry's guard against keeping a secret in the clear. */

/** Throws a `TypeError` that does not repeat the value: it may be the secret itself. */
export function mustBeHash(value: string): string {
  if (!/^[0-9a-f]{64}$/.test(value)) throw new TypeError('The registry keeps SHA-256 hashes only.')
  return value
}
