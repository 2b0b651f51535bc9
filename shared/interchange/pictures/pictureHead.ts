/** What a picture's file says of itself before it is decoded; `why`: words that follow "can't be used as a picture:". */
export type PictureHead =
  | { readonly width: number; readonly height: number; readonly moves: boolean }
  | { readonly why: string }

export const CUT_SHORT = { why: 'the file is cut short' } as const
