/** A decoded picture: `source` is anything the surface can draw, upright, at this size in px. */
export interface Picture {
  readonly source: unknown
  readonly width: number
  readonly height: number
}
