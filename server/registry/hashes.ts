/** The registry's guard against keeping a secret in the clear. */

/** Throws a `TypeError` that does not repeat the value: it may be the secret itself. */
export function mustBeHash(value: string): string {
  if (!/^[0-9a-f]{64}$/.test(value)) throw new TypeError('The registry keeps SHA-256 hashes only.')
  return value
}

/** The same for passwords, which a fast hash would not protect. */
export function mustBePasswordHash(value: string): string {
  if (!/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]+\$[\w+/]{43}$/.test(value))
    throw new TypeError('The registry keeps argon2id hashes of passwords only.')
  return value
}
