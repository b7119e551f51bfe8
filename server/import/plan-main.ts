/** The planning process: is handed drafts and the show they go into, and answers with what would be imported. Holds no key, opens no envelope, prints nothing. */
import { workApart } from '../apart-main.ts'
import { createPlanner } from './planner.ts'

const answerTo = createPlanner()

workApart((asked, say) => say(answerTo(asked as Parameters<typeof answerTo>[0])))
