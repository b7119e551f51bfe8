/** @module-tag whole */
import { describe } from 'vitest'
import { startRedis } from '../helpers/redis.ts'
import { playsTheEvening } from './whole-evening.ts'

describe('on Redis', () => playsTheEvening(() => startRedis(), { few: true }))
