import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { readRatio } from '#shared/film/ratios.ts'
import { placeIn } from './place.ts'
import type { Projects } from './useProjects.ts'
import type { About } from './useStart.ts'

/** Choosing a ratio that is not in the list. */
export const CUSTOM = 'custom'

interface Making {
  readonly client: Client
  readonly about: About
  readonly create: Projects['create']
  readonly onClose: () => void
}

/** What is typed and chosen for a new film until it is made. */
export function useNewProject({ client, about, create, onClose }: Making) {
  const [title, setTitle] = useState('')
  const [preset, setPreset] = useState('2.39')
  const [custom, setCustom] = useState('')
  /** null: it follows the title. */
  const [chosen, setFolder] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const folder = chosen ?? placeIn(about.projectsFolder, title)
  const wrong = titleProblem(title)
  const ratio = preset === CUSTOM ? readRatio(custom) : Number(preset)
  const ready = !busy && ratio !== undefined && wrong === undefined && folder.trim() !== ''

  async function choosePlace(): Promise<void> {
    const answer = await client.call('projects.choose', { purpose: 'new', name: placeIn('', title).slice(1) })
    if (answer.ok && answer.value.path !== null) setFolder(answer.value.path)
  }
  async function make(): Promise<void> {
    if (ratio === undefined) return
    setBusy(true)
    const made = await create(folder.trim(), title.trim() || 'Untitled film', ratio)
    setBusy(false)
    if (made) onClose()
  }
  function onSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    void make()
  }

  const typed = { title, setTitle, preset, setPreset, custom, setCustom, folder, setFolder }
  return { ...typed, wrong, ratio, ready, choosePlace, onSubmit }
}

function titleProblem(title: string): string | undefined {
  const over = title.trim().length - LIMITS.line
  return over > 0 ? `A title can hold ${LIMITS.line} characters, and this is ${over} too many.` : undefined
}
