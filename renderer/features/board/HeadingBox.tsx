import { useEffect, useRef } from 'react'
import { numbersOf, sceneHeading, sceneOf } from '#shared/document/select.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { BoardView } from './boardView.ts'
import { headingOf } from './layout/layoutQuery.ts'
import { commitHeading, headingRule } from './scenes/headingEdit.ts'
import { HeadingInput } from './scenes/HeadingInput.tsx'

/** CSS px. */
const BOX = { height: 30, inset: 14, width: 340 } as const

/** A scene's heading edited in its place on the board, which it follows as the board moves. */
export function HeadingBox({
  view,
  sceneId,
  onDone,
}: {
  readonly view: BoardView
  readonly sceneId: string
  readonly onDone: () => void
}) {
  const editor = useEditor()
  const box = useRef<HTMLDivElement>(null)
  const scene = sceneOf(editor.board(), sceneId)

  useEffect(() => {
    function follow(): void {
      const layout = view.layout()
      const band = layout.bands.find((each) => each.sceneId === sceneId)
      if (!band || !box.current) return
      const { x, y, zoom } = view.camera()
      const place = headingOf(layout, band)
      const left = Math.max(BOX.inset, Math.min((place.x - x) * zoom, view.viewport().width - BOX.width - BOX.inset))
      const top = Math.max(BOX.inset, (place.y + place.height - y) * zoom - BOX.height - 4)
      Object.assign(box.current.style, { left: `${left}px`, top: `${top}px` })
    }
    follow()
    return view.listen(follow)
  }, [view, sceneId])

  if (!scene) return null
  const number = numbersOf(editor.board()).scenes.get(scene.id) ?? ''
  return (
    <div className="heading-box" ref={box} style={{ width: BOX.width }}>
      <HeadingInput
        number={number}
        value={sceneHeading(scene)}
        rule={headingRule(editor, scene)}
        onCommit={(text) => commitHeading(editor, scene, text)}
        onDone={onDone}
      />
    </div>
  )
}
