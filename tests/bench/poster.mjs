/** Writes posts into a show's live blog at a steady pace, until its parent lets go of it: `poster.mjs <room> <key> <show> <per second>`. */
const [room, key, show, perSecond] = process.argv.slice(2)

const WORDS = 'Words upon words. '.repeat(72)
let written = 0
let refused = 0

async function post() {
  const id = Array.from({ length: 22 }, () => Math.floor(Math.random() * 36).toString(36)).join('')
  const reply = await fetch(`${room}/api/v1/shows/${show}/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id, kind: 'write-post', text: `${id}. ${WORDS}` }),
  }).catch(() => null)
  if (reply?.ok) written += 1
  else refused += 1
  await reply?.text()
  process.send?.({ written, refused })
}

setInterval(post, 1000 / Number(perSecond))
process.on('disconnect', () => process.exit(0))
