import { describe } from 'vitest'
import { startRedis } from '../helpers/redis.ts'
import { rehearsesInAHouse } from './air-rooms.ts'

describe('on Redis', () => rehearsesInAHouse(() => startRedis()))
