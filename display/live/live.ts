/** The live blog's first script: what a served page needs at once. What follows the log comes after the first paint. */
import './live.css'
import { listenToKeys } from './keys.ts'
import { insist } from './late-script.ts'

listenToKeys()

/** A page nobody sees is never painted, and follows all the same. */
const afterPaint = (then: () => void): void => {
  if (document.hidden) setTimeout(then)
  else requestAnimationFrame(() => setTimeout(then))
}

afterPaint(() => insist(() => import('./following.ts')))
