/**
 * What the document can hold. The schema, the commands and the fields of the window all read it here. Lengths are counted in
 * UTF-16 units, as JavaScript and the fields of a browser count them.
 */
export const LIMITS = {
  /** Characters of one line: a title, a name, a set-up. */
  line: 500,
  /** Characters of a text of several lines. */
  text: 20_000,
  order: 400,
  date: 40,
  address: 2000,
  sceneNumber: 12,
  shotNumber: 16,
  cards: 100,
  cardPictures: 30,
  /** Px of a picture's side, and of all of it (about 480 MB decoded): what canvases, graphics cards and memory can still draw with. */
  pictureSide: 16_384,
  picturePx: 120_000_000,
  /** Bytes of a picture's file. */
  pictureBytes: 256 * 1024 * 1024,
  /** Layers of a Photoshop document, and their px together: about 1 GB while it is read. */
  documentLayers: 200,
  documentPx: 250_000_000,
  vanishingPoints: 3,
  strokePoints: 4_000_000,
  fillRing: 1_000_000,
  fillRings: 10_000,
  /** Characters of a service's key. */
  key: 500,
  /** Of one request: parts of its words, characters of one part and of all of them. */
  wordPieces: 200,
  wordPiece: 20_000,
  words: 200_000,
  /** Rows of one save. */
  writes: 200_000,
} as const

/** Least and most of a number, both allowed. */
export const RANGES = {
  seconds: [0, 36_000],
  unit: [0, 1],
  /** Panel px, either way of the panel's corner. */
  place: [-1e6, 1e6],
  filmFrameRate: [1, 240],
  shotFrameRate: [1, 10_000],
  lensMm: [1, 2000],
  capUsd: [0, 1e6],
  panelSize: [16, 20_000],
  markSize: [0.1, 2000],
  typeSize: [1, 2000],
} as const satisfies Readonly<Record<string, readonly [number, number]>>
