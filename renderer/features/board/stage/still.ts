/**
 * Set on every node of the board: nothing listens (hit tests use the layout), and nothing is drawn twice for its
 * opacity.
 */
export const STILL = { listening: false, perfectDrawEnabled: false, shadowForStrokeEnabled: false } as const
