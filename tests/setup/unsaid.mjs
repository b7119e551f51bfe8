/** English of the control panel that no table of a language knows of. By itself: `node tests/setup/unsaid.mjs [file …]`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SAYING = ['say', 'sayWith', 'sayCount']
/** Attributes that somebody reads or hears. */
const READ = /(?:^|\s)\.?(?:aria-label|title|placeholder|label|alt|hint|heading|what|name)="([^"]*)"/g
/** The same in every language: names, units, keys. */
const SAME =
  /\b(?:Envelope|OBS|vMix|Redis|SQLite|HTTPS?|CSV|Excel|JSON|PDF|ZIP|URL|QR|UTC|LED|AAF|OGraf|Companion|ms|px|MB|GB|KB|fps)\b/g
const hasWords = (text) => /\p{L}{2,}/u.test(text.replaceAll('□', ' ').replace(SAME, ''))

/** Every file of the panel whose words people see. */
export const filesOfControl = () =>
  readdirSync(join(root, 'control'), { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('language/') && !file.startsWith('help/'))
    .map((file) => join('control', file))
    .sort()

function* nodesOf(node, parents = []) {
  if (Array.isArray(node)) for (const one of node) yield* nodesOf(one, parents)
  else if (node && typeof node === 'object' && typeof node.type === 'string') {
    yield [node, parents]
    for (const [key, value] of Object.entries(node))
      if (typeof value === 'object' && key !== 'range' && key !== 'loc')
        yield* nodesOf(value, [...parents, node])
  }
}

const isTagged = (node, tags) => node.type === 'TaggedTemplateExpression' && tags.includes(node.tag.name)

/** What a template shows and its attributes say, piece by piece. */
function* wordsOf(markup) {
  const seen = markup.replace(/<!--.*?-->/gs, '').replace(/<(kbd|code|svg|style)\b.*?<\/\1>/gs, '□')
  for (const [, text] of seen.matchAll(READ)) if (hasWords(text)) yield text
  for (const text of seen.replace(/<(?:"[^"]*"|'[^']*'|[^>"'])*>/gs, '■').split('■'))
    if (hasWords(text)) yield text.trim().replace(/\s+/g, ' ').replaceAll('□', '…')
}

/** A literal that reads as a sentence or as a word on a button; keys, names of events and addresses do not. */
const isSentence = (text) =>
  hasWords(text) &&
  (/^[\p{Lu}“][^/_:<>=]*\p{L}.* \p{L}/u.test(text) ||
    /^\p{Lu}\p{Ll}{2,}[.!?…]?$/u.test(text) ||
    /\p{L} .*\p{L}[.?!…]$/u.test(text))
const NO_WORDS =
  /^(?:Arrow\w+|Escape|Enter|Tab|Home|End|Page(?:Up|Down)|Shift|Control|Alt|Meta|Delete|Backspace|Space|Cancel|Abort\w*|GET|POST)$/

/** `said`: the keys a file says; `unsaid`: what it writes in English and does not say. */
export function wordsIn(source) {
  const said = new Set()
  const unsaid = []
  const at = (node) => source.slice(0, node.start).split('\n').length
  for (const [node, parents] of nodesOf(parseAst(source, { lang: 'ts' }))) {
    const parent = parents.at(-1)
    if (node.type === 'Literal' && typeof node.value === 'string') {
      if (parent?.type === 'ImportDeclaration' || parent?.type === 'TSLiteralType') continue
      if (parents.some((one) => one.type === 'Decorator' || one.type === 'ImportExpression')) continue
      said.add(node.value)
      if (parents.some(({ callee }) => SAYING.includes(callee?.name))) continue
      if (isSentence(node.value) && !NO_WORDS.test(node.value))
        unsaid.push({ line: at(node), text: node.value, mayBeKey: true })
    } else if (node.type === 'TemplateLiteral' && !(parent && parent.type === 'TaggedTemplateExpression')) {
      if (parents.some(({ callee }) => SAYING.includes(callee?.name))) continue
      const text = node.quasis.map(({ value }) => value.cooked).join('□')
      if (
        /\p{L}{2,} \p{L}|^\p{Lu}\p{Ll}+ |□ \p{L}{3,}|\p{Ll}{3,} □/u.test(text) &&
        !/[<{;=]|px|rem|\d?fr\b|var\(/.test(text)
      )
        unsaid.push({ line: at(node), text: text.replaceAll('□', '…') })
    } else if (isTagged(node, ['html', 'svg'])) {
      const markup = node.quasi.quasis.map(({ value }) => value.cooked).join('□')
      for (const text of wordsOf(markup)) unsaid.push({ line: at(node), text })
    }
  }
  return { said, unsaid }
}

/** The files' words; a sentence that stands in a table is said by whoever takes it from where it stands. */
export function lookThrough(files, keys) {
  const said = new Set()
  const unsaid = []
  for (const file of files) {
    const found = wordsIn(readFileSync(join(root, file), 'utf8'))
    for (const key of found.said) said.add(key)
    for (const { line, text, mayBeKey } of found.unsaid)
      if (!(mayBeKey && keys.has(text))) unsaid.push(`${file}:${line}: ${text}`)
  }
  return { said, unsaid }
}

/** English of the German table, read as text: so that this runs without a build. */
export function keysOfGerman() {
  const folder = join(root, 'control/language/de')
  const keys = new Set()
  for (const file of readdirSync(folder))
    for (const [node] of nodesOf(parseAst(readFileSync(join(folder, file), 'utf8'), { lang: 'ts' })))
      if (node.type === 'Property') keys.add(node.key.value ?? node.key.name)
  return keys
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2)
  const { unsaid } = lookThrough(files.length > 0 ? files : filesOfControl(), keysOfGerman())
  for (const line of unsaid) process.stdout.write(`${line}\n`)
  process.stdout.write(`${unsaid.length} unsaid\n`)
}
