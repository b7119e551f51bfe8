/** The first call acts at once; those within `ms` after it act as one, when the time is over. */
export function atMostEvery(ms: number, act: () => void): () => void {
  let waiting = false
  let again = false
  const call = () => {
    if (waiting) {
      again = true
      return
    }
    act()
    waiting = true
    setTimeout(() => {
      waiting = false
      if (!again) return
      again = false
      call()
    }, ms).unref()
  }
  return call
}
