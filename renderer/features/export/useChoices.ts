import { useState } from 'react'
import type { FilmProfile } from '#shared/document/exportProfiles.ts'
import type { Exporter } from '#shared/interchange/exporter.ts'
import { DOCUMENTS, EXPORTERS, exporterOf } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import { withProfile } from '#shared/interchange/profile.ts'
import { useSession } from '../../editor/useEditor.ts'
import { windowMemory } from '../../ui/memory.ts'
import { begunOrder, chooseOrder, inOrder, orderIn } from './filmOrder.ts'
import type { OpenedFrom, Order } from './filmOrder.ts'
import { rememberChoices, rememberedChoices } from './rememberedChoices.ts'
import type { Choices } from './rememberedChoices.ts'

export interface Chosen {
  readonly exporter: Exporter<object, ExporterId>
  readonly options: object
  /** Why it begins in the order in which it still is; '' where nothing needs saying. */
  readonly whyOrder: string
  readonly format: (id: ExporterId) => void
  readonly document: (name: string) => void
  readonly change: (fields: object) => void
  /** All that a profile of the film says; one for a format that is not known here changes nothing. */
  readonly profile: (profile: FilmProfile) => void
}

/** The format and its options, as last time; `document`: one that was asked for instead. */
export function useChoices(document: string | null, filmId: string): Chosen {
  const from = useSession()
  const [begun] = useState(() => begunOrder(windowMemory(), filmId, from))
  const [choices, setChoices] = useState(() => begunChoices(document, from, begun.order))
  const [asked, setAsked] = useState(document)
  // The app menu can ask for another one while the dialog is open.
  if (document !== null && document !== asked) {
    setAsked(document)
    setChoices(withDocument(choices, document))
  }
  const exporter = exporterOf(choices.exporter) ?? EXPORTERS[0]!
  const options = choices.options[exporter.id] ?? exporter.start(navigator.language)
  const order = orderIn(exporter.form, options)

  function take(next: Choices): void {
    setChoices(next)
    rememberChoices(next)
  }

  /** An order that differs from the one before was chosen. */
  function takeOrdered({ id, form }: Exporter, next: object): void {
    const chosen = orderIn(form, next)
    if (chosen !== '' && chosen !== orderIn(form, choices.options[id] ?? {}))
      chooseOrder(windowMemory(), filmId, chosen)
    take({ exporter: id, options: { ...choices.options, [id]: next } })
  }
  return {
    exporter,
    options,
    whyOrder: order === begun.order ? begun.why : '',
    format: (id) => take({ ...choices, exporter: id }),
    document: (name) => take(withDocument(choices, name)),
    profile(profile) {
      const known = exporterOf(profile.exporter)
      if (!known) return
      const now = choices.options[known.id] ?? known.start(navigator.language)
      takeOrdered(known, withProfile(now, profile) ?? now)
    },
    change: (fields) => takeOrdered(exporter, { ...options, ...fields }),
  }
}

/** As last time, in this film's order; from the shot list, that is what is printed first. */
function begunChoices(document: string | null, { view }: OpenedFrom, order: Order): Choices {
  const usual = DOCUMENTS.find((each) => view === 'shot-list' && each.document.name === 'shot-list') ?? DOCUMENTS[0]!
  const { exporter, options } = withDocument(rememberedChoices(usual), document)
  const ordered = EXPORTERS.map(({ id, form }) => [id, inOrder(form, options[id] ?? {}, order)])
  return { exporter, options: Object.fromEntries(ordered) }
}

function withDocument(choices: Choices, name: string | null): Choices {
  const found = DOCUMENTS.find(({ document }) => document.name === name)
  if (!found) return choices
  const { id } = found.exporter
  const before = choices.options[id] ?? found.exporter.start(navigator.language)
  return { exporter: id, options: { ...choices.options, [id]: { ...before, ...found.document.sets } } }
}
