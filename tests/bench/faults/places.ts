/** Who is there on a night: desks, screens and readers, each at a machine of their own. */
import { openDesk } from './desk-page.ts'
import { type Line, newLine } from './net.ts'
import type { House } from './night.ts'
import { type Network, openReader } from './reader-page.ts'
import { openScreen } from './screen-page.ts'
import type { Proc } from './world.ts'

/** A person or a screen at a machine, whose page may be loaded anew. */
export interface Place<Page> {
  readonly name: string
  readonly line: Line
  page: Page | null
  open(): void
}

export function settle(house: House): void {
  const { world, night, desks, screens, waiting, readers } = house
  const count = (many: number) => Array.from({ length: many }, (_, at) => at)
  const add = <P extends { readonly proc: Proc }>(
    places: Place<P>[],
    name: string,
    page: (line: Line, proc: Proc) => P | null,
  ) => {
    const line = newLine()
    const place: Place<P> = {
      name,
      line,
      page: null,
      open: () => {
        const proc = world.spawn(name, world.chance.net.between(-3000, 3000))
        house.lines.set(proc, line)
        void world.as(proc, () => {
          place.page = page(line, proc)
        })
        if (!place.page) world.after(1000, world.house, () => place.open())
      },
    }
    places.push(place)
  }
  for (const at of count(night.desks))
    add(desks, `desk ${at}`, (line, proc) => openDesk(house, at, line, proc))
  for (const at of count(night.screens))
    add(screens, `screen ${at}`, (line, proc) => openScreen(house, at, line, proc))
  if (night.waits) add(waiting, 'a page with a code', (line, proc) => openScreen(house, null, line, proc))
  for (const at of count(night.readers)) {
    const network = world.chance.net.pick<Network>([
      'all',
      'all',
      'all',
      'no-sockets',
      'no-sockets',
      'http-only',
    ])
    add(readers, `reader ${at}`, (_line, proc) => {
      const served = house.edge()?.page()
      return served?.about ? openReader(house, JSON.parse(JSON.stringify(served)), network, proc) : null
    })
  }
}
