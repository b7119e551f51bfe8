/** The page of one result in the browser: verifies it at a press. */
import type { Feed } from '#shared/feed'
import './live.css'
import type { Outlook } from './outlook.ts'
import { hearPresses, servedJson } from './presses.ts'

const seen = { feed: servedJson<Feed>('feed'), outlook: servedJson<Outlook>('outlook') }
hearPresses(() => seen)
