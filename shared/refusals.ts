/** The answer no: a closed list. Codes are never reused; sentences may be improved. */

export const REFUSALS = {
  malformed: 'The message could not be read: {detail}',
  'unknown-message': 'This server knows no message called {detail}.',
  'not-signed-in': 'Sign in to use the control panel.',
  'wrong-key': 'This key does not sign in: it is wrong, was used already, or is too old.',
  'wrong-password': 'This name and password do not sign in.',
  'too-many-guesses':
    'Too many wrong passwords from here. Wait {minutes} minutes, or ask a producer for a link: that works at once.',
  'too-busy': 'Too much is being asked at this moment; nothing was changed. Try again.',
  'bad-password': 'The password was not taken. {detail}',
  'bad-name': 'The name was not taken. {detail}',
  'name-taken':
    'There is somebody called {name} already. Add a surname or a letter: the log tells people apart by their names.',
  'no-such-person': 'There is no such person; they may have been removed meanwhile.',
  'last-producer':
    '{name} is the only producer with a password. Make somebody else a producer first, one who has chosen a password.',
  'person-disabled': '{name} is shut out. Let them in again first.',
  'wrong-current': 'Your password until now is another one; nothing was changed.',
  'no-account': 'This desk was signed in by a key, and has no password.',
  'foreign-page': 'The request does not come from a page of this server.',
  'not-your-role': 'Your role ({role}) may not do this.',
  'no-such-show': 'There is no show called {show}.',
  'nothing-on-air': 'No show is on air.',
  'show-exists': 'There is a show called {show} already; nothing was changed.',
  'bad-show-file': 'The show file has a mistake: {detail}',
  'programme-moved': '{who} was faster: on now is {what}. Nothing was taken.',
  'log-replaced': 'The show log is another one than your desk has seen; nothing was taken.',
  'target-changed': '{what} was changed since your desk drew it; nothing was taken.',
  'too-soon': 'Too soon after the last press; press again.',
  'no-such-button': 'There is no button called {button}; there are {buttons}.',
  'not-armed': '{what} opens an envelope. Arm it first, then take.',
  'nothing-to-arm': '{what} opens no envelope; it is taken at once.',
  'not-confirmed': '{what} has to be confirmed by a second person before it is taken.',
  'confirm-elsewhere': 'Whoever arms a reveal cannot confirm it; somebody else does, at another desk.',
  'not-driving': '{who} drives at another desk. Take over first.',
  'driver-changed': '{who} has taken over meanwhile; look again before you do.',
  'nothing-sealed': '{category} has no sealed envelope to look into.',
  'looked-already': 'This look was answered already; ask again to look again.',
  'no-such-cue': 'The rundown has no such cue.',
  'nothing-to-take': 'The rundown is at its end.',
  'nothing-before': 'There is nothing to go back to.',
  'no-result': '{category} has no sealed result yet. Set its result, or jump to another category.',
  'result-retracted':
    'The {level} of {category} was retracted. Seal the right result before it is shown again.',
  'reveal-out-of-place':
    'A result is revealed from within its category; take {category} to the screen first.',
  'lower-levels-first': '{level} of {category} is still sealed; it is revealed first.',
  'stage-is-black': 'The stage is black. Lift the blackout before a result is revealed.',
  'no-such-category': 'There is no category called {category}.',
  'no-such-level': 'There is no level called {level}.',
  'no-such-entry': '{category} has no entry called {entry}.',
  'entry-twice': '{category} names {entry} more than once.',
  'category-twice': '{category} has more than one result; each category has one.',
  'entry-nominated': '{entry} is on the shortlist of {category}; tick it there.',
  'write-in-unnamed': '{entry} was written in for {category}, but no level is given to it.',
  'result-too-long':
    'The result of {category} does not fit its envelope; shorten the citation, or what was written in.',
  'already-revealed': 'The {level} of {category} has been revealed; use a correction.',
  'not-revealed': 'The {level} of {category} has not been revealed.',
  'reason-needed': 'Say why: a result that was sealed before is being replaced.',
  'no-such-post': 'There is no such post.',
  'post-moved': 'The post was edited by somebody else meanwhile; look at it again.',
  'post-withdrawn': 'This post was taken back; its place stays as it is.',
  'no-such-draft': 'There is no such draft; it was published or thrown away.',
  'draft-moved': '{who} changed this draft meanwhile; look at it again.',
  'draft-twice-bound': 'A draft waits for a time or for a winner, not for both.',
  'time-over': 'This time is over; choose a later one, or publish now.',
  'post-not-yours': 'This post was written by the show; correct or retract the result instead.',
  'not-due': 'This publication is not due.',
  'nothing-of-that-name': 'This show has nobody and nothing called {name}.',
  frozen: '{what} is {where} now. The change is made only if you push it there.',
  'in-hand': '{what} is where the evening stands. Go on to another first.',
  'no-such-segment': 'The rundown has no segment called {segment}.',
  'segment-exists': '{what} stands in the rundown already.',
  'rundown-full': 'The rundown holds as much as it can; nothing was inserted.',
  'no-such-words': '{what} has no {field} that could be changed.',
  'levels-fixed':
    '{what} has a result by these levels already; which levels there are is fixed from then on.',
  'levels-named': '{what} has been revealed by these levels; they keep their names.',
  'theme-unreadable': 'This look cannot be used: {detail}',
  'category-exists': 'There is a category called {category} already.',
  'entry-exists': '{category} has an entry with the id {entry} already.',
  'has-result': '{category} has a result. Discard it first, or withdraw what does not compete any more.',
  'show-full': '{what} holds as much as it can; nothing was changed.',
  'opens-and-ends': 'An evening opens and ends once; skip {what} instead of removing it.',
  'entry-withdrawn': '{entry} was withdrawn from {category}; no result can name it.',
  'entry-awarded': '{entry} was given the {level} of {category}. Retract or correct that first.',
  'last-entry': '{entry} is the last entry of {category}. Skip the category instead.',
  'reseal-needed':
    'An entry of {category} was withdrawn after its result was sealed. Set its result again before it is revealed.',
  'on-stage': '{category} is presented on stage. Take it there, or mark it “not on stage” first.',
  'short-passphrase': 'A passphrase has at least {least} characters; four or five words do well.',
  'wrong-passphrase': 'This passphrase does not open the block. Nothing was changed.',
  'no-key-block': 'This is no block of a seal key: paste all of it, from BEGIN to END.',
  'key-mistyped': 'A letter of the block is missing or wrong; compare it with the paper.',
  'key-in-use':
    'The show {show} has envelopes that only the key of this house opens. Delete that show first, or keep the key.',
  'key-from-environment':
    'The key of this house comes from ENVELOPE_SEAL_KEY; change it there, and start again.',
  'vault-closed':
    'The envelope could not be opened or sealed: its seal is broken, or its key is not here. A producer brings the key, or takes a copy of a new one: menu › Key of the envelopes.',
  'log-unavailable': 'The show log cannot be written now; nothing was changed.',
  'acted-not-logged': 'Done on the screens. The show log cannot be written now; it will be told when it can.',
  'failed-inside': 'Something went wrong inside Envelope; nothing was changed.',
  'air-moved': 'Another show has gone on air meanwhile; nothing was changed. Look at the desk again.',
  'room-is-watching': 'The room is looking at {label}. Nothing was changed; say that it may be interrupted.',
  'air-not-noted': 'Which show is on air cannot be noted now; the room keeps the show it sees.',
  'is-a-rehearsal': '{show} is a rehearsal itself; rehearse the show it was made from.',
  'still-on-air': '{show} is on air. Put another show on air first.',
  'still-publishing': 'Something of {show} is on its way to the readers; wait until it is out.',
  'still-on-screens': '{screens} of the room show {show}. Assign them to another show first.',
  'name-differs': 'The name that was typed is not “{name}”; nothing was deleted.',
  'bad-export': 'This file cannot be restored: {detail}',
  'sealed-elsewhere':
    'The envelopes of {show} were sealed with another key. Bring that key to this house first, or restore {show} without it: its sealed results stay closed until the key is brought.',
  'no-such-kept': 'There is no such deleted show; it may have been kept for long enough.',
  'not-kept': '{show} could not be put aside, so it was not deleted.',
  'wrong-code': 'No screen shows this code: it is wrong, was used already, or is older than five minutes.',
  'no-such-screen': 'There is no such screen; it may have been removed meanwhile.',
  'bad-image': 'This picture cannot be used: {detail}',
  'no-such-image': 'There is no such picture.',
  'bad-table': 'The table has mistakes.',
  'bad-file': 'This file cannot be read: {detail}',
  'import-gone':
    'This import is not there any more: it is kept for an hour, and not over a restart. Choose the file again.',
  'import-changed': 'The import or its show has changed meanwhile; nothing was imported. Look at it again.',
  'import-not-ready': 'Something has still to be put right or answered; nothing was imported.',
  'import-broken':
    'Looking through this import broke off, or took more time or memory than any list of entries needs; nothing was changed. Try again, or copy the rows you need into a new file.',
  'too-large': 'What was sent is too large; {detail}',
  'too-many': 'Too many attempts; wait a minute and try again.',
  follows: 'This core stands by and takes no commands. The one that leads: {leader}.',
  'no-standby': 'No core stands by at {core}; nothing was handed over.',
  'standby-key':
    'The core at {core} has another seal key, and could not open the envelopes; nothing was handed over.',
  'not-away': 'The show log can be reached; there is nothing to go on without.',
  'no-whole-copy':
    'This machine has no whole copy of {show}, and cannot go on alone; use the machine that was leading.',
  'histories-moved': 'Something was done meanwhile; look at both histories again. Nothing was changed.',
  'no-such-history': 'There is no such history to keep. Nothing was changed.',
  joining: 'The histories are being joined; the desk goes on in a moment.',
  'too-old': 'This page is older than the server; reload it.',
} as const

export type RefusalCode = keyof typeof REFUSALS

/** The answer no: a code for programs, a sentence for people. */
export interface Refusal {
  readonly code: RefusalCode
  readonly sentence: string
}

/** Fills the code's sentence; a `{word}` without a value is left out. */
export function refusal(code: RefusalCode, words: Record<string, string> = {}): Refusal {
  const sentence = REFUSALS[code].replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '')
  return { code, sentence }
}
