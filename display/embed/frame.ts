/** The page in a frame of somebody else's: `/embed.js` follows in it as anywhere, and this says how high it is to a page that asked. */
import './embed.css'
import './frame.css'

/** Asked by `{ envelope: 'height' }`, and told to whoever asked, under the origin that asked, and to nobody else. */
const asked = new Map<MessageEventSource, string>()

const tell = () => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
  for (const [page, origin] of asked)
    page.postMessage({ envelope: 'height', height }, { targetOrigin: origin })
}

addEventListener('message', ({ data, origin, source }) => {
  // A page without an origin cannot be named, and so not be told.
  if ((data as { envelope?: unknown } | null)?.envelope !== 'height' || !source || origin === 'null') return
  asked.set(source, origin)
  tell()
})
new ResizeObserver(tell).observe(document.documentElement)
