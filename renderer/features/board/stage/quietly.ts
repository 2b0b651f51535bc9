import Konva from 'konva'

/**
 * Pushes into Konva's nodes without each change asking for a draw of its own: the board draws once, when all of a frame is pushed. Other
 * stages of the window keep drawing by themselves.
 */
export function quietly(push: () => void): void {
  const before = Konva.autoDrawEnabled
  Konva.autoDrawEnabled = false
  try {
    push()
  } finally {
    Konva.autoDrawEnabled = before
  }
}
