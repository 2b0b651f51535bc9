import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { LIMITS } from '#shared/document/limits.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import { CAPTION_FACES, LINE_HEIGHT } from '#shared/compositing/paintWords.ts'
import { STAY, apply } from '#shared/tools/transformBox.ts'
import type { Editor } from '../../editor/editor.ts'
import { heldSentence } from '../../editor/fieldRule.ts'
import { useEditor, useMark } from '../../editor/useEditor.ts'
import { useDraft } from '../../ui/useDraft.ts'
import type { DraftRule } from '../../ui/visits.ts'
import { useHelpers } from './helpers/TableView.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { isMirrored, withWords, write } from './table/writing.ts'
import type { Writing } from './table/writing.ts'
import { useTableState } from './useTable.ts'

export function WritingBox({ table }: { readonly table: DrawingTable }) {
  const writing = useTableState(table, (state) => state.writing)
  return writing && <Box key={writing.mark.id} table={table} writing={writing} />
}

/**
 * How much lower a text field sets the captions' face than it is painted, in type sizes: text must not jump when it is
 * finished.
 */
const SET_LOWER = 0.08

/** Spaces and lines after the last word are on their way to the next one. */
const tidy = (text: string): string => text.replace(/\s+$/, '')

function ruleFor(editor: Editor, writing: Writing): DraftRule {
  function refuse(text: string): string | null {
    const words = tidy(text)
    const found = words.length
    if (found > LIMITS.text)
      return heldSentence({ kind: 'too-long', what: 'Words on a panel', most: LIMITS.text, unit: 'characters', found })
    const board = editor.board()
    // Another window may have locked or deleted what they stand on, which takes nothing then.
    if (words === '' || withWords(withWords(board, writing, ''), writing, words) !== board) return null
    return 'The layer of these words is locked, or their panel is gone. They stay here, not saved.'
  }
  // What a panel can't hold is not drawn: it is kept with what is not saved, and can be copied from there.
  return { key: `mark/${writing.mark.id}/text`, refuse }
}

interface BoxProps {
  readonly table: DrawingTable
  readonly writing: Writing
}

/** Text in place, in its final face and size, written as it is typed. Esc and Mod+Enter leave the box. */
function Box({ table, writing }: BoxProps) {
  const editor = useEditor()
  const camera = useTableState(table, (state) => state.camera)
  const now = useMark(writing.mark.id)
  const box = useRef<HTMLTextAreaElement>(null)
  const rule = ruleFor(editor, writing)
  const draft = useDraft(now?.kind === 'text' ? now.text : '', (text) => write(editor, writing, tidy(text)), rule)
  useEffect(() => box.current?.focus(), [])

  const { x, y, size, color, transform } = now?.kind === 'text' ? now : writing.mark
  const matrix = transform ?? STAY
  const [a, b, c, d] = matrix
  const mirrored = isMirrored(matrix, useHelpers().helpers.flip)
  const corner = toScreen(camera, apply(matrix, { x, y: y - SET_LOWER * size }))

  function end(): void {
    draft.leave()
    table.stopWriting()
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    const keeps = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!keeps && event.key !== 'Escape') return
    end()
    table.focus()
  }

  const lines = draft.text.split('\n')
  return (
    <textarea
      ref={box}
      className="table-writing"
      dir="auto"
      aria-label="Words on the panel"
      data-draft-key={rule.key}
      value={draft.text}
      rows={lines.length}
      cols={Math.max(6, ...lines.map((line) => line.length + 1))}
      spellCheck={false}
      style={{
        // Mirrored in its own place: what is typed is read, and stands where it will.
        transform: `matrix(${a}, ${b}, ${c}, ${d}, ${corner.x}, ${corner.y}) ${mirrored ? 'translateX(100%) scaleX(-1)' : ''}`,
        textAlign: mirrored ? 'right' : undefined,
        fontFamily: CAPTION_FACES,
        fontSize: size * camera.zoom,
        lineHeight: LINE_HEIGHT,
        color,
      }}
      onChange={(event) => draft.set(event.target.value)}
      onBlur={end}
      onKeyDown={onKeyDown}
    />
  )
}
