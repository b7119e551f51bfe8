/** Why a file cannot be used, as the end of a sentence for whoever chose it. */
export class BadImage extends Error {
  override readonly name = 'BadImage'
}
