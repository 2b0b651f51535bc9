import type { GenerationRequest } from '#shared/document/recipe.ts'
import { farSmaller, farSmallerWords } from '#shared/generation/farSmaller.ts'
import { croppedWords, outOfFrameWords } from '#shared/generation/outOfFrame.ts'

interface Size {
  readonly width: number
  readonly height: number
}

type Asked = Pick<GenerationRequest, 'provider' | 'imageSize' | 'aspectRatio'>

/** That a picture is far smaller than it was asked for, or of another ratio, in sentences; '' if there is nothing to say. */
export function shapeWords(picture: Size, filmRatio: number, asked: Asked): string {
  return [farSmallerWords(picture, asked), outOfFrameWords(picture, filmRatio, asked.aspectRatio)]
    .filter((each) => each !== null)
    .join(' ')
}

/** The same where there is room for a few letters: "1 × 1 px · 1:1 · 58 % cropped". */
export function shapeLetters(picture: Size, filmRatio: number, asked: Asked): string {
  return [farSmaller(picture, asked), croppedWords(picture, filmRatio, asked.aspectRatio)]
    .filter((each) => each !== null)
    .join(' · ')
}
