import { z } from 'zod'
import { ELEMENT_KINDS } from '../script/screenplay.ts'
import type { Screenplay } from '../script/screenplay.ts'

const yes = z.exactOptional(z.literal(true))
const lineNumber = z.number().int().min(0)

const runSchema = z.object({ text: z.string(), bold: yes, italic: yes, underline: yes })

const elementSchema = z.object({
  kind: z.enum(ELEMENT_KINDS),
  runs: z.array(runSchema),
  line: lineNumber,
  lastLine: lineNumber,
  number: z.exactOptional(z.string()),
  eighths: z.exactOptional(z.number().int().min(1)),
  depth: z.exactOptional(z.number().int()),
  dual: z.exactOptional(z.enum(['left', 'right'])),
  revised: yes,
  page: z.exactOptional(z.string()),
})

/** `Screenplay` as it crosses from the host to a window. */
export const screenplaySchema: z.ZodType<Screenplay, Screenplay> = z.object({
  titlePage: z.array(z.object({ key: z.string(), values: z.array(z.string()) })),
  elements: z.array(elementSchema),
  unread: z.array(z.object({ line: lineNumber, text: z.string(), why: z.string() })),
})
