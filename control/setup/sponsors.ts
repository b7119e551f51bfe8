/** Whoever pays: one list, made of every place that names them, so that a name is put right once and everywhere. */
import type { EditWish } from '#shared/commands'
import { type ImageId, imageOf } from '#shared/images'
import type { ShowFile } from '#shared/show-file'
import { say, sayCount } from '../language/say.ts'

export interface Sponsor {
  readonly name: string
  readonly logo: ImageId | null
  readonly presents: boolean
  readonly categories: readonly { readonly id: string; readonly name: string }[]
}

/** In the order of the evening: who presents it, then the categories' sponsors. */
export function sponsorList({ ceremony, categories, images }: ShowFile): Sponsor[] {
  const names = new Set(
    [ceremony.presentedBy, ...categories.map(({ sponsor }) => sponsor)].filter((name) => name !== null),
  )
  return [...names].map((name) => ({
    name,
    logo: imageOf(images, { kind: 'sponsor', name }),
    presents: ceremony.presentedBy === name,
    categories: categories
      .filter(({ sponsor }) => sponsor === name)
      .map(({ id, name: category }) => ({ id, name: category })),
  }))
}

/** The same sponsor, spelled right wherever it stands: its logo stays. */
export const renamed = ({ presents, categories }: Sponsor, name: string): EditWish[] => [
  ...categories.map(
    ({ id }): EditWish => ({
      kind: 'edit-category',
      category: id,
      change: { sponsor: name, keepsLogo: true },
    }),
  ),
  ...(presents ? [{ kind: 'edit-ceremony', change: { presentedBy: name } } as const] : []),
]

/** "presents the evening · 3 categories" */
export const whereUsed = ({ presents, categories }: Sponsor): string =>
  [
    presents ? say('presents the evening') : '',
    categories.length === 0
      ? ''
      : categories.length === 1
        ? (categories[0]?.name ?? '')
        : sayCount(categories.length, { one: '{n} category', other: '{n} categories' }),
  ]
    .filter(Boolean)
    .join(' · ')
