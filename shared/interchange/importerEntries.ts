import { heic } from './pictures/heic.ts'
import { picture } from './pictures/picture.ts'
import { psd } from './psd/psd.ts'
import type { Importer } from './importer.ts'

/** Every kind of file that can be brought to a panel. The last one takes what no other knows. A new one is a folder and a line here. */
export const IMPORTERS: readonly Importer[] = [psd, heic, picture]
