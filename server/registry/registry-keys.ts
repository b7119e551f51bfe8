/** The keys of a registry on this machine, asked as Redis is: its copy, and what it is kept in while this machine is alone. */
import type { Ask } from '../log/redis-check.ts'
import type { KeyCopy } from './redis-copy.ts'

type Words = string[]

/** Knows the commands of the registry and no others; `changed` is called, before the answer, with what was made of it. */
export function askKeys(given: KeyCopy, changed: (copy: KeyCopy) => void): Ask {
  const keys = new Map((given.keys ?? []).map(({ key, kind, words }) => [key, { kind, words: [...words] }]))

  const wordsOf = (key: string): Words => keys.get(key)?.words ?? []
  const fieldAt = (words: Words, field: string): number => {
    for (let at = 0; at < words.length; at += 2) if (words[at] === field) return at
    return -1
  }
  const fieldOf = (key: string, field: string): string | null => {
    const words = wordsOf(key)
    const at = fieldAt(words, field)
    return at === -1 ? null : (words[at + 1] ?? null)
  }

  function keep(key: string, kind: string, words: Words): void {
    if (words.length === 0) keys.delete(key)
    else keys.set(key, { kind, words })
    changed({ ...given, keys: [...keys].map(([name, held]) => ({ key: name, ...held })) })
  }

  function setFields(key: string, pairs: Words): void {
    const words = [...wordsOf(key)]
    for (let at = 0; at < pairs.length; at += 2) {
      const there = fieldAt(words, pairs[at] ?? '')
      if (there === -1) words.push(pairs[at] ?? '', pairs[at + 1] ?? '')
      else words[there + 1] = pairs[at + 1] ?? ''
    }
    keep(key, 'hash', words)
  }

  function dropFields(key: string, fields: Words): number {
    const left = [...wordsOf(key)]
    let gone = 0
    for (const field of fields) {
      const at = fieldAt(left, field)
      if (at === -1) continue
      left.splice(at, 2)
      gone += 1
    }
    if (gone > 0) keep(key, 'hash', left)
    return gone
  }

  /** The one script there is: the list of accounts, exchanged whole if nobody was faster. */
  function exchange([, key = '', revision, next = '', roll = '']: Words): number {
    if ((fieldOf(key, 'revision') ?? '0') !== revision) return 0
    setFields(key, ['revision', next, 'roll', roll])
    return 1
  }

  function answer(command: string, key: string, rest: Words): unknown {
    const words = wordsOf(key)
    const [first = ''] = rest
    switch (command) {
      case 'HGETALL':
        return [...words]
      case 'HVALS':
        return words.filter((_, at) => at % 2 === 1)
      case 'HGET':
        return fieldOf(key, first)
      case 'HSET':
        return setFields(key, rest)
      case 'HDEL':
        return dropFields(key, rest)
      case 'GET':
        return words[0] ?? null
      case 'SET':
        return keep(key, 'string', [first])
      case 'SMEMBERS':
        return [...words]
      case 'SADD':
        return words.includes(first) ? 0 : keep(key, 'set', [...words, first])
      case 'SREM':
        return words.includes(first)
          ? keep(
              key,
              'set',
              words.filter((word) => word !== first),
            )
          : 0
      case 'EVAL':
        return exchange(rest)
      default:
        throw new Error(`The registry does not know ${command}.`)
    }
  }

  return async (command = '', key = '', ...rest) => answer(command, key, rest)
}
