/** Tones of one figure, as indexes into the stage's tones. */
export interface FigureTones {
  readonly body: number
  readonly joint: number
  readonly eye: number
  readonly pupil: number
}
