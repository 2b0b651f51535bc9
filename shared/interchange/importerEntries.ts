import { avif, bmp, gif } from './pictures/decoded.ts'
import { heic } from './pictures/heic.ts'
import { picture } from './pictures/picture.ts'
import { psd } from './psd/psd.ts'
import { tiff } from './tiff/tiff.ts'
import type { Importer } from './importer.ts'

/** Every import format. The last accepts whatever no other recognises. To add one, add a folder and a line here. */
export const IMPORTERS: readonly Importer[] = [psd, avif, heic, tiff, gif, bmp, picture]
