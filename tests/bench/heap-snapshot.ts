/** V8's heap snapshots, read: how much of what there is, and whose it is. */

/** The parts of a snapshot that are read here; nodes and edges are rows of numbers, laid out as `meta` says. */
export interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[], ...unknown[]]
      readonly edge_fields: readonly string[]
      readonly edge_types: readonly [readonly string[], ...unknown[]]
    }
  }
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
  readonly strings: readonly string[]
}

/** How many things of a kind, and their bytes together. */
export interface Sum {
  readonly count: number
  readonly bytes: number
}

export type Kinds = ReadonlyMap<string, Sum>

/** These hold things, and are nobody in particular: what lies in them goes by whoever holds them. */
const NOBODY = new Set(['Object', 'Array', '(object properties)', '(object elements)', ''])

/** Nodes and edges by their fields instead of by columns. */
function tableOf({ snapshot: { meta }, nodes, edges, strings }: Snapshot) {
  const column = (fields: readonly string[], field: string) => fields.indexOf(field)
  const [width, edgeWidth] = [meta.node_fields.length, meta.edge_fields.length]
  const [type, name, size, count] = ['type', 'name', 'self_size', 'edge_count'].map((field) =>
    column(meta.node_fields, field),
  ) as [number, number, number, number]
  const [edgeType, edgeName, edgeTo] = ['type', 'name_or_index', 'to_node'].map((field) =>
    column(meta.edge_fields, field),
  ) as [number, number, number]
  const number = (row: readonly number[], at: number): number => row[at] ?? 0
  return {
    length: nodes.length / width,
    sortOf: (node: number) => meta.node_types[0][number(nodes, node * width + type)] ?? 'unknown',
    nameOf: (node: number) => strings[number(nodes, node * width + name)] ?? '',
    bytesOf: (node: number) => number(nodes, node * width + size),
    edgesOf: (node: number) => number(nodes, node * width + count),
    edge(at: number) {
      const sort = meta.edge_types[0][number(edges, at * edgeWidth + edgeType)] ?? 'unknown'
      const label = number(edges, at * edgeWidth + edgeName)
      return {
        isWeak: sort === 'weak',
        label: sort === 'element' || sort === 'hidden' ? '[]' : (strings[label] ?? ''),
        to: number(edges, at * edgeWidth + edgeTo) / width,
      }
    },
  }
}

/** Everything that can be reached, by whose it is and under which name they have it: `Socket._events`, and under `Socket` itself what that is. */
export function byOwner(snapshot: Snapshot): Kinds {
  const table = tableOf(snapshot)
  const edgesFrom = new Uint32Array(table.length + 1)
  for (let node = 0; node < table.length; node += 1)
    edgesFrom[node + 1] = (edgesFrom[node] ?? 0) + table.edgesOf(node)
  const owner: (string | undefined)[] = new Array(table.length)
  const kinds = new Map<string, { count: number; bytes: number }>()
  const isSomebody = (node: number) =>
    (table.sortOf(node) === 'object' || table.sortOf(node) === 'native') && !NOBODY.has(table.nameOf(node))
  owner[0] = '(root)'
  // The shortest way from the root says whose a thing is.
  let row = [0]
  while (row.length > 0) {
    const next: number[] = []
    for (const node of row) {
      const whose = owner[node] ?? ''
      const sum = kinds.get(whose) ?? { count: 0, bytes: 0 }
      sum.count += 1
      sum.bytes += table.bytesOf(node)
      kinds.set(whose, sum)
      const end = edgesFrom[node + 1] ?? 0
      for (let at = edgesFrom[node] ?? 0; at < end; at += 1) {
        const { isWeak, label, to } = table.edge(at)
        if (isWeak || owner[to] !== undefined) continue
        if (isSomebody(to)) owner[to] = table.nameOf(to)
        else owner[to] = isSomebody(node) ? `${table.nameOf(node)}.${label}` : whose
        next.push(to)
      }
    }
    row = next
  }
  return kinds
}
