/** The embedded pictures: a file of their own, so that megabytes never stand between the registry and its disk. */
import { type Layout, openDatabase } from '../log/sqlite-database.ts'
import { fingerprintOf, type ImageStore, ImagesUnavailable } from './image-store.ts'

const LAYOUT: Layout = {
  version: 1,
  tables: `
    CREATE TABLE images (
      id          TEXT PRIMARY KEY,
      webp        BLOB NOT NULL,
      fingerprint TEXT NOT NULL,
      width       INTEGER NOT NULL,
      height      INTEGER NOT NULL,
      added       INTEGER NOT NULL
    ) STRICT
  `,
}

interface Row {
  readonly webp: Uint8Array
  readonly fingerprint: string
  readonly width: number
  readonly height: number
  readonly added: number
}

/** Throws `LogUnusable` if the file cannot be used. */
export function openSqliteImages(path: string): ImageStore {
  const database = openDatabase(path, LAYOUT, (sentence) => new ImagesUnavailable(sentence))

  return {
    async add(id, { webp, width, height, addedAt }) {
      const row = { id, webp, fingerprint: fingerprintOf(webp), width, height, added: addedAt }
      database.change('INSERT INTO images VALUES (:id, :webp, :fingerprint, :width, :height, :added)', row)
    },
    async image(id) {
      const [row] = database.rows<Row>('SELECT * FROM images WHERE id = :id', { id })
      if (!row) return null
      const webp = Buffer.from(row.webp)
      if (fingerprintOf(webp) !== row.fingerprint) return null
      return { webp, width: row.width, height: row.height, addedAt: row.added }
    },
    async remove(id) {
      database.change('DELETE FROM images WHERE id = :id', { id })
    },
    async close() {
      database.close()
    },
  }
}
