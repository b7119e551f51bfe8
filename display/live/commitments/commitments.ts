/** The page of fingerprints in the browser: notes them on the first visit, and verifies what was published at one press. */
import './commitments.css'
import { fill } from '#shared/sentences'
import { counted } from '../language/counting.ts'
import type { LedgerWords, VerdictWords } from '../language/tables.ts'
import { keepNoted, readNoted, whenNoted } from './noted.ts'
import { notedWith, type Shown, type Verdict, verdictOf } from './verify.ts'

/** What the page carries for its script. */
export interface Carried {
  readonly show: string
  readonly shown: readonly Shown[]
  readonly words: Pick<LedgerWords, 'allVerified' | 'someWrong'> & {
    readonly locale: string
    readonly verdicts: VerdictWords
  }
}

const { show, shown, words } = JSON.parse(document.getElementById('ledger')?.textContent ?? '') as Carried

const noted = notedWith(readNoted(show), shown, Date.now())
keepNoted(show, noted)

const outcome = (key: string) => document.querySelector<HTMLElement>(`[data-outcome="${CSS.escape(key)}"]`)

function verify(one: Shown): Verdict {
  const verdict = verdictOf(one, noted)
  const place = outcome(one.key)
  if (place) {
    const when = verdict.notedAt === null ? '' : whenNoted(verdict.notedAt, words.locale)
    place.textContent = `${verdict.ok ? '✓' : '✗'} ${fill(words.verdicts[verdict.says], { when })}`
    place.dataset['ok'] = String(verdict.ok)
  }
  return verdict
}

function verifyAll(): void {
  const verdicts = shown.filter(({ proof }) => proof).map(verify)
  const wrong = verdicts.filter(({ ok }) => !ok).length
  const place = outcome('all')
  if (!place) return
  place.textContent =
    wrong === 0
      ? `✓ ${counted(words.allVerified, verdicts.length, words)}`
      : `✗ ${fill(words.someWrong, { wrong, all: verdicts.length })}`
  place.dataset['ok'] = String(wrong === 0)
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-verify]')) {
  const one = shown.find(({ key }) => key === button.dataset['verify'])
  if (!one) continue
  button.hidden = false
  button.addEventListener('click', () => verify(one))
}
const all = document.querySelector<HTMLButtonElement>('[data-do=verify-all]')
if (all && shown.some(({ proof }) => proof)) {
  all.hidden = false
  all.addEventListener('click', verifyAll)
}
