/** What the cells of a result say, in the spellings that are in use, and which level of the show they mean. */
import { plain } from './words.ts'

/** `award` names a level by a word of its own; `yes` is a tick; `nothing` says that there is no award, or not yet. */
export type Said =
  | { readonly kind: 'nothing' | 'yes' | 'no award' | 'withdrawn' | 'unfinished' | 'unknown' }
  | { readonly kind: 'award'; readonly word: string }
  | { readonly kind: 'place'; readonly place: number }

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split('|').map(plain).filter(Boolean))

const YES = wordsOf('yes|y|true|1|x|✓|ja|oui|si|sim|да|نعم|כן|はい|是|네|tak|evet')
const NO = wordsOf('no|n|false|0|-|nein|non|não|нет|لا|לא|いいえ|否|아니오|nie|hayır|none|null|n a')
const NEUTRAL = wordsOf(
  'shortlisted|shortlist|finalist|finalists|nominee|nominated|nomination|submitted|accepted|approved|complete|completed|paid|eligible|entered|judged|judging|unsuccessful|not successful|did not win|lost|nominiert|nommé|finaliste|nominado|finalista|ノミネート|最終候補|pending|tbc|tba|to be confirmed|unknown',
)
const NO_AWARD = wordsOf(
  'no award|no winner|not awarded|no award given|withheld|award withheld|no_award|kein preis|nicht vergeben|keine auszeichnung|non attribué|non décerné|desierto|sin premio|não atribuído|non assegnato|niet toegekend|該当なし|受賞者なし|空缺|无|수상자 없음|حجبت|לא הוענק',
)
const WITHDRAWN = wordsOf(
  'withdrawn|withdrew|disqualified|cancelled|canceled|zurückgezogen|retiré|retirado|ritirato|teruggetrokken|отозвано|取り下げ|辞退|已撤回|انسحب|נסוג',
)
const UNFINISHED = wordsOf(
  'draft|in progress|in_progress|incomplete|not submitted|unsubmitted|started|resubmission required|submitted hidden|hidden|deleted|archived|rejected|not shortlisted|longlist|entwurf|unvollständig|brouillon|borrador|rascunho|bozza|concept|черновик|下書き|草稿|مسودة|טיוטה',
)

/** Words of one meaning: the first is what the others are taken for. */
const GROUPS: readonly (readonly [place: number | null, spellings: string])[] = [
  [
    1,
    'winner|win|won|winners|overall winner|category winner|winning|awarded|co winner|joint winner|champion|first|first prize|first place|grand prix|1st|1st place|gewinner|gewinnerin|sieger|siegerin|preisträger|erster platz|1 platz|lauréat|lauréate|gagnant|gagnante|premier prix|ganador|ganadora|primer premio|vencedor|vencedora|vincitore|vincitrice|primo premio|winnaar|vinnare|zwycięzca|победитель|лауреат|受賞|受賞者|大賞|最優秀賞|最優秀|获奖|得奖|一等奖|수상|대상|فائز|الفائز|זוכה|kazanan',
  ],
  [
    null,
    'highly commended|commended|highly recommended|honourable mention|honorable mention|special mention|commendation|lobende erwähnung|mention spéciale|mention honorable|mención de honor|menção honrosa|menzione speciale|eervolle vermelding|優秀賞|奨励賞|佳作|优秀奖|장려상',
  ],
  [1, 'gold|gold award|gold winner|gold medal|or|oro|ouro|goud|guld|złoto|золото|金賞|金奖|금상|ذهبية|זהב'],
  [
    2,
    'silver|silver award|silver winner|silver medal|silber|argent|plata|prata|argento|zilver|srebro|серебро|銀賞|银奖|은상|فضية|כסף',
  ],
  [
    3,
    'bronze|bronze award|bronze winner|bronze medal|bronce|bronzo|brons|brąz|бронза|銅賞|铜奖|동상|برونزية|ארד',
  ],
  [
    2,
    'runner up|second|second prize|second place|2nd|2nd place|zweiter platz|2 platz|deuxième prix|segundo premio|secondo premio|準優勝|二等奖',
  ],
  [
    3,
    'third|third prize|third place|3rd|3rd place|dritter platz|3 platz|troisième prix|tercer premio|terzo premio|三等奖',
  ],
  [
    null,
    'special award|special prize|judges award|sonderpreis|prix spécial|premio especial|特別賞|审查员特别奖',
  ],
]

interface Group {
  readonly at: number
  readonly place: number | null
}
const GROUP_OF: ReadonlyMap<string, Group> = new Map(
  GROUPS.flatMap(([place, list], at) =>
    [...wordsOf(list)].map((word): [string, Group] => [word, { at, place }]),
  ),
)

