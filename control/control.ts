/** The control panel's page: everything it needs is in the one element it defines, once it is known in which language. */
import { speakChosen } from './language/choose.ts'

await speakChosen()
await import('./parts/control-app.ts')
