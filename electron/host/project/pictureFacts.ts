import type { MediaRow } from '#shared/document/schema.ts'

export type PictureFacts = Pick<MediaRow, 'type' | 'width' | 'height'>
/** The facts, or why these bytes can't be used, worded to follow "can't be used as a picture:". */
export type PictureReading = { readonly facts: PictureFacts } | { readonly why: string }
