import { describe, expect, it } from 'vitest'
import { Command, type Wish } from '#shared/commands'
import { may, ROLES } from '#shared/people'
import { openingPostId } from '#shared/posts'
import { armNow, evening, given, takeNow } from '../../helpers/given.ts'
import { awarded, category, entry, sampleResults, sampleShow } from '../../helpers/show.ts'

const write = (text: string): Wish => ({ kind: 'write-post', text })

describe('posts', () => {
  it('a post is written under its author, named after its command, with outer spaces gone', () => {
    evening()
      .given()
      .when(write('  Good evening \n'), { id: 'abcdefgh', role: 'editor', name: 'Edda' })
      .thenFacts({ kind: 'post-written', post: 'post-abcdefgh', text: 'Good evening', by: 'Edda' })
  })

  it('[F2] an edit is a new revision of the same post, dated; another desk that saw the old one is refused', () => {
    const night = evening()
    night.must(write('Good evenig'))
    const id = night.state().feed.posts[0]?.id ?? ''
    night.must({ kind: 'edit-post', post: id, rev: 1, text: 'Good evening' })
    expect(night.state().feed.posts).toMatchObject([{ id, rev: 2, body: { text: 'Good evening' } }])
    expect(night.state().feed.posts[0]?.editedAt).toBe(night.state().at)
    night.given().when({ kind: 'edit-post', post: id, rev: 1, text: 'x' }).thenRefused('post-moved')
    night.given().when({ kind: 'edit-post', post: id, rev: 2, text: 'Good evening ' }).thenNothing()
  })

  it('[T2] the rules read the facts, whoever wrote them', () => {
    const history = given(
      { kind: 'show-opened', showFile: sampleShow() },
      { kind: 'post-written', post: 'post-1', text: 'One', by: 'Edda' },
      [
        { kind: 'post-edited', post: 'post-1', text: 'Two' },
        { kind: 'post-edited', post: 'post-1', text: 'Three' },
      ],
    )
    history.when({ kind: 'edit-post', post: 'post-1', rev: 3, text: 'Three' }).thenNothing()
    history.when({ kind: 'edit-post', post: 'post-1', rev: 2, text: 'Four' }).thenRefused('post-moved')
    history.when({ kind: 'delete-post', post: 'post-1' }).thenFacts({ kind: 'post-deleted', post: 'post-1' })
  })

  it('[F2] a correction is dated and said; labels, picture and weight are part of the post', () => {
    const night = evening()
    night.must({ ...write('The bar is on the left'), labels: ['Service'] } as Wish)
    const id = night.state().feed.posts[0]?.id ?? ''
    const image = {
      image: 'AAAAAAAAAAAAAAAAAAAAAA',
      width: 4,
      height: 3,
      alt: ' The bar ',
      credit: null,
    }
    const edit = { kind: 'edit-post', post: id, rev: 1, text: 'The bar is on the *right*', image } as const
    night.must({ ...edit, key: true, correction: ' It was said to be on the left. ' })
    const [post] = night.state().feed.posts
    expect(post?.body).toEqual({
      kind: 'text',
      by: 'Ada',
      text: 'The bar is on the *right*',
      words: [{ is: 'p', of: ['The bar is on the ', { is: 'em', of: ['right'] }] }],
      key: true,
      image: { ...image, alt: 'The bar' },
      corrections: [{ at: night.state().at, note: 'It was said to be on the left.' }],
    })
    night
      .given()
      .when({ ...edit, rev: 2, key: true })
      .thenNothing()
  })

  it('[F2] a withdrawn post stays as a dated place, and is nothing else ever again', () => {
    const night = evening()
    night.must(write('The winner is known'))
    const id = night.state().feed.posts[0]?.id ?? ''
    const withdraw: Wish = { kind: 'withdraw-post', post: id, rev: 1, reason: 'It is not' }
    night
      .given()
      .when({ ...withdraw, rev: 2 })
      .thenRefused('post-moved')
    night.must(withdraw)
    expect(night.state().feed.posts).toMatchObject([
      { id, rev: 2, editedAt: night.state().at, body: { kind: 'withdrawn', reason: 'It is not' } },
    ])
    expect(JSON.stringify(night.state().feed)).not.toContain('"rev":2,"text"')
    night.given().when(withdraw).thenNothing()
    night.given().when({ kind: 'edit-post', post: id, rev: 2, text: 'x' }).thenRefused('post-withdrawn')
  })

  it('one post is pinned, whosever it is; what is pinned already is pinned', () => {
    const night = evening().take(2).publish()
    const pin = (post: string | null): Wish => ({ kind: 'pin-post', post })
    night.given().when(pin(null)).thenNothing()
    night.given().when(pin('nope')).thenRefused('no-such-post')
    night.must(pin(openingPostId('housing')))
    expect(night.state().feed.pinned).toBe(openingPostId('housing'))
    night
      .given()
      .when(pin(openingPostId('housing')))
      .thenNothing()
    night.must(pin(null))
    expect(night.state().feed.pinned).toBeNull()
  })

  it('a deleted post is gone for good', () => {
    const night = evening()
    night.must(write('Oops'))
    const id = night.state().feed.posts[0]?.id ?? ''
    night.must({ kind: 'delete-post', post: id })
    expect(night.state().feed.posts).toEqual([])
    night.given().when({ kind: 'delete-post', post: id }).thenRefused('no-such-post')
    night.given().when({ kind: 'edit-post', post: id, rev: 1, text: 'x' }).thenRefused('no-such-post')
  })

  it("the show's own posts are not edited or deleted by hand", () => {
    const night = evening().take(2).publish()
    const post = openingPostId('housing')
    night.given().when({ kind: 'edit-post', post, rev: 1, text: 'x' }).thenRefused('post-not-yours')
    night.given().when({ kind: 'delete-post', post }).thenRefused('post-not-yours')
  })
})

