import { useEffect, useRef, useState } from 'react'
import { LIMITS } from '#shared/document/limits.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import { CAPTION_FACES, LINE_HEIGHT } from '#shared/compositing/paintWords.ts'
import { textTool } from '#shared/tools/spots.ts'
import { STAY, apply } from '#shared/tools/transformBox.ts'
import { heldSentence } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useHeldDrafts } from '../../ui/heldDrafts.ts'
import { useTyping } from '../../ui/typing.ts'
import type { TypedField } from '../../ui/typing.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { drawOn, rewrite } from './table/drawOn.ts'
import type { Writing } from './table/inkChecks.ts'
import { opacityOf, sizeOf } from './toolSettings.ts'
import { useTableState, useToolSettings } from './useTable.ts'

export function WritingBox({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const writing = useTableState(table, (state) => state.writing)
  return writing && <Box key={`${writing.at.x} ${writing.at.y}`} table={table} panel={panel} writing={writing} />
}

/**
 * How much lower a text field sets the captions' face than it is painted, in type sizes: text must not jump when it is
 * finished.
 */
const SET_LOWER = 0.08

interface BoxProps {
  readonly table: DrawingTable
  readonly panel: PanelRow
  readonly writing: Writing
}

function tooLong(words: string): string | null {
  const found = words.length
  if (found <= LIMITS.text) return null
  return heldSentence({ kind: 'too-long', what: 'Words on a panel', most: LIMITS.text, unit: 'characters', found })
}

/** Text in place, in its final face and size. It is kept however the box is left: Esc and Mod+Enter leave it. */
function Box({ table, panel, writing }: BoxProps) {
  const editor = useEditor()
  const { tools } = useToolSettings()
  const camera = useTableState(table, (state) => state.camera)
  const begun = writing.mark?.text ?? ''
  const [text, setText] = useState(begun)
  const box = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)
  const drafts = useHeldDrafts()
  useEffect(() => box.current?.focus(), [])

  const size = writing.mark?.size ?? sizeOf(tools, textTool.id)
  const color = writing.mark?.color ?? tools.color
  const matrix = writing.mark?.transform ?? STAY
  const [a, b, c, d] = matrix
  const corner = toScreen(camera, apply(matrix, { x: writing.at.x, y: writing.at.y - SET_LOWER * size }))

  function put(words: string): void {
    if (writing.mark) rewrite(editor, panel, writing.mark, words)
    else if (words !== '')
      drawOn(editor, panel, {
        kind: 'text',
        x: writing.at.x,
        y: writing.at.y,
        size,
        text: words,
        color,
        opacity: opacityOf(tools, textTool.id),
        transform: null,
      })
  }

  function end(): void {
    if (done.current) return
    done.current = true
    const words = text.replace(/\s+$/, '')
    const why = tooLong(words)
    // Text that a panel can't hold is not drawn: it is kept with what is not saved, and can be copied from there.
    if (why !== null) drafts.put({ key: `words/${editor.newId('mark')}`, text: words, why })
    else put(words)
    table.stopWriting()
  }

  const latest = useRef({ text, end })
  useEffect(() => {
    latest.current = { text, end }
  })
  useEffect(
    () => () => {
      // A key can leave the table while the text is still being written.
      if (latest.current.text !== begun) latest.current.end()
    },
    [begun],
  )

  const typing = useTyping()
  const [field] = useState<TypedField>(() => ({
    flush: () => latest.current.text === begun || latest.current.end(),
    forget: () => undefined,
    arrived: () => undefined,
  }))
  useEffect(() => typing.show(field), [field, typing])
  useEffect(() => typing.waits(field, text === begun ? 'nothing' : 'stays'), [begun, field, text, typing])

  const lines = text.split('\n')
  return (
    <textarea
      ref={box}
      className="table-writing"
      dir="auto"
      aria-label="Words on the panel"
      value={text}
      rows={lines.length}
      cols={Math.max(6, ...lines.map((line) => line.length + 1))}
      spellCheck={false}
      style={{
        transform: `matrix(${a}, ${b}, ${c}, ${d}, ${corner.x}, ${corner.y})`,
        fontFamily: CAPTION_FACES,
        fontSize: size * camera.zoom,
        lineHeight: LINE_HEIGHT,
        color,
      }}
      onChange={(event) => setText(event.target.value)}
      onBlur={end}
      onKeyDown={(event) => {
        event.stopPropagation()
        const keeps = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        if (!keeps && event.key !== 'Escape') return
        end()
        table.focus()
      }}
    />
  )
}
