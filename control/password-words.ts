/** What is wrong with a password, in the desk's language. */
import { passwordProblem } from '#shared/passwords'
import { heard } from './language/heard.ts'

/** Null if nothing is. */
export function passwordSaid(typed: string, name: string): string | null {
  const problem = passwordProblem(typed, name)
  return problem && heard(problem)
}
