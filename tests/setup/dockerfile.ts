/** What stands in a Dockerfile, as far as ours goes: its stages, and in each the steps in their order. */

interface Step {
  readonly word: string
  readonly words: string
}

interface Stage {
  readonly image: string
  /** Empty for one that no other asks for. */
  readonly name: string
  readonly steps: Step[]
}

const KNOWN = new Set(['WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'CMD'])

/** Throws with the line that is not understood: a step that was passed over would be one that nobody tried. */
export function stagesIn(text: string): Stage[] {
  const lines = text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const stages: Stage[] = []
  for (const line of lines) {
    const [, word = '', words = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? []
    const stage = stages.at(-1)
    if (word === 'FROM') {
      const [, image = '', name = ''] = /^(\S+)(?: AS (\S+))?$/.exec(words) ?? []
      stages.push({ image, name, steps: [] })
    } else if (KNOWN.has(word) && stage) stage.steps.push({ word, words })
    else throw new Error(`This step of the Dockerfile is not understood: ${line}`)
  }
  return stages
}

/** `COPY` as its sources, its target, and the stage they come from (null: the project itself). */
export function copyIn(words: string): { from: string | null; sources: string[]; target: string } {
  const parts = words.split(/\s+/)
  const from = parts.find((part) => part.startsWith('--from='))?.slice('--from='.length) ?? null
  const paths = parts.filter((part) => !part.startsWith('--'))
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' }
}

/** `ENV` as names and values. */
export const variablesIn = (words: string): Record<string, string> =>
  Object.fromEntries([...words.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]))

/** The program of a `CMD` or a `HEALTHCHECK`, as a list of words. */
export function programIn(words: string): string[] {
  const list = /\[.*\]$/.exec(words)?.[0]
  if (!list) throw new Error(`This program of the Dockerfile is no list of words: ${words}`)
  return JSON.parse(list) as string[]
}

const asRegExp = (pattern: string): RegExp => {
  const parts = pattern.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?'
    return part === '*' ? '[^/]*' : part.replace(/[.+^$()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}(?:/|$)`)
}

/** Whether a path of the project is left out, by the lines of `.dockerignore`: the last one that fits decides. */
export function isIgnored(path: string, lines: readonly string[]): boolean {
  const last = lines.filter((line) => line !== '' && asRegExp(line.replace(/^!/, '')).test(path)).at(-1)
  return last !== undefined && !last.startsWith('!')
}
