/** Envelope started in one of its roles, as `npm start` would: for what is no whole house. */
import { type ChildProcess, spawn } from 'node:child_process'
import { API_KEY, SUPERVISOR } from './house.ts'

export interface Program {
  readonly supervisor: ChildProcess
  output(): string
  /** The address behind this word of what it printed. */
  link(word: string): string
  /** SIGTERM, and all of it is gone. */
  stop(): Promise<void>
}

/** Resolves once it has printed its links; rejects with what it said if it ends before. */
export async function startProgram(environment: Record<string, string>): Promise<Program> {
  let output = ''
  const supervisor = spawn(process.execPath, [SUPERVISOR], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      ROOM_PORT: '0',
      PUBLIC_PORT: '0',
      ENVELOPE_KEY: API_KEY,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await new Promise<void>((resolve, reject) => {
    let isUp = false
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      if (isUp) return
      isUp = /(Control panel|Its numbers)[\s\S]*\n\n$/.test(output)
      if (isUp) resolve()
    }
    supervisor.stdout.on('data', hear)
    supervisor.stderr.on('data', hear)
    supervisor.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${output}`)))
  })
  return {
    supervisor,
    output: () => output,
    link: (word) => new RegExp(`${word}\\s+(https?://[^/\\s]+)`).exec(output)?.[1] ?? '',
    async stop() {
      if (supervisor.exitCode !== null || supervisor.signalCode !== null) return
      const ended = new Promise((resolve) => supervisor.once('exit', resolve))
      supervisor.kill('SIGTERM')
      await ended
    },
  }
}
