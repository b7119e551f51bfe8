/** The page of fingerprints in the browser: notes them on the first visit, and verifies what was published at one press. */
import './commitments.css'
import { type Noted, notedWith, type Shown, type Verdict, verdictOf } from './verify.ts'

interface Carried {
  readonly show: string
  readonly shown: readonly Shown[]
}

const { show, shown } = JSON.parse(document.getElementById('ledger')?.textContent ?? '') as Carried
const NAME = `envelope.commitments.${show}`

/** Storage may be forbidden, full or spoilt; then the page knows what it shows, and no more. */
function readNoted(): Noted {
  try {
    return (JSON.parse(localStorage.getItem(NAME) ?? '{}') as Noted | null) ?? {}
  } catch {
    return {}
  }
}

function keepNoted(noted: Noted): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(noted))
  } catch {
    // Nothing is noted for the next visit.
  }
}

const noted = notedWith(readNoted(), shown, Date.now())
keepNoted(noted)

const WHEN = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const outcome = (key: string) => document.querySelector<HTMLElement>(`[data-outcome="${CSS.escape(key)}"]`)

function verify(one: Shown): Verdict {
  const verdict = verdictOf(one, noted, (at) => WHEN.format(at))
  const place = outcome(one.key)
  if (place) {
    place.textContent = `${verdict.ok ? '✓' : '✗'} ${verdict.sentence}`
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
      ? `✓ All ${verdicts.length} published results verified.`
      : `✗ ${wrong} of ${verdicts.length} published results do not verify; each says why.`
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
