import { describe } from 'vitest'
import { startRedis } from '../helpers/redis.ts'
import { survivesCrashes } from './crashes.ts'

describe('on Redis', () => survivesCrashes(() => startRedis()))
