/** The whole attack on a whole house: processes, ports, log and all. */
import { startHouse } from '../helpers/house.ts'
import { attack, LIMITS } from './abuse/attack.ts'
import { CASES } from './abuse/cases.ts'
import { COLLECTS, houseVictim } from './abuse/victim.ts'
import { wantedOf } from './abuse/wanted.ts'

export async function bench(
  say: (line: string) => void,
  words: readonly string[] = process.argv.slice(3),
): Promise<object> {
  const size = wantedOf(words)
  const house = await startHouse({ nodeArguments: COLLECTS })
  try {
    const victim = await houseVictim(house)
    const { figures } = await attack(victim, CASES, size, LIMITS, say)
    victim.close()
    return figures
  } finally {
    await house.stop()
  }
}
