/** What the build made for readers: their scripts and styles, and no file more. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type {
  LivePageInput,
  NameShare,
  RenderEmbedPage,
  RenderLivePage,
  RenderPostPage,
  TellCard,
  TellFeed,
} from '#shared/live-page'

/** One chunk of the build, as Vite's manifest lists it. */
interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  /** What is loaded when it is first wanted. */
  readonly dynamicImports?: readonly string[]
  readonly assets?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

/** The files a page's script needs, and no others: the public port serves nothing of the control panel. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): string[] {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return []
  seen.add(key)
  const here = [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]
  const others = [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]
  return [...here, ...others.flatMap((next) => filesOf(manifest, next, seen))]
}

export interface BuiltPage {
  readonly assets: LivePageInput['assets']
  readonly files: readonly string[]
}

/** The page whose script this is. */
export function builtPage(pagesFolder: string, entry: string): BuiltPage {
  const manifest = JSON.parse(readFileSync(`${pagesFolder}/.vite/manifest.json`, 'utf8')) as Manifest
  const files = filesOf(manifest, entry)
  const styles = files.filter((file) => file.endsWith('.css')).map((file) => `/${file}`)
  return { files, assets: { script: `/${manifest[entry]?.file ?? ''}`, styles } }
}

export interface Renderer
  extends Readonly<Record<'renderLivePage' | 'renderCommitmentsPage' | 'renderWinnersPage', RenderLivePage>> {
  readonly renderPostPage: RenderPostPage
  readonly tellFeed: TellFeed
  readonly tellCard: TellCard
  readonly nameShare: NameShare
  readonly renderEmbedData: RenderLivePage
  readonly renderEmbedPage: RenderEmbedPage
}

/** Loaded when an edge starts, for it is a build of its own; rejects where that was not made. */
export const loadRenderer = async (distFolder: string): Promise<Renderer> =>
  (await import(/* @vite-ignore */ pathToFileURL(join(distFolder, 'renderer', 'render.js')).href)) as Renderer

/** Names this build: what draws the pages, and every file they ask for by its name. */
export const buildOf = (distFolder: string): string =>
  ['renderer/render.js', 'pages/.vite/manifest.json']
    .reduce((hash, file) => hash.update(readFileSync(join(distFolder, file))), createHash('sha256'))
    .digest('hex')
    .slice(0, 12)
