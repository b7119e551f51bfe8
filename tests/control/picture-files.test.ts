/** Folders and zips are opened before anything is sent: what is a picture is set, what is none is named with the reason. */
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { brought } from '../../control/picture-files.ts'

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const png = (name: string) => new File([PNG], name, { type: 'image/png' })
const inFolder = (file: File, path: string) =>
  Object.defineProperty(file, 'webkitRelativePath', { value: path })

test('a file by itself is taken as it is: what is wrong with it is said beside it', async () => {
  const svg = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })
  expect(await brought([png('a.png'), svg])).toMatchObject({
    files: [{ name: 'a.png' }, { name: 'a.svg' }],
    leftOut: [],
  })
})

test('of a folder the pictures are taken, the others named, and what a system left behind is nobody’s', async () => {
  const word = inFolder(new File(['x'], 'notes.docx', { type: 'application/msword' }), 'logos/notes.docx')
  const { files, leftOut } = await brought([
    inFolder(png('Bristol.png'), 'logos/Bristol.png'),
    word,
    inFolder(new File(['x'], '.DS_Store'), 'logos/.DS_Store'),
    inFolder(new File(['x'], 'Thumbs.db'), 'logos/Thumbs.db'),
  ])
  expect(files.map(({ name }) => name)).toEqual(['Bristol.png'])
  expect(leftOut).toMatchObject([{ name: 'logos/notes.docx', sentence: /no picture Envelope reads/ }])
})

test('a zip is opened, and one that cannot be is named with the reason', async () => {
  const zip = zipSync({ 'logos/Bristol.png': PNG, 'logos/read me.txt': new Uint8Array([65]) })
  const { files, leftOut } = await brought([
    new File([zip as Uint8Array<ArrayBuffer>], 'logos.zip', { type: 'application/zip' }),
    new File(['no zip'], 'broken.ZIP'),
  ])
  expect(files.map(({ name, type }) => [name, type])).toEqual([['Bristol.png', 'image/png']])
  expect(Buffer.from(await (files[0] as File).arrayBuffer())).toEqual(Buffer.from(PNG))
  expect(leftOut.map(({ name }) => name)).toEqual(['logos.zip: logos/read me.txt', 'broken.ZIP'])
})
