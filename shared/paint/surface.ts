/**
 * The subset of Canvas 2D that the painter uses. The window's CanvasRenderingContext2D, an OffscreenCanvas's context
 * and the host's canvas all satisfy it, so one painter serves screen, print and requests. `shared` has no DOM types,
 * so the signatures are declared here.
 */
export interface Surface {
  globalAlpha: number
  globalCompositeOperation: string
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  font: string
  textBaseline: string
  imageSmoothingEnabled: boolean
  save(): void
  restore(): void
  beginPath(): void
  closePath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  ellipse(x: number, y: number, rx: number, ry: number, rotation: number, from: number, to: number): void
  rect(x: number, y: number, width: number, height: number): void
  clip(): void
  fill(rule?: 'nonzero' | 'evenodd'): void
  stroke(): void
  fillRect(x: number, y: number, width: number, height: number): void
  clearRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  strokeText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
  translate(x: number, y: number): void
  rotate(radians: number): void
  scale(x: number, y: number): void
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void
  createPattern(source: never, repetition: string): unknown
  createImageData(width: number, height: number): { readonly data: { [index: number]: number } }
  putImageData(pixels: never, x: number, y: number): void
  /** `source` is anything the caller's canvas can draw: a bitmap, another canvas, an image. */
  drawImage(source: never, x: number, y: number, width: number, height: number): void
  drawImage(
    source: never,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void
}

/** Creates a cleared surface of this size in px to draw a layer on, and the image of it to draw with. */
export interface SurfaceMaker {
  make(width: number, height: number): { surface: Surface; picture: unknown }
}
