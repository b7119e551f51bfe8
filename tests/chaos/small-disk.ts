/** A disk of 96 MB in memory, which can be filled without harm; only who may mount has one. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = { readonly folder: string; remove(): void } | { readonly missing: string }

export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-disk-'))
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder])
  if (done.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    return { missing: 'this account may not mount a small disk' }
  }
  return {
    folder,
    remove() {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
