/** A file that cannot be restored. The message is the end of a sentence for whoever brought it. */
export class BadBundle extends Error {
  override readonly name = 'BadBundle'
}
