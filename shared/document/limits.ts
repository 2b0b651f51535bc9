/**
 * The document's limits, shared by the schema, the commands and the window's fields. Lengths are in UTF-16 code units,
 * as in JavaScript and browser fields.
 */
export const LIMITS = {
  /** Characters in one line: a title, a name, a set-up. */
  line: 500,
  /** Characters in a multi-line text. */
  text: 20_000,
  /** Characters of a term that is not in the vocabulary. */
  term: 60,
  order: 400,
  date: 40,
  address: 2000,
  sceneNumber: 12,
  shotNumber: 16,
  /** Of a scene or a shot: numbers that it had before; of a list: numbers that are never given again. */
  formerNumbers: 30,
  retiredNumbers: 2000,
  shootDays: 400,
  shootDayId: 40,
  /** Columns of a film's own, and what a cell of one can choose from. */
  ownColumns: 60,
  ownChoices: 200,
  /** Saved views of the shot list, its columns, and values that a filter names. */
  listViews: 60,
  listColumns: 200,
  exportProfiles: 40,
  /** Of an export profile: its options, and how long their names, words and lists are. */
  profileOptions: 80,
  profileWord: 200,
  profileList: 200,
  columnId: 40,
  filterValues: 500,
  cards: 100,
  cardPictures: 30,
  /** Earlier versions of a look, and looks chosen in a scene or a shot. */
  pastLooks: 40,
  chosenLooks: 300,
  /** Px of a picture's side, and of its area (about 480 MB decoded): what canvases, graphics cards and memory can handle. */
  pictureSide: 16_384,
  picturePx: 120_000_000,
  /** Bytes of a picture's file. */
  pictureBytes: 256 * 1024 * 1024,
  /** Layers of a Photoshop document, and their total px: about 1 GB while it is read. */
  documentLayers: 200,
  documentPx: 250_000_000,
  /** Bytes of a script's file. */
  scriptBytes: 64 * 1024 * 1024,
  /** Of a scene: 1000 pages. */
  eighths: 8000,
  /** Stretches of the script that one shot covers. */
  coveredParts: 200,
  vanishingPoints: 3,
  /** Palettes of a film, and colours of one. */
  palettes: 60,
  swatches: 256,
  /** Layers that a new panel begins with. */
  newPanelLayers: 12,
  strokePoints: 4_000_000,
  /** An hour: a pen that was held longer than that was laid down. */
  strokeMs: 3_600_000,
  fillRing: 1_000_000,
  fillRings: 10_000,
  /** Characters of a service's key. */
  key: 500,
  /** Per request: pieces of its words, characters per piece and in total. */
  wordPieces: 200,
  wordPiece: 20_000,
  words: 200_000,
  /** Of a region painted on a take: shapes, and points of each. */
  regionShapes: 200,
  regionPoints: 5000,
  /** Rows per save. */
  writes: 200_000,
} as const

/** Range of a number, both ends included. */
export const RANGES = {
  seconds: [0, 36_000],
  unit: [0, 1],
  /** Panel px, in either direction from the panel's corner. */
  place: [-1e6, 1e6],
  filmFrameRate: [1, 240],
  shotFrameRate: [1, 10_000],
  lensMm: [1, 2000],
  capUsd: [0, 1e6],
  setupMinutes: [0, 1440],
  seed: [0, 2_147_483_647],
  /** CSS px. */
  columnWidth: [20, 2000],
  panelSize: [16, 20_000],
  markSize: [0.1, 2000],
  typeSize: [1, 2000],
  /** Index of an element of a screenplay, and an offset in its text. */
  scriptElement: [0, 1_000_000],
  elementText: [0, 10_000_000],
} as const satisfies Readonly<Record<string, readonly [number, number]>>
