import os from 'node:os'
import type { Platform } from '../platform.ts'

const ABOUT = [
  'What this holds: versions, the kind of this computer, and the last lines of Framewright’s log.',
  'What it does not: words, pictures, names or places of your films, and keys. Read it before you pass it on.',
]

/** The bug report for users to pass on. `log`: its last lines, oldest first. */
export function reportText({ version, shell }: Pick<Platform, 'version' | 'shell'>, log: readonly string[]): string {
  const { electron, chrome, node, v8 } = process.versions
  const built = Object.entries({ Electron: electron, Chromium: chrome, Node: node, V8: v8 })
  return [
    'Framewright report',
    ...ABOUT,
    '',
    `Framewright ${version} (${shell})`,
    built.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`])).join(', '),
    `${os.type()} ${os.release()}, ${process.arch}, ${os.availableParallelism()} processors, ${gigabytes(os.totalmem())} of memory, ${gigabytes(os.freemem())} free`,
    `Running for ${Math.round(process.uptime() / 60)} minutes, with ${gigabytes(process.memoryUsage.rss())} of memory`,
    '',
    log.length === 0 ? 'The log is empty.' : `The last ${log.length} lines of the log:`,
    ...log,
    '',
  ].join('\n')
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GB`
}
