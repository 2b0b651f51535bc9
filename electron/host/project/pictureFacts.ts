import type { MediaRow } from '#shared/document/schema.ts'

export type PictureFacts = Pick<MediaRow, 'type' | 'width' | 'height'>
/** The facts, or why these bytes are no picture that can be used, in words that follow "can't be used as a picture:". */
export type PictureReading = { readonly facts: PictureFacts } | { readonly why: string }
