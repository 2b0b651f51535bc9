import { useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import type { Ref } from 'react'
import { PageSheet } from '../PageSheet.tsx'
import type { ScriptModel } from '../useScriptModel.ts'
import { useScriptScroll } from '../useScriptScroll.ts'

export interface DraftPagesHandle {
  /** Brings a line to the upper part of the pane, without telling that it was scrolled. */
  show(line: number): void
}

interface DraftPagesProps {
  readonly ref: Ref<DraftPagesHandle>
  readonly label: string
  readonly model: Omit<ScriptModel, 'draft'>
  /** The line at which it opens. */
  readonly start: number
  /** What is marked is not in the other draft any more. */
  readonly gone: boolean
  /** A hand scrolled to this line. */
  readonly onScroll: (line: number) => void
}

/** The pages of one draft, to be read. */
export function DraftPages({ ref, label, model, start, gone, onScroll }: DraftPagesProps) {
  const box = useRef<HTMLDivElement>(null)
  const scroll = useScriptScroll(box, model.pages, 0)
  const quiet = useRef(false)
  const place = useRef(start)

  function show(line: number): void {
    const before = box.current?.scrollTop
    place.current = line
    scroll.show(line, 'top')
    // Only a change is told of, and by then the hand may be here.
    quiet.current = box.current?.scrollTop !== before
  }

  useImperativeHandle(ref, () => ({ show }))
  const showAgain = useEffectEvent(() => (place.current > 0 ? show(place.current) : undefined))
  const { scale } = scroll
  const shownAt = useRef(0)
  useEffect(() => {
    // A pane that was made wider or narrower shows the same place again, as it first shows where it opens.
    if (shownAt.current === scale) return
    shownAt.current = scale
    showAgain()
  }, [scale])
  useEffect(() => {
    if (label === 'Later draft') box.current?.focus({ preventScroll: true })
  }, [label])

  function scrolled(): void {
    if (quiet.current) {
      quiet.current = false
      return
    }
    const edge = box.current?.getBoundingClientRect()
    const line = edge ? scroll.lineAt(edge.left + 1, edge.top + 40) : -1
    if (model.text.lines[line] === undefined) return
    place.current = line
    onScroll(line)
  }

  return (
    <div
      ref={box}
      className={gone ? 'script-scroll compare-pages gone' : 'script-scroll compare-pages'}
      role="document"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keys
      tabIndex={0}
      onScroll={scrolled}
    >
      <div className="script-pages" style={{ height: scroll.height, minWidth: scroll.shape.width * scroll.scale }}>
        {scroll.pages.map(({ index, top }) => (
          <PageSheet key={index} page={index} top={top} model={model} shape={scroll.shape} scale={scroll.scale} />
        ))}
      </div>
    </div>
  )
}
