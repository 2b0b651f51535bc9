import { useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { RefCallback } from 'react'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { sameRect } from '#shared/geometry/rect.ts'
import { helperSettingsOf } from '../helpers/helperSettings.ts'
import { placeOnTable } from '../helpers/placeOnTable.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useLatest } from '../useTable.ts'
import { cursorOf } from './handle.ts'
import type { Handle } from './handle.ts'
import { listenToHandles } from './handleHands.ts'
import type { Hold } from './handleHands.ts'
import type { OverlayLook } from './overlayLook.ts'
import { createTableOverlay } from './tableOverlay.ts'
import type { TableOverlay } from './tableOverlay.ts'

type Grab = (handle: Handle, from: PanelPoint, copy: boolean) => Hold | null

/** The overlay, and the owners of its handles. */
export interface LivingOverlay {
  readonly overlay: TableOverlay
  /** Sets what a press on one kind of handle does, until the returned function is called. */
  readonly own: (of: Handle['of'], grab: Grab) => () => void
}

/**
 * Sets up the overlay over a table, in the element that the returned ref is given to, and removes it with the element.
 */
export function useTableOverlay(table: DrawingTable): {
  living: LivingOverlay | null
  host: RefCallback<HTMLDivElement>
} {
  const { session } = useEditor()
  const [living, setLiving] = useState<LivingOverlay | null>(null)
  const host = useCallback(
    (element: HTMLDivElement | null) => {
      if (!element) return undefined
      const overlay = createTableOverlay(element)
      const owners = new Map<Handle['of'], Grab>()
      const stop = [
        followTable(overlay, table),
        followWindow(overlay, element),
        listenToHandles(table.area, {
          camera: table.camera.now,
          place: (event) => placeOnTable(element, event, helperSettingsOf(session).state()),
          handleAt: overlay.handleAt,
          grab: (handle, from, copy) => owners.get(handle.of)?.(handle, from, copy) ?? null,
          over: (handle, held) =>
            showCursor(element, handle, held, overlay.look(), helperSettingsOf(session).state().turn),
        }),
      ]
      setLiving({
        overlay,
        own(of, grab) {
          owners.set(of, grab)
          return () => owners.delete(of)
        },
      })
      return () => {
        for (const end of stop) end()
        overlay.dispose()
        setLiving(null)
      }
    },
    [table, session],
  )
  return { living, host }
}

/** Shows these parts of the look; `gone`: what to show once the caller unmounts. */
export function useShown(
  living: LivingOverlay | null,
  fields: Partial<OverlayLook>,
  gone: Partial<OverlayLook> | null = null,
): void {
  const last = useLatest(gone)
  useLayoutEffect(() => living?.overlay.show(fields))
  useLayoutEffect(() => () => living?.overlay.show(last.current ?? {}), [living, last])
}

/** Handles presses on one kind of handle: always with the latest `grab`. */
export function useHandles(living: LivingOverlay, of: Handle['of'], grab: Grab): void {
  const newest = useLatest(grab)
  useEffect(() => living.own(of, (handle, from, copy) => newest.current(handle, from, copy)), [living, of, newest])
}

/**
 * The table's own changes are pushed as they happen, without React in between: guides move along with a panned paper.
 */
function followTable(overlay: TableOverlay, table: DrawingTable): () => void {
  function push(): void {
    const { camera, frame, outside, loop, selection, move, framing, playing } = table.state()
    // Every finished stroke creates a new frame object, usually an equal one.
    const known = overlay.look().frame
    const same = sameRect(known, frame) ? known : frame
    overlay.show({ camera, frame: same, outside, loop, selection, move, framing, playing })
  }
  push()
  return table.listen(push)
}

function followWindow(overlay: TableOverlay, element: HTMLElement): () => void {
  const sizes = new ResizeObserver(() =>
    overlay.resize({ width: element.clientWidth, height: element.clientHeight, dpr: devicePixelRatio }),
  )
  // Also called if the window moves to a screen of another density and keeps its size.
  sizes.observe(element, { box: 'device-pixel-content-box' })
  const themes = new MutationObserver(overlay.recolor)
  themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] })
  return () => {
    sizes.disconnect()
    themes.disconnect()
  }
}

/** Over a handle, its cursor replaces the tool's, and the nib's ring is hidden. */
function showCursor(part: Element, handle: Handle | null, held: boolean, look: OverlayLook, turn: number): void {
  const view = part.closest<HTMLElement>('.table-view')
  if (!view) return
  if (!handle) {
    delete view.dataset['handle']
    return
  }
  const cursor = cursorOf(handle, (look.picture?.degrees ?? 0) + (look.flip ? -turn : turn), look.flip)
  view.style.setProperty('--handle-cursor', held && cursor === 'grab' ? 'grabbing' : cursor)
  view.dataset['handle'] = handle.of
}
