/** The occasion itself: what it is called, when and where it is, and who gives it. */
import { html, type TemplateResult } from 'lit'
import type { CeremonyChange } from '#shared/edits'
import { LANGS, type Lang } from '#shared/languages'
import { locale, say } from '../language/say.ts'
import type { Made } from '../parts/edit-dialog.ts'
import { type FieldOf, orNull, type SetUp, setField } from './set-up.ts'
import { sponsorList } from './sponsors.ts'

/** As the browser knows them; older ones tell none, and any may be typed. */
const zones = (): readonly string[] => Intl.supportedValuesOf?.('timeZone') ?? []

const named = (lang: Lang): string => new Intl.DisplayNames(locale(), { type: 'language' }).of(lang) ?? lang

const isZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name }))
  } catch {
    return false
  }
}

/** A time zone the browser does not know is refused here; name and date cannot be empty. */
export function ceremonyPart(setUp: SetUp): TemplateResult {
  const { ceremony } = setUp.show
  const field = (name: keyof CeremonyChange, label: string, more: Partial<FieldOf> = {}) =>
    setField(setUp, {
      does: 'edit-ceremony',
      subject: `ceremony.${name}`,
      label,
      value: ceremony[name] ?? '',
      make: (text) => edit({ [name]: orNull(text) }),
      ...more,
    })
  return html`
    <h1>${say('Ceremony')}</h1>
    <div class="fields">
      <div class="wide">${field('name', say('Name'), { make: (name) => (name === '' ? { problem: say('A ceremony has a name; write it.') } : edit({ name })) })}</div>
      ${field('date', say('Date'), { kind: 'date', make: (date) => (date === '' ? { problem: say('A ceremony has a date; choose it.') } : edit({ date })) })}
      ${field('timeZone', say('Time zone of the venue'), {
        most: 60,
        suggests: zones(),
        make: (zone) =>
          isZone(zone)
            ? edit({ timeZone: zone })
            : { problem: say('There is no such time zone. Write it like Europe/London.') },
      })}
      ${field('language', say('Language of the live blog'), {
        value: ceremony.language ?? LANGS[0],
        choices: LANGS.map((lang) => [lang, named(lang)]),
        hint: say(
          'What readers see who ask for no other; each page offers them all. Posts stay as they are written.',
        ),
        make: (text) => edit({ language: text as Lang }),
      })}
      ${field('venue', say('Venue (may be empty)'))}
      ${field('presentedBy', say('Presented by (may be empty)'), {
        hint: say('Credited on the opening and among the sponsors.'),
        suggests: sponsorList(setUp.show).map(({ name }) => name),
      })}
      ${field('doorsAt', say('Doors open (may be empty)'), { kind: 'time' })}
      ${field('startsAt', say('Begins (may be empty)'), { kind: 'time', hint: say('What the evening is early or late by.') })}
    </div>
  `
}

const edit = (change: CeremonyChange): Made => ({ kind: 'edit-ceremony', change, push: false })
