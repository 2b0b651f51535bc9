import Konva from 'konva'

/** Everything that the camera moves. */
export interface WorldNode {
  readonly group: Konva.Group
  /** Puts the world's corner here, CSS px from the stage's. */
  readonly moveTo: (x: number, y: number) => void
}

/**
 * A group that is drawn where it was moved to, and not positioned there: a new position would make Konva compute the
 * place of every node in it anew, in every frame of a pan.
 */
export function createWorldNode(): WorldNode {
  const group = new MovedGroup({ listening: false })
  return {
    group,
    moveTo(x, y) {
      group.corner = { x, y }
    },
  }
}

class MovedGroup extends Konva.Group {
  corner = { x: 0, y: 0 }

  override drawScene(...[canvas, top]: Parameters<Konva.Group['drawScene']>): this {
    const context = (canvas ?? this.getLayer()!.getCanvas()).getContext()
    context.save()
    context.translate(this.corner.x, this.corner.y)
    super.drawScene(canvas, top)
    context.restore()
    return this
  }
}
