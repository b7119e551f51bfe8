/** The live blog's first script: what a served page needs at once. What follows the log comes after the first paint. */
import './live.css'
import { listenToKeys } from './keys.ts'
import { afterPaint } from './later.ts'

listenToKeys()

afterPaint(({ followLive }) => followLive())
