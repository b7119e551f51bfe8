/** What follows the log comes after the first paint: one file for every page that follows, which is smaller than the parts it would fall into. */
import { insist } from './late-script.ts'

type Followers = typeof import('./followers.ts')

/** A page nobody sees is never painted, and follows all the same. */
export function afterPaint(then: (followers: Followers) => void): void {
  const load = () => insist(() => import('./followers.ts'), then)
  if (document.hidden) setTimeout(load)
  else requestAnimationFrame(() => setTimeout(load))
}
