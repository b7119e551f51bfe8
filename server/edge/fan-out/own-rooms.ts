/**
 * socket.io keeps for every socket a room of its own, and a set of the rooms it is in. Nobody speaks to one reader by
 * its room, and all readers of a show are in the same one: the sets are shared, and an own room is made when it is named.
 */
import type { Packet, SocketBelow } from './below.ts'

export interface Said {
  readonly rooms: Set<string>
  readonly except?: Set<string>
  readonly flags?: { volatile?: boolean; compress?: boolean }
}

/** What of the library's adapter is used here. */
export interface PlainAdapter {
  readonly nsp: {
    readonly name: string
    readonly sockets: ReadonlyMap<string, SocketBelow>
    readonly server: { readonly encoder: { encode(packet: Packet): string[] } }
  }
  readonly rooms: Map<string, Set<string>>
  readonly sids: Map<string, Set<string>>
  emit(event: string, ...words: string[]): boolean
  addAll(id: string, rooms: Set<string>): void
  del(id: string, room: string): void
  delAll(id: string): void
  socketRooms(id: string): Set<string> | undefined
  apply(said: Said, callback: (socket: SocketBelow) => void): void
  broadcast(packet: Packet, said: Said): void
}

export type PlainConstructor = new (namespace: unknown) => PlainAdapter

/** Whoever is named by its own room, or enters a second one, is kept as the library keeps everybody. */
export const withoutOwnRooms = (Plain: PlainConstructor): PlainConstructor =>
  class extends Plain {
    private readonly nowhere = new Set<string>()
    private readonly inOne = new Map<string, Set<string>>()

    override addAll(id: string, rooms: Set<string>): void {
      const before = this.sids.get(id)
      const [room] = rooms
      if (rooms.size === 1 && room !== undefined) {
        if (before === undefined && room === id) {
          this.sids.set(id, this.nowhere)
          return
        }
        if (before === this.nowhere && room !== id) {
          this.settle(id, room)
          return
        }
      }
      this.own(id)
      super.addAll(id, rooms)
    }

    override del(id: string, room: string): void {
      this.own(id)
      super.del(id, room)
    }

    override socketRooms(id: string): Set<string> | undefined {
      const rooms = this.sids.get(id)
      return rooms && this.isShared(rooms) ? new Set([id, ...rooms]) : rooms
    }

    override apply(said: Said, callback: (socket: SocketBelow) => void): void {
      for (const named of [said.rooms, said.except ?? []]) for (const room of named) this.own(room)
      super.apply(said, callback)
    }

    private settle(id: string, room: string): void {
      const shared = this.inOne.get(room) ?? new Set([room])
      this.inOne.set(room, shared)
      this.sids.set(id, shared)
      const inside = this.rooms.get(room) ?? new Set()
      if (!this.rooms.has(room)) {
        this.rooms.set(room, inside)
        this.emit('create-room', room)
      }
      inside.add(id)
      this.emit('join-room', room, id)
    }

    private isShared(rooms: Set<string>): boolean {
      const [room] = rooms
      return rooms === this.nowhere || (room !== undefined && this.inOne.get(room) === rooms)
    }

    /** From here on this socket's rooms are kept as the library keeps them. */
    private own(id: string): void {
      const rooms = this.sids.get(id)
      if (!rooms || !this.isShared(rooms)) return
      this.sids.set(id, new Set(rooms))
      super.addAll(id, new Set([id]))
    }
  }
