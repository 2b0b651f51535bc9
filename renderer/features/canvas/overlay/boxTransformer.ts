import Konva from 'konva'
import { KNOB_PX } from '#shared/tools/transformBox.ts'
import type { OverlayTokens } from './overlayTokens.ts'
import type { OverlayRoom } from './overlayLook.ts'
import { crispBox, crispBreadth } from './placedBox.ts'
import type { PlacedBox } from './placedBox.ts'

/** How a box is drawn and held. CSS px. */
export interface BoxStyle {
  readonly name: string
  readonly border: number
  readonly grip: number
  readonly gripBorder: number
  /** Size of the knob that rotates it; null for none. */
  readonly knob: number | null
  /** Its inside and its anchors are in the hit graph. */
  readonly held: boolean
  readonly anchors?: readonly string[]
  /** The hand's by default. */
  readonly stroke?: (tokens: OverlayTokens) => string
  readonly styleAnchor?: (anchor: Konva.Rect, tokens: OverlayTokens) => void
}

/**
 * A box around something. Konva's Transformer draws it and, if it can be held, says which anchor is under the pen. Its
 * own dragging stays off: it handles only mouse and touch, in an unflipped view, without palm rejection.
 */
export interface BoxTransformer {
  readonly nodes: readonly [Konva.Rect, Konva.Transformer]
  readonly lay: (
    box: PlacedBox,
    around: { readonly room: OverlayRoom; readonly tokens: OverlayTokens; readonly anchors?: readonly string[] },
  ) => void
}

export function createBoxTransformer(style: BoxStyle): BoxTransformer {
  // The Transformer's target. Nothing of it is drawn; an empty fill puts it in the hit graph all the same.
  const inside = new Konva.Rect({ name: `${style.name}-inside`, listening: style.held, fill: 'transparent' })
  const transformer = new Konva.Transformer({
    name: style.name,
    listening: style.held,
    nodes: [inside],
    rotateEnabled: style.knob !== null,
    rotateAnchorOffset: KNOB_PX,
    anchorCornerRadius: 1.5,
    ignoreStroke: true,
  })
  let laid: { readonly tokens: OverlayTokens; readonly anchors: string; readonly dpr: number } | null = null

  function dress(tokens: OverlayTokens, anchors: readonly string[], dpr: number): void {
    const breadth = crispBreadth(style.gripBorder, dpr)
    const stroke = style.stroke?.(tokens) ?? tokens.hand
    transformer.setAttrs({
      enabledAnchors: anchors,
      borderStroke: stroke,
      borderStrokeWidth: crispBreadth(style.border, dpr),
      anchorFill: tokens.paper,
      anchorStroke: stroke,
      anchorStrokeWidth: breadth,
      anchorSize: style.grip - breadth,
      anchorStyleFunc(anchor: Konva.Rect) {
        // On whole device px, so that side handles are as crisp as the corner ones.
        if (transformer.rotation() % 180 === 0) anchor.position({ x: onPx(anchor.x(), dpr), y: onPx(anchor.y(), dpr) })
        if (anchor.hasName('rotater')) sizeAnchor(anchor, (style.knob ?? 0) - breadth, style.grip)
        style.styleAnchor?.(anchor, tokens)
      },
    })
  }

  return {
    nodes: [inside, transformer],
    lay(box, { room, tokens, anchors = style.anchors ?? [] }) {
      const { dpr } = room
      const names = anchors.join()
      if (laid?.tokens !== tokens || laid.anchors !== names || laid.dpr !== dpr) dress(tokens, anchors, dpr)
      laid = { tokens, anchors: names, dpr }
      const { x, y, width, height, degrees } = crispBox(box, dpr, style.border)
      inside.setAttrs({ x, y, width, height, offsetX: width / 2, offsetY: height / 2, rotation: degrees })
    },
  }
}

/** Sizes an anchor about its own centre. CSS px, without its border. */
export function sizeAnchor(anchor: Konva.Rect, side: number, cornerRadius: number): void {
  anchor.setAttrs({ width: side, height: side, offsetX: side / 2, offsetY: side / 2, cornerRadius })
}

function onPx(at: number, dpr: number): number {
  return Math.round(at * dpr) / dpr
}
