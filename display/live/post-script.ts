/** The first script of one post's page: a result is verified at a press. What follows the log comes after the first paint. */
import type { Feed } from '#shared/feed'
import './live.css'
import { afterPaint } from './later.ts'
import type { Outlook } from './outlook.ts'
import { hearPresses, servedJson } from './presses.ts'

const seen = { feed: servedJson<Feed>('feed'), outlook: servedJson<Outlook>('outlook') }
hearPresses(() => seen)

const main = document.querySelector('main')
if (main) afterPaint(({ followPost }) => followPost(seen, main))
