import { describe } from 'vitest'
import { IS_WHOLE } from '../helpers/whole.ts'
import { playsTheEvening } from './whole-evening.ts'

describe('on the embedded log', () => playsTheEvening(async () => null, { few: !IS_WHOLE }))