const KINDS = Command.anyOf.map((command) => command.properties.kind.const)
const allowedTo = (role: (typeof ROLES)[number]) => KINDS.filter((kind) => may(role, kind))

/** What only a producer prepares. */
const SET_UP: Wish['kind'][] = [
  'edit-ceremony',
  'edit-settings',
  'set-levels',
  'set-theme',
  'add-category',
  'remove-category',
  'add-entry',
  'remove-entry',
  'move-entry',
]

describe('roles', () => {
  const night = evening().take(7)
  const id = 'command-role'
  const wishes: Wish[] = [
    { kind: 'open-show', showFile: sampleShow(), results: sampleResults() },
    takeNow(night.state()),
    {
      kind: 'back',
      from: { epoch: night.state().position.epoch, programmeSeq: night.state().programme.seq },
    },
    armNow(night.state()),
    { kind: 'disarm' },
    { kind: 'confirm', to: { cue: 'climate:winner:winner', step: 0, revision: 1 } },
    { kind: 'peek', category: 'climate' },
    { kind: 'drive', from: null },
    { kind: 'clear' },
    { kind: 'blackout', on: true },
    { kind: 'preview', to: null },
    { kind: 'retract', category: 'housing', level: 'winner', reason: null },
    { kind: 'set-result', category: 'lifetime', levels: [awarded('winner', [])], reason: null },
    {
      kind: 'correct-result',
      category: 'housing',
      level: 'winner',
      entries: [],
      citation: null,
      reason: 'x',
    },
    write('x'),
    { kind: 'edit-post', post: 'p', rev: 1, text: 'x' },
    { kind: 'delete-post', post: 'p' },
    { kind: 'withdraw-post', post: 'p', rev: 1, reason: null },
    { kind: 'pin-post', post: null },
    { kind: 'keep-draft', draft: 'draft-role', rev: 0, text: 'x', at: null, when: null },
    { kind: 'drop-draft', draft: 'draft-role', rev: 1 },
    { kind: 'set-image', of: { kind: 'ceremony' }, image: null },
    { kind: 'edit-entry', category: 'housing', entry: 'h-1', change: { entrant: 'X' }, push: false },
    { kind: 'edit-category', category: 'housing', change: { name: 'X' }, push: false },
    { kind: 'withdraw-entry', category: 'housing', entry: 'h-1', withdrawn: true, push: false },
    { kind: 'move-segment', segment: 'end', before: 'opening', push: false },
    {
      kind: 'insert-segment',
      segment: { kind: 'text', id: 'new', title: 'New', body: '' },
      before: null,
      push: false,
    },
    { kind: 'edit-segment', segment: 'end', change: { minutes: 5 }, push: false },
    { kind: 'skip-segment', segment: 'end', skipped: true, push: false },
    { kind: 'stage-category', category: 'climate', onStage: false, push: false },
    { kind: 'edit-ceremony', change: { name: 'X' }, push: false },
    { kind: 'edit-settings', change: { guardMs: 1 }, push: false },
    { kind: 'set-levels', levels: [{ id: 'winner', name: 'X' }], push: false },
    { kind: 'set-theme', theme: null, push: false },
    { kind: 'add-category', category: category('new', 'New', []), before: null, push: false },
    { kind: 'remove-category', category: 'lifetime', push: false },
    { kind: 'add-entry', category: 'lifetime', entry: entry('l-1'), before: null, push: false },
    { kind: 'remove-entry', category: 'climate', entry: 'c-1', push: false },
    { kind: 'move-entry', category: 'climate', entry: 'c-1', before: null, push: false },
    { kind: 'remove-segment', segment: 'interval', push: false },
    { kind: 'revise', edits: [], results: [], reason: null, push: false },
    { kind: 'discard-result', category: 'climate', reason: 'x' },
    { kind: 'announce', category: 'climate' },
    { kind: 'note-cue', cue: 'end', operator: 'x' },
    { kind: 'publish', publication: 'p' },
  ]

  it.each([...ROLES, 'clock' as const])('%s may do what the table says and is refused all else', (role) => {
    for (const wish of wishes) {
      const decision = night.given().when(wish, { role, id })
      if (!may(role, wish.kind)) decision.thenRefused('not-your-role', role)
      else expect(() => decision.thenRefused('not-your-role')).toThrow()
    }
  })

  it('the table in full', () => {
    const kinds = wishes.map(({ kind }) => kind)
    const notFor = (role: (typeof ROLES)[number], ...not: Command['kind'][]) =>
      expect([...allowedTo(role)].sort()).toEqual(kinds.filter((kind) => !not.includes(kind)).sort())
    notFor('producer', 'publish')
    notFor('operator', 'publish', 'open-show', 'confirm', 'peek', 'revise', 'discard-result', ...SET_UP)
    expect(allowedTo('scrutineer')).toEqual([
      'confirm',
      'peek',
      'blackout',
      'set-result',
      'correct-result',
      'discard-result',
      'announce',
    ])
    expect(allowedTo('editor')).toEqual([
      'blackout',
      'write-post',
      'edit-post',
      'delete-post',
      'withdraw-post',
      'pin-post',
      'keep-draft',
      'drop-draft',
      'set-image',
      'edit-entry',
      'edit-category',
      'note-cue',
    ])
  })
})
