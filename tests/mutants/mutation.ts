/** One small fault, of a kind that would hurt a person, and the tests that must notice it. */
export interface Mutation {
  /** What the app does with it: "says Saved after a save that failed". Names it, so no two are alike. */
  readonly name: string
  /** From the root. */
  readonly file: string
  /** Stands in `file` exactly once. */
  readonly find: string
  readonly replace: string
  /** Test files: Vitest's, or Playwright's (`tests/e2e/…`), which are run in Electron where one says so, else in Chromium. */
  readonly tests: readonly string[]
  /** Known to survive, and why that is left so. */
  readonly survives?: string
}

export interface Room {
  readonly name: string
  readonly mutations: readonly Mutation[]
}

export const isJourney = (test: string): boolean => test.startsWith('tests/e2e/')
