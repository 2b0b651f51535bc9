import { fillBox, textBox } from './boxes.ts'
import { MACHINE, PAPER, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { Box } from './model.ts'
import type { PanelPicture } from './reference.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A panel's picture with the stamp for generated pictures over its corner. */
export function pictureBoxes(measure: Measure, picture: PanelPicture, place: Place, tag: string): Box[] {
  const { source, alt, stamp } = picture
  const figure = `${tag}/Figure:${source.of === 'drawing' ? source.panelId : source.takeId}`
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
