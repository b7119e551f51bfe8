/** Processes as Linux lists them: what runs under another, and what it was started with. */
import { readdirSync, readFileSync } from 'node:fs'

/** Empty where it has ended meanwhile. */
export const ofProcess = (pid: string, what: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

/** Ids of the processes a parent has started with this program. */
export const childrenRunning = (program: string, parent: number): string[] =>
  readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || !ofProcess(pid, 'cmdline').includes(program)) return false
    const stat = ofProcess(pid, 'stat')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
  })
