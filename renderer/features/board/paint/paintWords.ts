import { CAPTION_HEIGHT } from '../layout/layout.ts'

/** Captions lower than this, CSS px, could not be read. */
const READABLE_PX = 13

/** Type size of captions in CSS px; 0 where they could not be read. */
export function captionFont(zoom: number): number {
  return CAPTION_HEIGHT * zoom < READABLE_PX ? 0 : Math.max(10, Math.min(15, 32 * zoom))
}

export function strike(context: CanvasRenderingContext2D, color: string, from: number, to: number, y: number): void {
  context.strokeStyle = color
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(from, y)
  context.lineTo(to, y)
  context.stroke()
}

/** The words, ended with an ellipsis where they are wider than `room` CSS px; '' where nothing fits. */
export function shortened(context: CanvasRenderingContext2D, words: string, room: number): string {
  const whole = context.measureText(words).width
  if (whole <= room) return words
  const guess = Math.ceil((words.length * Math.max(0, room)) / whole) + 1
  for (let length = Math.min(words.length - 1, guess); length > 1; length -= 1) {
    const short = `${words.slice(0, length).trimEnd()}…`
    if (context.measureText(short).width <= room) return short
  }
  return ''
}
