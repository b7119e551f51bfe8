import { describe } from 'vitest'
import { playsTheEvening } from './whole-evening.ts'

describe('on the embedded log', () => playsTheEvening(async () => null))
