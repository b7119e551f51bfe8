/** Files as people bring them: one by one, a whole folder, or a zip of either. */

import { say } from './language/say.ts'
import { fileProblem } from './picture-upload.ts'
import { type LeftOut, picturesIn } from './zip-pictures.ts'

export interface Brought {
  readonly files: readonly File[]
  /** What is no picture, and why. */
  readonly leftOut: readonly LeftOut[]
}

const MB = 1024 * 1024
const LARGEST_ZIP = 400 * MB

/** Files that systems leave behind by themselves: nobody brought them. */
const ASIDE = /^(?:\..*|thumbs\.db|desktop\.ini)$/i

/** By its ending too: not every system tells a browser the kind of a zip. */
export const isZip = ({ name, type }: File): boolean => type === 'application/zip' || /\.zip$/i.test(name)

/** Opens zips, and sets aside what is no picture where somebody brought a whole folder. */
export async function brought(files: readonly File[]): Promise<Brought> {
  const pictures: File[] = []
  const leftOut: LeftOut[] = []
  for (const file of files.filter(({ name }) => !ASIDE.test(name))) {
    const problem = file.webkitRelativePath ? fileProblem(file) : null
    if (isZip(file)) {
      const zipped = await zippedIn(file)
      pictures.push(...zipped.files)
      leftOut.push(...zipped.leftOut)
    } else if (problem !== null) leftOut.push({ name: file.webkitRelativePath, sentence: problem })
    else pictures.push(file)
  }
  return { files: pictures, leftOut }
}

async function zippedIn(file: File): Promise<Brought> {
  const refused = (sentence: string): Brought => ({ files: [], leftOut: [{ name: file.name, sentence }] })
  if (file.size > LARGEST_ZIP) return refused(say('It has more than 400 MB; bring the pictures in parts.'))
  const { pictures, leftOut, sentence } = await picturesIn(new Uint8Array(await file.arrayBuffer()))
  if (sentence !== null) return refused(sentence)
  const files = pictures.map(
    ({ name, type, bytes }) => new File([bytes as Uint8Array<ArrayBuffer>], name, { type }),
  )
  return { files, leftOut: leftOut.map((one) => ({ ...one, name: `${file.name}: ${one.name}` })) }
}

/** What was let go over the page; folders are walked through. Asked at once: a moment later the browser has forgotten. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<File[]> {
  const items = [...(transfer?.items ?? [])].map((item) => ({
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile(),
  }))
  const found = await Promise.all(
    items.map(({ entry, file }) =>
      entry?.isDirectory ? filesUnder(entry as FileSystemDirectoryEntry) : file ? [file] : [],
    ),
  )
  return found.flat()
}

async function filesUnder(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const found = await Promise.all((await entriesOf(folder)).map(fileOrFolder))
  return found.flat()
}

const fileOrFolder = (entry: FileSystemEntry): Promise<File[]> =>
  entry.isDirectory
    ? filesUnder(entry as FileSystemDirectoryEntry)
    : new Promise((resolve) =>
        (entry as FileSystemFileEntry).file(
          (file) => resolve([withPath(file, entry.fullPath)]),
          () => resolve([]),
        ),
      )

/** A file of a folder that was dropped knows nothing of it, unlike one of a folder that was chosen. */
function withPath(file: File, path: string): File {
  Object.defineProperty(file, 'webkitRelativePath', { value: path.replace(/^\//, '') })
  return file
}

/** A browser gives a hundred at a time, until it gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
