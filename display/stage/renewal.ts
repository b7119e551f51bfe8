/** A page older than the server reloads itself: seldom, unseen, and only when the reload is sure to find a page. */

/** A page reloads at most once a minute, told by its own age in milliseconds, so that nothing need be remembered. */
const YOUNGEST = 60_000

/** `quiet` says whether the picture is at rest, so that no motion is cut off. Somebody who asks for it by hand may allow a younger page. */
export function createRenewal(quiet: () => boolean, youngest = YOUNGEST): () => void {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    const attempt = async () => {
      if (performance.now() >= youngest && quiet() && (await pageIsThere())) location.reload()
      else setTimeout(attempt, 1000)
    }
    void attempt()
  }
}

/** A browser shows its own error for a page that is not there; a screen must not (S1). */
const pageIsThere = (): Promise<boolean> =>
  fetch(location.href, { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  )
