/** What a slide says, as lines for paper: who reads them out has to find the words, and not the look. */
import type { PackPage } from '#shared/emergency-pack'
import type { CategoryCard, CeremonyCard, ShownEntry } from '#shared/slides'

export type Weight = 'large' | 'main' | 'soft' | 'gold'

export interface Line {
  readonly weight: Weight
  readonly text: string
}

const line = (weight: Weight, text: string | null | undefined): Line[] => (text ? [{ weight, text }] : [])

const ofCeremony = ({ name, date, venue, presentedBy }: CeremonyCard): Line[] => [
  ...line('large', name),
  ...line('soft', [date, venue].filter(Boolean).join(' · ')),
  ...line('soft', presentedBy && `Presented by ${presentedBy}`),
]

const ofCategory = ({ name }: CategoryCard, second: string): Line[] => [
  ...line('gold', name),
  ...line('soft', second),
]

const ofEntry = (weight: Weight, { entrant, person, title, partners }: ShownEntry): Line[] => [
  ...line(weight, person ?? entrant),
  ...line('soft', [person === null ? null : entrant, title, ...partners].filter(Boolean).join(' · ')),
]

/** Empty for a holding slide without a ceremony, and for boards that are no slides of the programme. */
export function wordsOfPage({ slide }: PackPage): Line[] {
  switch (slide.kind) {
    case 'holding':
      return slide.ceremony ? ofCeremony(slide.ceremony) : []
    case 'opening':
      return [...line('gold', 'Welcome'), ...ofCeremony(slide.ceremony)]
    case 'end':
      return slide.winners.length === 0
        ? [...line('gold', 'Thank you'), ...ofCeremony(slide.ceremony)]
        : [
            ...line('gold', 'Tonight’s winners'),
            ...slide.winners.flatMap(({ category, entrants }) => [
              ...line('soft', category),
              ...line('main', entrants.join(', ')),
            ]),
          ]
    case 'text':
    case 'interval':
      return [...line('large', slide.title), ...slide.body.split('\n').flatMap((text) => line('main', text))]
    case 'sponsors':
      return [...line('gold', slide.title), ...slide.sponsors.flatMap(({ name }) => line('main', name))]
    case 'title': {
      const { number, of, name, sponsor } = slide.category
      return [
        ...line('gold', `${number} of ${of}`),
        ...line('large', name),
        ...line('soft', sponsor && `Sponsored by ${sponsor}`),
      ]
    }
    case 'shortlist': {
      const part = slide.pages > 1 ? ` ${slide.page} of ${slide.pages}` : ''
      return [
        ...ofCategory(slide.category, `Shortlist${part}`),
        ...slide.entries.flatMap((entry) => ofEntry('main', entry)),
      ]
    }
    case 'envelope':
      return [...ofCategory(slide.category, slide.level), ...line('large', 'The envelope')]
    case 'commended':
    case 'winner':
      return [
        ...ofCategory(slide.category, slide.level),
        ...(slide.sealed
          ? line('large', 'The envelope')
          : slide.entries.length === 0
            ? line('large', 'No award')
            : slide.entries.flatMap((entry) => ofEntry('large', entry))),
        ...line('main', slide.citation),
      ]
    default:
      return []
  }
}
