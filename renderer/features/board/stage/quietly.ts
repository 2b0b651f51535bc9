import Konva from 'konva'

/**
 * Updates Konva's nodes without each change requesting a draw: the board draws once, when the whole frame is in. Other
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
