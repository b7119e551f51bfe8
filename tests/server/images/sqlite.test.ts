/** The embedded pictures. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect } from 'vitest'
import type { ImageStore } from '../../../server/images/image-store.ts'
import { openSqliteImages } from '../../../server/images/sqlite-images.ts'
import { imagesContract } from './store-contract.ts'

imagesContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-images-'))
  const path = join(folder, 'images.db')
  let images: ImageStore | null = null
  return {
    async open() {
      await images?.close()
      images = openSqliteImages(path)
      expect(statSync(path).mode & 0o777).toBe(0o600)
      return images
    },
    async damage(id) {
      await images?.close()
      const database = new DatabaseSync(path)
      const { changes } = database
        .prepare(`UPDATE images SET webp = CAST(x'00' || substr(webp, 2) || x'01' AS BLOB) WHERE id = ?`)
        .run(id)
      expect(changes).toBe(1)
      database.close()
    },
    async clear() {
      await images?.close()
      rmSync(folder, { recursive: true })
    },
  }
})
