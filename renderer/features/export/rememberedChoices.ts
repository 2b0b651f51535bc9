import { z } from 'zod'
import type { Exporter } from '#shared/interchange/exporter.ts'
import { EXPORTERS } from '#shared/interchange/exporters.ts'
import type { NamedDocument } from '#shared/interchange/exporters.ts'
import { recall, remember, windowMemory } from '../../ui/memory.ts'
import { inOrder, isOrder } from './filmOrder.ts'

const PLACE = 'framewright.export'

/** The chosen exporter, and the options of each. */
export interface Choices {
  readonly exporter: string
  readonly options: Readonly<Record<string, object>>
}

const choicesSchema = z.object({
  exporter: z.string(),
  options: z.record(z.string(), z.record(z.string(), z.unknown())),
})

/**
 * The choices of the last export on this computer; without its scenes and its order, which belong to one film.
 * `usual`: the document of somebody who has not exported anything yet.
 */
export function rememberedChoices(usual: NamedDocument): Choices {
  const { exporter, options } = readChoices(usual)
  return {
    exporter,
    options: Object.fromEntries(
      EXPORTERS.map((entry) => {
        const read = entry.options.safeParse(options[entry.id])
        return [entry.id, read.success ? ofNoFilm(entry, read.data) : entry.start(navigator.language)]
      }),
    ),
  }
}

export function rememberChoices({ exporter, options }: Choices): void {
  const kept = EXPORTERS.map((entry) => [entry.id, ofNoFilm(entry, options[entry.id] ?? {})])
  remember(windowMemory(), PLACE, { exporter, options: Object.fromEntries(kept) })
}

function readChoices({ exporter, document }: NamedDocument): Choices {
  const begun = { ...exporter.start(navigator.language), ...document.sets }
  const none = { exporter: exporter.id, options: { [exporter.id]: begun } }
  const kept = recall(windowMemory(), PLACE)
  const read = choicesSchema.safeParse(kept)
  if (read.success) return read.data
  // Before there were several formats, the PDF's options were stored at the top level.
  return kept !== null && typeof kept === 'object' ? { ...none, options: { pdf: kept } } : none
}

function ofNoFilm({ form }: Exporter, options: object): object {
  return form.reduce((kept, field) => {
    if (field.kind === 'scenes' || field.kind === 'shots') return { ...kept, ...field.sets([]) }
    if (isOrder(field)) return inOrder(form, kept, 'story')
    return field.kind === 'view' || (field.kind === 'line' && field.once) ? { ...kept, ...field.sets('') } : kept
  }, options)
}
