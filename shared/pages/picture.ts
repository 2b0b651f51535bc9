import { fillBox, textBox } from './boxes.ts'
import { FRAME, MACHINE, PAPER, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { Box } from './model.ts'
import type { PanelPicture } from './reference.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The id of what a picture shows. */
export function pictureId(source: PanelPicture['source']): string {
  switch (source.of) {
    case 'drawing':
      return source.panelId
    case 'take':
      return source.takeId
    case 'media':
      return source.mediaId
  }
}

/** A picture's frame: none of one that is no panel's, unless a model made it. */
export function frameOf({ source, stamp }: Pick<PanelPicture, 'source' | 'stamp'>) {
  if (stamp !== null) return FRAME.machine
  return source.of === 'media' ? null : FRAME.plain
}

/** A panel's picture with the stamp for generated pictures over its corner. */
export function pictureBoxes(measure: Measure, picture: PanelPicture, place: Place, tag: string): Box[] {
  const { source, alt, stamp } = picture
  const figure = `${tag}/Figure:${pictureId(source)}`
  const boxes: Box[] = [{ kind: 'picture', role: 'figure', tag: figure, ...place, source, alt, stamp }]
  if (stamp === null) return boxes
  const size = Math.max(4.6, Math.min(7, place.width / 24))
  const words = textBox(measure, stamp, style(size, 'strong', MACHINE), {
    x: place.x + size * 0.75,
    y: place.y + place.height - size * 0.75,
    role: 'decoration',
    tag: '',
  })
  const width = words.width + size * 1.1
  return [
    ...boxes,
    fillBox(place.x + 0.4, place.y + place.height - size * 1.75, width, size * 1.75 - 0.4, PAPER),
    words,
  ]
}
