import { useState } from 'react'
import type { FilmProfile } from '#shared/document/exportProfiles.ts'
import type { Exporter } from '#shared/interchange/exporter.ts'
import { DOCUMENTS, EXPORTERS, exporterOf } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import { withProfile } from '#shared/interchange/profile.ts'
import { rememberChoices, rememberedChoices } from './rememberedChoices.ts'
import type { Choices } from './rememberedChoices.ts'

export interface Chosen {
  readonly exporter: Exporter<object, ExporterId>
  readonly options: object
  readonly format: (id: ExporterId) => void
  readonly document: (name: string) => void
  readonly change: (fields: object) => void
  /** All that a profile of the film says; one for a format that is not known here changes nothing. */
  readonly profile: (profile: FilmProfile) => void
}

/** The format and its options, as last time; `document`: one that was asked for instead. */
export function useChoices(document: string | null): Chosen {
  const [choices, setChoices] = useState(() => withDocument(rememberedChoices(), document))
  const [asked, setAsked] = useState(document)
  // The app menu can ask for another one while the dialog is open.
  if (document !== null && document !== asked) {
    setAsked(document)
    setChoices(withDocument(choices, document))
  }
  const exporter = exporterOf(choices.exporter) ?? EXPORTERS[0]!
  const options = choices.options[exporter.id] ?? exporter.start(navigator.language)

  function take(next: Choices): void {
    setChoices(next)
    rememberChoices(next)
  }
  return {
    exporter,
    options,
    format: (id) => take({ ...choices, exporter: id }),
    document: (name) => take(withDocument(choices, name)),
    profile(profile) {
      const known = exporterOf(profile.exporter)
      if (!known) return
      const now = choices.options[known.id] ?? known.start(navigator.language)
      take({ exporter: known.id, options: { ...choices.options, [known.id]: withProfile(now, profile) ?? now } })
    },
    change: (fields) => take({ ...choices, options: { ...choices.options, [exporter.id]: { ...options, ...fields } } }),
  }
}

function withDocument(choices: Choices, name: string | null): Choices {
  const found = DOCUMENTS.find(({ document }) => document.name === name)
  if (!found) return choices
  const { id } = found.exporter
  const before = choices.options[id] ?? found.exporter.start(navigator.language)
  return { exporter: id, options: { ...choices.options, [id]: { ...before, ...found.document.sets } } }
}
