/** The exporting process: writes what the core hands it into the backup folder. A disk that hangs hangs this process, and not the room. */
import { workApart } from '../apart-main.ts'
import { type BackupFolder, FolderTrouble, openBackupFolder } from './backup-folder.ts'
import type { WriteAnswer, WriteAsk } from './backup-writer.ts'

let folder: BackupFolder | null = null

async function answerTo(ask: WriteAsk): Promise<WriteAnswer> {
  if (ask.kind === 'look') {
    folder ??= openBackupFolder(ask.root)
    return { looked: await folder.look(ask.dataFolder) }
  }
  if (!folder) throw new FolderTrouble('failing')
  if (ask.kind === 'begin') return { begun: await folder.begin(ask.wish) }
  if (ask.kind === 'add') await folder.add(ask.show, ask.rows, ask.pictures)
  else await folder.stood(ask.show, ask.stood)
  return { done: true }
}

workApart(async (message, say) => {
  say(
    await answerTo(message as WriteAsk).catch((error: unknown): WriteAnswer => {
      if (error instanceof FolderTrouble) return { problem: error.problem }
      throw error
    }),
  )
})
