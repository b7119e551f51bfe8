import { describe } from 'vitest'
import { rehearsesInAHouse } from './air-rooms.ts'

describe('on the embedded log', () => rehearsesInAHouse(async () => null))
