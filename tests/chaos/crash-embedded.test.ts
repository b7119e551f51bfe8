import { describe } from 'vitest'
import { survivesCrashes } from './crashes.ts'

describe('on the embedded log', () => survivesCrashes(async () => null))