/** Signs that say something by themselves, for `plain` keeps none: the circle of a Japanese table is a tick. Several stars are a rating. */
const TICK = /^(?:[✓✔☑✅√○◯●⬤■★⭐🌟🏆🏅👑*＊•]|\[[✓✔*]\])$/u
const MEDALS: Readonly<Record<string, number>> = { '🥇': 1, '🥈': 2, '🥉': 3 }
/** Boxes that were not ticked, crosses, dashes, and what asks or leaves open. */
const BLANK = /^(?:[\p{Pd}\p{Zs}.,:;?？!…/\\_~|✗✘✕✖❌❎☐☒□×]|\[\s*\]|\(\s*\))*$/u
/** Whether a sign is drawn in colours says nothing. */
const VARIED = /[\uFE0E\uFE0F]/g
const ORDINAL =
  /^(?:no |nr |platz |rank |place |puesto )?(\d{1,3})(?:st|nd|rd|th|e|er|º|ª|o|a|位)?(?: (?:place|prize|platz))?$/

/** An award's name with its category behind it: "Winner – Best Film", "Gold: Housing". */
const headOf = (word: string): string | undefined =>
  [...GROUP_OF.keys()].find((known) => known.length > 3 && word.startsWith(`${known} `))

/** A table says the same few words over and over. */
const heard = new Map<string, Said>()
const MOST_HEARD = 500

/** In the spellings of many languages; any other text, as a name, is `unknown`. */
export function saidBy(cell: string): Said {
  if (cell === '') return NOTHING
  const before = heard.get(cell)
  if (before) return before
  const said = understood(cell)
  if (heard.size >= MOST_HEARD) heard.clear()
  heard.set(cell, said)
  return said
}

const NOTHING: Said = { kind: 'nothing' }

function understood(cell: string): Said {
  const text = cell.replace(VARIED, '').trim()
  if (TICK.test(text)) return { kind: 'yes' }
  const medal = MEDALS[text]
  if (medal !== undefined) return { kind: 'place', place: medal }
  const word = plain(text)
  if (word === '') return BLANK.test(text) ? NOTHING : { kind: 'unknown' }
  if (NO.has(word) || NEUTRAL.has(word)) return { kind: 'nothing' }
  if (YES.has(word)) return { kind: 'yes' }
  if (NO_AWARD.has(word)) return { kind: 'no award' }
  if (WITHDRAWN.has(word)) return { kind: 'withdrawn' }
  if (UNFINISHED.has(word)) return { kind: 'unfinished' }
  if (GROUP_OF.has(word)) return { kind: 'award', word }
  const ordinal = ORDINAL.exec(word)
  if (ordinal) return { kind: 'place', place: Number(ordinal[1]) }
  return { kind: 'unknown' }
}

/** The same of a place's cell, where "1" is no tick. */
export function placeSaidBy(cell: string): Said {
  const ordinal = ORDINAL.exec(plain(cell))
  return ordinal && Number(ordinal[1]) > 0 ? { kind: 'place', place: Number(ordinal[1]) } : saidBy(cell)
}

/** The level of a show that a word names: by its own name, by another word for it, or as the highest. Undefined: none of them. */
export function levelNamed(text: string, levels: readonly string[]): number | undefined {
  const word = plain(text)
  const same = levels.findIndex((level) => plain(level) === word)
  if (same >= 0) return same
  const group = GROUP_OF.get(word) ?? GROUP_OF.get(headOf(word) ?? '')
  if (!group) return undefined
  const alike = levels.findIndex((level) => GROUP_OF.get(plain(level))?.at === group.at)
  if (alike >= 0) return alike
  // "Winner" of a show whose highest level is Gold; Gold of a show that has only a Winner is another matter.
  return group.at === 0 ? 0 : undefined
}

/** The level of a place: first is the highest one; the others only where a level is called so. */
export function levelPlaced(place: number, levels: readonly string[]): number | undefined {
  if (place === 1) return 0
  const at = levels.findIndex((level, index) => index > 0 && GROUP_OF.get(plain(level))?.place === place)
  return at < 0 ? undefined : at
}

/** The word of an award and nothing else, as it stands behind a name: "York (Winner)". */
export const isAwardAlone = (text: string): boolean => GROUP_OF.has(plain(text))

/** Also "no award", and an award with its category behind it: "Gold: Housing". */
export const isAwardWord = (text: string): boolean => {
  const word = plain(text)
  return GROUP_OF.has(word) || NO_AWARD.has(word) || headOf(word) !== undefined
}

/** Words a header may share with a cell of results: they are no sign that a row is the header (E1). */
export const mayBeSaid = (text: string): boolean => {
  const said = saidBy(text)
  return said.kind !== 'unknown' || isAwardWord(text)
}
