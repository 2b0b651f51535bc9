/** What a layer of the tests came to, read from the reports that Vitest and Playwright write as JSON. */
import { relative } from 'node:path'

export interface FailedTest {
  /** The file and the sentence, as a person would look for it. */
  readonly name: string
  /** As it stands in the report: what is run again. */
  readonly file: string
  /** The first line of what was thrown, without colours; '' where nothing was said. */
  readonly why: string
}

/** A layer's tests, once. */
export interface Outcome {
  readonly passed: number
  readonly skipped: number
  readonly failed: readonly FailedTest[]
  /** False where the run ended before its tests did, or told nothing. */
  readonly whole: boolean
}

export const NOT_RUN: Outcome = { passed: 0, skipped: 0, failed: [], whole: false }

interface UnitReport {
  readonly numPassedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

interface JourneySuite {
  readonly suites?: readonly JourneySuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly file: string
    readonly ok: boolean
    readonly tests: readonly { readonly results: readonly { readonly error?: { readonly message?: string } }[] }[]
  }[]
}

interface JourneyReport extends JourneySuite {
  readonly stats: { readonly expected: number; readonly flaky: number; readonly skipped: number }
}

// eslint-disable-next-line no-control-regex -- colours are control characters
const COLOURS = /\u001b\[\d+(;\d+)*m/g

function firstLine(message: string | undefined): string {
  return (message ?? '').replaceAll(COLOURS, '').split('\n', 1)[0]!.trim()
}

/** A file that could not be read at all counts as one test. */
function failedUnits(report: UnitReport, root: string): readonly FailedTest[] {
  return report.testResults.flatMap((file) => {
    const path = relative(root, file.name)
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && file.status === 'failed')
      return [{ name: path, file: path, why: firstLine(file.message) }]
    return failed.map((test) => ({
      name: `${path} › ${test.fullName}`,
      file: path,
      why: firstLine(test.failureMessages?.[0]),
    }))
  })
}

function failedJourneys(suite: JourneySuite): readonly FailedTest[] {
  const own = (suite.specs ?? [])
    .filter((spec) => !spec.ok)
    .map((spec) => ({
      name: `${spec.file} › ${spec.title}`,
      file: spec.file,
      why: firstLine(
        spec.tests.flatMap((test) => test.results).findLast((result) => result.error !== undefined)?.error?.message,
      ),
    }))
  return [...own, ...(suite.suites ?? []).flatMap(failedJourneys)]
}

/** `fine`: whether Vitest itself said that all went well. */
export function outcomeOfUnits(report: UnitReport, root: string, fine: boolean): Outcome {
  const failed = failedUnits(report, root)
  const { numPassedTests: passed, numPendingTests: skipped } = report
  return { passed, skipped, failed, whole: fine || failed.length > 0 }
}

/** `fine`: whether Playwright itself said that all went well. */
export function outcomeOfJourneys(report: JourneyReport, fine: boolean): Outcome {
  const failed = failedJourneys(report)
  const { expected, flaky, skipped } = report.stats
  return { passed: expected + flaky, skipped, failed, whole: fine || failed.length > 0 }
}

/** More than these at once are no accident: nothing is gained by running them again. */
const FEW = 3

/** What a layer came to after those that failed in it ran once more by themselves; `wentAway` passed then. */
export function afterSecondLook(
  first: Outcome,
  again: (failed: readonly FailedTest[]) => Outcome,
): Outcome & { readonly wentAway: readonly FailedTest[] } {
  if (!first.whole || first.failed.length === 0 || first.failed.length > FEW) return { ...first, wentAway: [] }
  const second = again(first.failed)
  if (!second.whole) return { ...first, wentAway: [] }
  const names = new Set(second.failed.map((test) => test.name))
  const failed = first.failed.filter((test) => names.has(test.name))
  const wentAway = first.failed.filter((test) => !names.has(test.name))
  return { ...first, passed: first.passed + wentAway.length, failed, wentAway }
}
