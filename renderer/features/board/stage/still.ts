/** What holds for every node of the board: nothing listens (the layout is asked what is hit), and nothing is drawn twice for its opacity. */
export const STILL = { listening: false, perfectDrawEnabled: false, shadowForStrokeEnabled: false } as const
