/** The pages that follow the log, as they are loaded: in one piece. */
export { followLive } from './following.ts'
export { followPost } from './post-following.ts'
