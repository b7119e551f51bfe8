/** A film of a page while something happens to it: whether the room saw a flash of white. */
import type { Page } from 'playwright'
import sharp from 'sharp'

/** Levels of 255 from which on all three colours together are white. */
const WHITE = 235

/** How much of a picture is white, from 0 to 1. */
async function whiteIn(picture: Buffer): Promise<number> {
  const dots = await sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer()
  let white = 0
  for (let i = 0; i < dots.length; i += 3)
    if (Math.min(dots[i] ?? 0, dots[i + 1] ?? 0, dots[i + 2] ?? 0) > WHITE) white += 1
  return white / (dots.length / 3)
}

/** Everything the room sees while `during` runs: the largest share of white in any picture. */
export async function whitest(
  page: Page,
  during: () => Promise<void>,
): Promise<{ pictures: number; white: number }> {
  const pictures: Buffer[] = []
  const client = await page.context().newCDPSession(page)
  client.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(Buffer.from(data, 'base64'))
    void client.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined)
  })
  await client.send('Page.startScreencast', { format: 'png', maxWidth: 240, maxHeight: 135 })
  await during()
  await client.send('Page.stopScreencast')
  const shares = await Promise.all(pictures.map(whiteIn))
  return { pictures: pictures.length, white: Math.max(0, ...shares) }
}
