/** A sheet to print, in the language of this browser: `/control/sheet?show=<id>&sheet=winners`, `…&sheet=as-run` or `…&sheet=envelopes`. */
import { speakChosen } from './language/choose.ts'

await speakChosen()
await import('./sheet-drawn.ts')
