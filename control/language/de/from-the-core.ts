/** German: what the core and the common folder say in English, by their templates; held to their code by a test. */
import { coreOfAsRun } from './from-the-core-as-run.ts'
import { coreOfFiles } from './from-the-core-files.ts'
import { coreOfImport } from './from-the-core-import.ts'
import { coreOfReady } from './from-the-core-ready.ts'
import { coreOfStage } from './from-the-core-stage.ts'

export const fromTheCore: Readonly<Record<string, string>> = {
  ...coreOfImport,
  ...coreOfFiles,
  ...coreOfAsRun,
  ...coreOfReady,
  ...coreOfStage,
}
