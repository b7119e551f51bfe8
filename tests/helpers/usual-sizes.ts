/** The three shapes of screens: usual, wide, tall. In the whole every size there is. */
import { SIZES, type Size } from '../../display/preflight/sizes.ts'
import { IS_WHOLE } from './whole.ts'

export const isUsual = ({ width, height }: Size) =>
  width * height < 5_000_000 && (width >= 1900 || height >= 1900)

export const usualSizes = (): readonly Size[] => SIZES.filter((size) => IS_WHOLE || isUsual(size))
