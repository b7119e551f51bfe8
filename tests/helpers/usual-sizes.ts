/** The three shapes of screens: usual, wide, tall. `STAGE_FITS=all` is every size there is. */
import { SIZES, type Size } from '../../display/preflight/sizes.ts'

const everything = process.env['STAGE_FITS'] === 'all'
const isUsual = ({ width, height }: Size) => width * height < 5_000_000 && (width >= 1900 || height >= 1900)

export const usualSizes = (): readonly Size[] => SIZES.filter((size) => everything || isUsual(size))
