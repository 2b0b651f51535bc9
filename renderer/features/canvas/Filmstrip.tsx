import { useEffect, useRef } from 'react'
import { previewPath } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { numbersOf, panelPlace, panelsOf, shotOf, shotsOf } from '#shared/document/select.ts'
import { useBoard, useEditor, usePanelVersion } from '../../editor/useEditor.ts'

/** Panels shown on either side of the current one. */
const AROUND = 5
const WIDTH = 240

/** The scene's panels around the current one; PageUp and PageDown go through the whole film. */
export function Filmstrip({ panel }: { readonly panel: PanelRow }) {
  const board = useBoard()
  const shot = shotOf(board, panel.shotId)
  const panels = shot ? shotsOf(board, shot.sceneId).flatMap((other) => panelsOf(board, other.id)) : []
  const at = panels.findIndex((other) => other.id === panel.id)
  const from = Math.max(0, Math.min(at - AROUND, panels.length - 2 * AROUND - 1))
  return (
    <ol className="table-strip" aria-label="Panels of this scene">
      {panels.slice(from, from + 2 * AROUND + 1).map((other) => (
        <Frame key={other.id} panel={other} current={other.id === panel.id} />
      ))}
    </ol>
  )
}

function Frame({ panel, current }: { readonly panel: PanelRow; readonly current: boolean }) {
  const editor = useEditor()
  const board = useBoard()
  const version = usePanelVersion(panel.id)
  const button = useRef<HTMLButtonElement>(null)
  const { index, count } = panelPlace(board, panel)
  const number = numbersOf(board).shots.get(panel.shotId) ?? ''
  const name = count > 1 ? `${number} · ${index}` : number
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <li>
      <button
        ref={button}
        type="button"
        aria-current={current || undefined}
        aria-label={`${name}: shot ${number}, panel ${index} of ${count}`}
        onClick={() => editor.session.selectPanel(editor.board(), panel.id)}
      >
        <img
          src={previewPath(editor.opened.project, panel.id, WIDTH, version)}
          alt=""
          style={{ aspectRatio: filmOf(board).ratio }}
        />
        <span>{name}</span>
      </button>
    </li>
  )
}
