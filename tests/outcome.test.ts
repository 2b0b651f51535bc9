import { describe, expect, it } from 'vitest'
import { afterSecondLook, NOT_RUN, outcomeOfJourneys, outcomeOfUnits, type Outcome } from './outcome.ts'

const failed = (name: string) => ({ name, file: 'a.test.ts', why: '' })
const outcome = (...names: readonly string[]): Outcome => ({
  passed: 10,
  skipped: 0,
  failed: names.map(failed),
  whole: true,
})

const spec = (title: string, ok: boolean) => ({
  title,
  file: 'a.web.spec.ts',
  ok,
  tests: [{ results: [{ error: { message: 'first' } }, { error: { message: 'last\nmore' } }] }],
})
const never = (): Outcome => expect.unreachable()

describe('what a layer of the tests came to', () => {
  it('names a test of Vitest that failed by its file and sentence, with the first line of what was thrown', () => {
    const report = {
      numPassedTests: 4,
      numPendingTests: 1,
      testResults: [
        {
          name: '/app/shared/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a film opens' },
            { status: 'failed', fullName: 'a film closes', failureMessages: ['\u001b[31mError: no\u001b[39m\n  at b'] },
          ],
        },
        { name: '/app/shared/b.test.ts', status: 'failed', message: 'SyntaxError: x', assertionResults: [] },
      ],
    }
    expect(outcomeOfUnits(report, '/app', false)).toStrictEqual({
      passed: 4,
      skipped: 1,
      failed: [
        { name: 'shared/a.test.ts › a film closes', file: 'shared/a.test.ts', why: 'Error: no' },
        { name: 'shared/b.test.ts', file: 'shared/b.test.ts', why: 'SyntaxError: x' },
      ],
      whole: true,
    })
  })

  it('finds a journey that failed in suites within suites, with what its last try said', () => {
    const suites = [{ suites: [{ specs: [spec('opens', true), spec('closes', false)] }] }]
    expect(outcomeOfJourneys({ stats: { expected: 1, flaky: 0, skipped: 0 }, suites }, false).failed).toStrictEqual([
      { name: 'a.web.spec.ts › closes', file: 'a.web.spec.ts', why: 'last' },
    ])
  })

  it('is not whole where the run failed and no test of it did', () => {
    expect(outcomeOfJourneys({ stats: { expected: 3, flaky: 0, skipped: 0 } }, false).whole).toBe(false)
  })
})

describe('a second look', () => {
  it('keeps what fails twice, and counts and names what does not', () => {
    const after = afterSecondLook(outcome('a', 'b'), () => outcome('b'))
    expect(after).toStrictEqual({ ...outcome('b'), passed: 11, wentAway: [failed('a')] })
  })

  it('is not taken where nothing failed, where many did, or where the run itself broke off', () => {
    expect(afterSecondLook(outcome(), never).failed).toHaveLength(0)
    expect(afterSecondLook(outcome('a', 'b', 'c', 'd'), never).failed).toHaveLength(4)
    expect(afterSecondLook(NOT_RUN, never).whole).toBe(false)
  })

  it('takes nothing back where it could not be taken', () => {
    expect(afterSecondLook(outcome('a'), () => NOT_RUN)).toStrictEqual({ ...outcome('a'), wentAway: [] })
  })
})
