/** Texts no ceremony should have, and every ceremony has one of: for every slide they can stand on. */
import type { Category, Entry } from '#shared/show-file'
import type { Slide } from '#shared/stage-frame'
import { cardOf, ceremony, commendedOf, shortlistsOf, titleOf, winnerOf } from './stage-slides.ts'

export interface Extreme {
  readonly name: string
  readonly slides: readonly Slide[]
}

const ofLength = (length: number, words: string): string =>
  words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length)
    .trim()

const LONG_NAME = ofLength(
  300,
  'The Association of Directors of Housing, Planning and Public Protection in the Northern Counties and ',
)
const LONG_TITLE = ofLength(
  300,
  'Rethinking how we build, heat and look after homes for people who need them, ',
)
const LONG_WORD = ofLength(80, 'Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz')
const LONG_CITATION = ofLength(
  1500,
  'The judges saw work that changed how a whole county thinks about its homes and the people in them. It was brave, it was measured, and it lasted. ',
)
const ONE_SENTENCE = ofLength(1500, 'and then they went on and on without a stop ')

interface Words {
  readonly category: string
  readonly sponsor: string | null
  readonly entrant: string
  readonly title: string | null
  readonly partners?: readonly string[]
  readonly person?: string
  readonly citation: string
  readonly entries?: number
}

function slidesWith(words: Words): Slide[] {
  const entry = (i: number): Entry => ({
    id: `entry-${i}`,
    entrant: words.entrant,
    partners: [...(words.partners ?? [])],
    title: words.title,
    person: words.person ?? null,
    summary: null,
  })
  const category: Category = {
    id: 'extreme',
    name: words.category,
    sponsor: words.sponsor,
    entries: Array.from({ length: words.entries ?? 5 }, (_, i) => entry(i)),
  }
  const { entries } = category
  const about = { ...ceremony, name: words.category, venue: words.sponsor, presentedBy: words.sponsor }
  return [
    titleOf(category),
    ...shortlistsOf(category),
    { kind: 'envelope', category: cardOf(category), level: 'Winner' },
    commendedOf(category, entries.slice(0, 2)),
    winnerOf(category, entries.slice(0, 1)),
    winnerOf(category, entries.slice(0, 1), { citation: words.citation }),
    winnerOf(category, entries.slice(0, 2)),
    winnerOf(category, entries.slice(0, 4), { citation: words.citation }),
    winnerOf(category, [], { citation: words.citation }),
    { kind: 'holding', ceremony: about },
    { kind: 'opening', ceremony: about },
    { kind: 'text', title: words.category, body: words.citation.slice(0, 1200) },
    { kind: 'interval', title: words.category, body: words.citation.slice(0, 300) },
    {
      kind: 'end',
      ceremony: about,
      winners: Array.from({ length: 9 }, () => ({ category: words.category, entrants: [words.entrant] })),
    },
  ]
}

const usual: Words = {
  category: 'Public/Public Partnership',
  sponsor: 'Northgate Services',
  entrant: 'Bournemouth, Christchurch and Poole Council',
  title: 'A warm home for every family that has none',
  citation: 'For work that lasts.',
}

const KINDS: readonly (Words & { name: string })[] = [
  { ...usual, name: 'names of 300 characters', entrant: LONG_NAME },
  { ...usual, name: 'titles of 300 characters', title: LONG_TITLE, partners: ['Kent', 'Surrey', 'Sussex'] },
  { ...usual, name: 'a category and a sponsor of 300 characters', category: LONG_NAME, sponsor: LONG_TITLE },
  { ...usual, name: 'one word of 80 characters', category: LONG_WORD, entrant: LONG_WORD, title: LONG_WORD },
  { ...usual, name: 'a shortlist of 14', entries: 14 },
  { ...usual, name: 'a citation of 1,500 characters', citation: LONG_CITATION },
  { ...usual, name: 'one sentence of 1,500 characters', citation: ONE_SENTENCE },
  {
    name: 'Arabic',
    category: 'جائزة الشراكة بين القطاعين العام والخاص',
    sponsor: 'مؤسسة التنمية العمرانية',
    entrant: 'مجلس مدينة بورنموث وكرايستشيرش وبول',
    title: 'بيت دافئ لكل أسرة لا مأوى لها (Warm Homes 2022)',
    partners: ['مجلس كينت', 'Surrey County Council'],
    citation:
      'رأت لجنة التحكيم عملاً غيّر نظرة المقاطعة بأكملها إلى بيوتها وإلى الناس الذين يعيشون فيها. كان شجاعاً ودقيقاً.',
  },
  {
    name: 'Hebrew',
    category: 'פרס השותפות הציבורית',
    sponsor: 'קרן העיר',
    entrant: 'מועצת העיר בורנמות׳, כרייסטצ׳רץ׳ ופול',
    title: 'בית חם לכל משפחה (Warm Homes 2022)',
    person: 'מרים כהן־לוי',
    citation: 'השופטים ראו עבודה ששינתה את הדרך שבה מחוז שלם חושב על בתיו.',
  },
  {
    name: 'Japanese',
    category: '官民連携部門最優秀賞',
    sponsor: '株式会社北門サービス',
    entrant: 'ボーンマス・クライストチャーチ・プール市議会住宅都市計画部地域共生推進課',
    title: 'すべての家族に暖かい住まいを届けるための十年計画とその成果について',
    citation: '審査員は、地域全体の住まいに対する考え方を変えた取り組みを高く評価しました。'.repeat(6),
  },
  {
    name: 'emoji',
    category: 'Warm homes 🏡🔥',
    sponsor: '🏳️‍🌈 Pride Housing',
    entrant: '👩‍👩‍👧‍👦 Families First 🇬🇧',
    title: '🎉🎊 From cold ❄️ to warm ☀️ in 100 days 👏🏽👏🏿',
    citation: '👏👏👏 Simply the best 🏆.',
  },
  {
    name: 'marks',
    category: '**Best** _of_ &lt;all&gt; & <b>more</b>',
    sponsor: '"Quotes" & ‘more’ \\ $& {{x}} %s',
    entrant: '<img src=x onerror=alert(1)> **Council** &amp; Co',
    title: '&lt;script&gt; `code` [link](http://x) “curly” — 100% #1',
    citation: '*Not* emphasis, **not** bold; &nbsp; stays &nbsp;.',
  },
]

export const extremes: readonly Extreme[] = KINDS.map((words) => ({
  name: words.name,
  slides: slidesWith(words),
}))

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The same texts as a ceremony to be imported: a category of each kind, and slides of free words between them. */
export function extremeShow(id: string) {
  const rows = KINDS.flatMap((words) =>
    Array.from({ length: words.entries ?? 5 }, (_, i) => [
      words.category === usual.category ? `${words.category}: ${words.name}` : words.category,
      words.sponsor ?? '',
      i === 0 ? words.entrant : `${words.entrant.slice(0, 295)} ${i + 1}`,
      (words.partners ?? []).join('; '),
      words.title ?? '',
      words.person ?? '',
      '',
    ]),
  )
  const header = 'category,sponsor,entrant,partners,title,person,summary'
  return {
    id,
    ceremony: {
      name: LONG_NAME,
      date: '2026-12-01',
      venue: LONG_TITLE,
      presentedBy: LONG_NAME,
      timeZone: 'UTC',
    },
    levels: [
      { id: 'winner', name: 'Winner' },
      { id: 'commended', name: ofLength(80, 'Highly Commended by the Panel of Independent Judges ') },
    ],
    shortlist: [header, ...rows.map((row) => row.map(cell).join(','))].join('\n'),
  }
}
