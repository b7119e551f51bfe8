/**
 * Verifies the chain of a show's log with nothing but Node: records on standard input, one a line, oldest first.
 *
 *   sqlite3 data/shows.db "SELECT record FROM commits WHERE show = 'gala' ORDER BY seq" | node server/verify-log.mjs
 *   redis-cli --raw XRANGE envelope:log:gala - + | node server/verify-log.mjs 812:<the head printed at 812>
 *
 * Says `ok <seq> <head>`, or `broken <seq>`: the first record that does not follow from the one before it.
 */
import { createHash } from 'node:crypto'

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

let input = ''
for await (const piece of process.stdin.setEncoding('utf8')) input += piece
// Tools print ids and field names between the records; a record is JSON and begins with a brace.
const records = input.split('\n').filter((line) => line.startsWith('{'))

let [head, seq, isChained] = ['0'.repeat(64), 0, false]
const noted = process.argv.slice(2)
const say = (words, code) => {
  process.stdout.write(`${words}\n`)
  process.exit(code)
}

for (const record of records) {
  const prev = /,"prev":"([0-9a-f]{64})"\}$/.exec(record)?.[1]
  seq += 1
  if (JSON.parse(record).seq !== seq || (prev === undefined ? isChained : prev !== head))
    say(`broken ${seq}`, 1)
  isChained ||= prev !== undefined
  head = sha256(prev === undefined ? head + record : record)
  if (noted[0] === `${seq}:${head}`) noted.pop()
}
if (noted.length > 0) say(`This head is not in the log: ${noted[0]}`, 1)
say(`ok ${seq} ${head}`, 0)
