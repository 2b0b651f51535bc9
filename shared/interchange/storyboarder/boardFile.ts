import { z } from 'zod'

/** Numbers are written as such or as text, by version. */
const number = z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(z.number())
const milliseconds = number.pipe(z.number().min(0).max(86_400_000))
const words = z.string().catch('').default('')

const layer = z
  .object({ url: z.string(), opacity: number.optional().catch(undefined) })
  .transform(({ url, opacity }) => ({ url, opacity }))

const storedBoard = z
  .object({
    uid: words,
    url: words,
    newShot: z.boolean().catch(false).default(false),
    shot: words,
    lastEdited: z.unknown().optional(),
    layers: z.record(z.string(), layer).catch({}).default({}),
    duration: milliseconds.optional().catch(undefined),
    dialogue: words,
    action: words,
    notes: words,
    audio: z
      .object({ filename: z.string(), duration: milliseconds.optional().catch(undefined) })
      .nullable()
      .catch(null)
      .default(null),
    link: words,
  })
  .transform(({ lastEdited, ...board }) => ({ ...board, edited: Boolean(lastEdited) }))

/** What a `.storyboarder` file holds, of what a board needs; the same for every version. */
export const boardFile = z.object({
  version: z
    .union([z.string(), z.number().transform(String)])
    .catch('')
    .default(''),
  aspectRatio: number
    .pipe(z.number().min(0.2).max(10))
    .catch(16 / 9)
    .default(16 / 9),
  fps: number.pipe(z.number().min(1).max(240)).catch(24).default(24),
  defaultBoardTiming: milliseconds.catch(2000).default(2000),
  boards: z.array(storedBoard.nullable().catch(null)).max(5000),
})

export type BoardFile = z.output<typeof boardFile>
export type StoredBoard = z.output<typeof storedBoard>
