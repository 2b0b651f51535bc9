import Konva from 'konva'
import { toScreen } from '#shared/geometry/camera.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { ACTION_SAFE, TITLE_SAFE, centerLines, perspectiveLines, safeArea, thirdLines } from '../helpers/guideLines.ts'
import type { Line } from '../helpers/guideLines.ts'
import { faint } from './overlayTokens.ts'
import type { OverlayLook } from './overlayLook.ts'
import type { OverlayPart } from './overlayPart.ts'
import { crisp, crispBreadth } from './placedBox.ts'

/**
 * Dims what was drawn outside the frame: it is kept, but not shown in the film. While a camera move plays, it covers
 * all that the camera does not see.
 */
export function createDimmerPart(): OverlayPart {
  const node = new Konva.Group({ name: 'dimmer', listening: false })
  const cover = new Konva.Path({ fillRule: 'evenodd' })
  node.add(cover)
  return {
    node,
    shows: ['outside', 'playing', 'camera', 'frame'],
    show({ outside, playing, camera, frame }, { room, tokens }) {
      if (!outside && !playing) return false
      const [x, y, width, height] = playing ?? [frame.x, frame.y, frame.width, frame.height]
      const corner = toScreen(camera, { x, y })
      const [left, top] = [Math.round(corner.x * room.dpr) / room.dpr, Math.round(corner.y * room.dpr) / room.dpr]
      const hole = `M${left} ${top}h${width * camera.zoom}v${height * camera.zoom}H${left}z`
      cover.setAttrs({
        data: `M0 0H${room.width}V${room.height}H0z${hole}`,
        fill: faint(tokens.room, playing ? 1 : 0.84),
      })
      return true
    },
  }
}

/** Thirds, centre and safe areas, each of their lines on whole device px. */
export function createGuidesPart(): OverlayPart {
  const node = new Konva.Group({ name: 'guides', listening: false, opacity: 0.75 })
  const lines = [0, 1, 2, 3, 4, 5].map(
    (at) => new Konva.Line<Konva.LineConfig>({ points: [], name: at < 4 ? 'third' : 'center' }),
  )
  const areas = [
    { part: ACTION_SAFE, node: new Konva.Rect({ name: 'action-safe', dash: [6, 4] }) },
    { part: TITLE_SAFE, node: new Konva.Rect({ name: 'title-safe', dash: [2, 3] }) },
  ]
  node.add(...lines, ...areas.map((area) => area.node))
  return {
    node,
    shows: ['thirds', 'center', 'safe', 'camera', 'frame'],
    show({ thirds, center, safe, camera, frame }, { room: { dpr }, tokens }) {
      const strokeWidth = crispBreadth(1, dpr)
      const wanted = [...thirdLines(frame), ...centerLines(frame)]
      lines.forEach((line, at) => {
        const visible = at < 4 ? thirds : center
        line.visible(visible)
        if (visible) line.setAttrs({ points: onScreen(wanted[at]!, camera, dpr), stroke: tokens.guide, strokeWidth })
      })
      for (const { part, node: area } of areas) {
        area.visible(safe)
        if (safe) area.setAttrs({ ...areaOn(safeArea(frame, part), camera, dpr), stroke: tokens.safe, strokeWidth })
      }
      return thirds || center || safe
    },
  }
}

function onScreen([x1, y1, x2, y2]: Line, camera: Camera, dpr: number): number[] {
  const [from, to] = [toScreen(camera, { x: x1, y: y1 }), toScreen(camera, { x: x2, y: y2 })]
  return [crisp(from.x, dpr), crisp(from.y, dpr), crisp(to.x, dpr), crisp(to.y, dpr)]
}

function areaOn({ x, y, width, height }: Rect, camera: Camera, dpr: number): Rect {
  const [left, top, right, bottom] = onScreen([x, y, x + width, y + height], camera, dpr) as [
    number,
    number,
    number,
    number,
  ]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/**
 * The perspective's rays, one node per vanishing point, and its horizon, inside the frame. The camera moves them as
 * one.
 */
export function createGridPart(): OverlayPart {
  const node = new Konva.Group({ name: 'grid', listening: false })
  const fans = [0, 1, 2].map((at) => new Konva.Path({ name: `rays-${at + 1}`, opacity: 0.34, ...THIN }))
  const horizon = new Konva.Line({ points: [], name: 'horizon', opacity: 0.8, ...THIN, strokeWidth: 1.5 })
  node.add(...fans, horizon)
  let drawn: Pick<OverlayLook, 'grid' | 'frame'> | null = null
  return {
    node,
    shows: ['grid', 'camera', 'frame'],
    show({ grid, camera, frame }, { tokens }) {
      if (!grid) return false
      node.setAttrs({ x: camera.x, y: camera.y, scaleX: camera.zoom, scaleY: camera.zoom })
      if (drawn?.grid !== grid || drawn.frame !== frame) {
        const { rays, horizon: level } = perspectiveLines(grid, frame)
        fans.forEach((fan, at) => fan.data(pathOf(rays[at] ?? [])))
        horizon.points([...level])
        node.clip(frame)
      }
      drawn = { grid, frame }
      fans.forEach((fan, at) => fan.stroke(tokens.rays[at] ?? ''))
      horizon.stroke(tokens.horizon)
      return true
    },
  }
}

const THIN = { strokeWidth: 1, strokeScaleEnabled: false } as const

function pathOf(lines: readonly Line[]): string {
  return lines.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('')
}
