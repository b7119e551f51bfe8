/** What of README is the code's own words. */
import { VARIABLES } from '../../server/config.ts'

const environment = (): string =>
  [
    '| Variable | Meaning (default) |',
    '|---|---|',
    ...Object.entries(VARIABLES).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`),
  ].join('\n')

/** By the name that stands in the marks around them. */
const PARTS: Readonly<Record<string, () => string>> = { environment }

/** README with these parts as they are today. Throws where their marks are not there. */
export function written(readme: string): string {
  let text = readme
  for (const [name, part] of Object.entries(PARTS)) {
    const marks = new RegExp(
      `(<!-- ${name}: written by npm run readme -->\n)[^]*?(\n<!-- end of ${name} -->)`,
    )
    if (!marks.test(text)) throw new Error(`README has no marks for “${name}”`)
    text = text.replace(marks, (_, before: string, after: string) => `${before}${part()}${after}`)
  }
  return text
}
