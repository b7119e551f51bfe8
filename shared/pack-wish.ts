/** What is asked for an emergency pack. */
import Type, { type Static } from 'typebox'

/** Null leaves the results out. */
export const PackWish = Type.Object(
  { passphrase: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()]) },
  { additionalProperties: false },
)
export type PackWish = Static<typeof PackWish>
