/** Trusted Types as this house uses them: the few texts of our own that become a page or a worker, each by a policy that the server names. */

interface Rules {
  readonly createHTML?: (text: string) => string
  readonly createScriptURL?: (text: string) => string
}
interface Policy {
  createHTML(text: string): string
  createScriptURL(text: string): string
}

/** Browsers without Trusted Types take the text itself. TypeScript knows none of this yet; to it, what is trusted is a text. */
export function trusted(name: 'stage-page' | 'stage-worker', rules: Rules): Policy {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Rules): Policy }
  }
  const same = (text: string) => text
  return trustedTypes?.createPolicy(name, rules) ?? { createHTML: same, createScriptURL: same }
}
