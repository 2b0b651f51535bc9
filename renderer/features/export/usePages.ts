import { useEffect, useMemo, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import type { Page } from '#shared/pages/model.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'

export interface LaidPages {
  readonly pageCount: number
  /** The page's number: the last one if fewer were laid out than asked for. */
  readonly index: number
  readonly page: Page | null
  /** Requested and not there yet; `page` is still the previous one. */
  readonly busy: boolean
  readonly failed: string | null
}

type Answer = Omit<LaidPages, 'busy'>

const NONE: Answer = { pageCount: 0, index: 0, page: null, failed: null }
/** Lays out nothing while a person is still choosing. */
const PAUSE_MS = 80

/** One page of the document as the host would print it now, once everything is on disk. */
export function usePages(exporter: ExporterId, options: object, index: number): LaidPages {
  const editor = useEditor()
  const board = useBoard()
  // The board is part of the request: when it changes, so may every page.
  const wanted = useMemo(() => ({ board, exporter, options, index }), [board, exporter, options, index])
  const [laid, setLaid] = useState<{ answer: Answer; to: unknown }>({ answer: NONE, to: null })

  useEffect(() => {
    let over = false
    async function ask(): Promise<void> {
      const answer = await askForPage(editor.client, editor.opened.project, wanted, wanted.index)
      if (!over) setLaid({ answer, to: wanted })
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [editor, wanted])

  return { ...laid.answer, busy: laid.to !== wanted }
}

async function askForPage(
  client: Client,
  project: OpenedProject['project'],
  wanted: { readonly exporter: ExporterId; readonly options: object },
  index: number,
): Promise<Answer> {
  const { exporter, options } = wanted
  const asked = { project, exporter, options: { ...options }, from: index, count: 1 }
  const answer = await client.call('export.pages', asked)
  if (!answer.ok) return { ...NONE, failed: sentence(answer.failure) }
  const { pageCount, pages } = answer.value
  const page = pages[0]
  if (page) return { pageCount, index, page, failed: null }
  return pageCount === 0 || index === 0 ? NONE : askForPage(client, project, wanted, pageCount - 1)
}
