import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { EXTERNAL, shippedPackages, withoutBundled } from '../electron/pack/shippedPackages.ts'

/** What tsc's project references can't see of the house's import table (CONTRIBUTING.md draws it). */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const LAYERS = ['shared', 'electron', 'renderer'] as const

interface Import {
  readonly file: string
  /** A path from the root for our own files, else the package's name as written. */
  readonly target: string
  readonly own: boolean
}

const files = LAYERS.flatMap((layer) => sourcesUnder(join(ROOT, layer)))
const imports = files.flatMap(importsOf)
const shipped = imports.filter(({ file }) => !/\.test\.tsx?$/.test(file))

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found = text.matchAll(
    /(?:^|[\n;])\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?<!['"])import\s*\(?\s*['"]([^'"]+)['"]/g,
  )
  return [...found].map((match) => {
    const name = match[1] ?? match[2]!
    if (name.startsWith('#shared/')) return { file, own: true, target: name.replace('#shared/', 'shared/') }
    if (name.startsWith('#host/')) return { file, own: true, target: name.replace('#host/', 'electron/host/') }
    if (name.startsWith('.')) return { file, own: true, target: posix.join(posix.dirname(file), name) }
    return { file, own: false, target: name }
  })
}

/** The rooms of `shared/`, lowest first: each may use those before it. */
const ROOMS = [
  'geometry',
  'film',
  'script',
  'paint',
  'document',
  'fields',
  'breakdown',
  'compositing',
  'tools',
  'generation',
  'region',
  'records',
  'pages',
  'interchange',
  'versions',
  'commands',
  'contract',
  'jobs',
]
/** The room of `shared/` that a file stands in. */
const roomOf = (file: string): string => file.split('/')[1]!
const inRoom = (file: string): boolean => file.startsWith('shared/') && file.split('/').length > 2

/** The imports that break a rule, as lines a person can act on. */
function offenders(from: RegExp, allowed: (target: Import) => boolean, list = shipped): string[] {
  return list
    .filter((each) => from.test(each.file) && !allowed(each))
    .map((each) => `${each.file} imports ${each.target}`)
}

const packageIs = (each: Import, names: readonly string[]): boolean =>
  !each.own && names.some((name) => each.target === name || each.target.startsWith(`${name}/`))

/** The packages that these files load, but for Electron, which brings itself. */
function packagesImportedBy(place: RegExp): Set<string> {
  const others = shipped.filter((each) => place.test(each.file) && !each.own && !/^(node:|electron$)/.test(each.target))
  return new Set(others.map((each) => /^(?:@[^/]+\/)?[^/]+/.exec(each.target)![0]))
}

describe('the house', () => {
  it('reads enough files to mean something', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(imports.length).toBeGreaterThan(200)
  })

  it('keeps shared free of everything but zod, fractional-indexing and pure parsers and outlines', () => {
    const pure = ['zod', 'fractional-indexing', 'perfect-freehand', 'ag-psd', 'saxes', 'fflate', 'papaparse']
    expect(
      offenders(/^shared\//, (each) => (each.own ? each.target.startsWith('shared/') : packageIs(each, pure))),
    ).toEqual([])
  })

  it('lets the registry of fields know the document, and never the other way round', () => {
    expect(offenders(/^shared\/document\//, (each) => !each.target.startsWith('shared/fields/'))).toEqual([])
    expect(
      offenders(
        /^shared\/fields\//,
        (each) =>
          each.own &&
          (/^shared\/(document|fields|film)\//.test(each.target) ||
            ['shared/readNumber.ts', 'shared/searchText.ts'].includes(each.target)),
      ),
    ).toEqual([])
  })

  it('lets the document know nothing of generation, and neither of them the contract that carries both', () => {
    const above = { document: /^shared\/(generation|jobs|contract)\//, generation: /^shared\/(jobs|contract)\// }
    expect(offenders(/^shared\/document\//, ({ target }) => !above.document.test(target))).toEqual([])
    expect(offenders(/^shared\/generation\//, ({ target }) => !above.generation.test(target))).toEqual([])
    expect(offenders(/^shared\/contract\//, ({ target }) => !target.startsWith('shared/jobs/'))).toEqual([])
  })

  it('lets the rooms of shared use only those below them, so that no two use each other', () => {
    const unknown = files.filter((file) => inRoom(file) && !ROOMS.includes(roomOf(file)))
    const upward = shipped.filter(
      ({ file, target }) =>
        inRoom(file) && inRoom(target) && ROOMS.indexOf(roomOf(file)) < ROOMS.indexOf(roomOf(target)),
    )
    expect(unknown).toEqual([])
    expect(upward.map((each) => `${each.file} imports ${each.target}`)).toEqual([])
  })

  it('lets only files directly in electron/ import electron', () => {
    const rest = shipped.filter((each) => !/^electron\/[^/]+\.ts$/.test(each.file))
    expect(offenders(/./, (each) => !packageIs(each, ['electron']), rest)).toEqual([])
  })

  it('lets keys out by one door: only credentials.ts and who builds it know the vault that gives them', () => {
    const knowing = shipped
      .filter(({ target }) => target === 'electron/host/secrets/keyVault.ts')
      .map(({ file }) => file)
    expect(knowing.toSorted()).toEqual(['electron/host/createHost.ts', 'electron/host/secrets/credentials.ts'])
  })

  it('keeps the host, the web server and the command line free of electron', () => {
    const callers = /^electron\/(host\/.*|web|cli|cli\/.*|start)\.ts$/
    expect(offenders(callers, (each) => !packageIs(each, ['electron']))).toEqual([])
    expect(
      offenders(/^electron\/host\//, (each) => !each.own || /^(shared|electron\/host)\//.test(each.target)),
    ).toEqual([])
  })

  it.each([
    ['@google/genai', /^electron\/host\/generation\/providers\/gemini\/geminiProvider\.ts$/],
    ['pdfkit', /^electron\/host\/pdf\//],
    ['@napi-rs/keyring', /^electron\/host\/secrets\//],
    ['electron-updater', /^electron\/host\/updates\//],
    ['node:sqlite', /^electron\/host\/project\//],
    ['ag-psd', /^shared\/interchange\/psd\//],
    ['saxes', /^shared\/(script\/fdx|interchange\/xlsx)\//],
    ['fflate', /^shared\/(script\/highland|interchange\/(xlsx|tiff|pictures))\//],
    ['papaparse', /^shared\/interchange\/tableIn\//],
    ['unpdf', /^electron\/host\/script\//],
    ['konva', /^renderer\/features\/(board|canvas)\//],
  ])('imports %s in its own place only', (name, place) => {
    expect(offenders(/./, (each) => !packageIs(each, [name]) || place.test(each.file))).toEqual([])
  })

  it('names a provider nowhere but in its own files, their registries, and what a new film starts with', () => {
    const own = /^(shared\/generation\/providers|electron\/host\/generation\/providers|shared\/generation\/standIn)\//
    const naming = files.filter(
      (file) =>
        !/\.test\.tsx?$/.test(file) &&
        !own.test(file) &&
        file !== 'shared/document/newProject.ts' &&
        /['"`](?:stand-in|gemini)['"`]|GEMINI_API_KEY|googleapis/.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(naming).toEqual([])
  })

  it('keeps the window away from the host and from Node', () => {
    expect(
      offenders(
        /^renderer\//,
        (each) => !each.target.startsWith('electron/') && !/^(node:|electron)/.test(each.target),
      ),
    ).toEqual([])
  })

  it('keeps React and Konva out of the editor but for its one hook file', () => {
    expect(
      offenders(
        /^renderer\/(editor|host)\/(?!use[A-Z]|.*Context)/,
        (each) => !packageIs(each, ['react', 'react-dom', 'konva']),
      ),
    ).toEqual([])
    expect(offenders(/^renderer\/(editor|host)\//, (each) => !each.target.startsWith('renderer/features/'))).toEqual([])
  })

  it('lets no feature import another', () => {
    const crossing = shipped.filter((each) => {
      const from = /^renderer\/features\/([^/]+)\//.exec(each.file)?.[1]
      const to = /^renderer\/features\/([^/]+)\//.exec(each.target)?.[1]
      return from !== undefined && to !== undefined && from !== to
    })
    expect(crossing.map((each) => `${each.file} imports ${each.target}`)).toEqual([])
  })

  it('reaches features from outside through their index.ts alone', () => {
    const outside = shipped.filter(
      (each) => !each.file.startsWith('renderer/features/') && each.target.startsWith('renderer/features/'),
    )
    expect(offenders(/./, (each) => /^renderer\/features\/[^/]+\/index\.ts$/.test(each.target), outside)).toEqual([])
  })

  it('takes sizes of type and the room between things from the tokens', () => {
    const styles = readdirSync(join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css') && !file.endsWith('tokens.css'))
      .flatMap((file) => readFileSync(join(ROOT, 'renderer', file), 'utf8').split('\n'))
    const room = /^\s*(?:padding|margin|gap|row-gap|column-gap)[a-z-]*:.*\b(?:[2-9]|[1-3]\d|40)px/
    expect(styles.length).toBeGreaterThan(1000)
    expect(
      styles.filter((line) => /^\s*font(?:-size)?:.*\dpx/.test(line) || (room.test(line) && !line.includes('('))),
    ).toEqual([])
  })

  it('keeps the widgets ignorant of films', () => {
    expect(
      offenders(
        /^renderer\/ui\//,
        (each) =>
          !each.own ||
          /^renderer\/(ui|styles)\//.test(each.target) ||
          ['shared/store.ts', 'shared/readNumber.ts'].includes(each.target),
      ),
    ).toEqual([])
  })

  it('hands the window no picture but as it is made for windows: originals have no bounds', () => {
    const asking = files.filter(
      (file) => file.startsWith('renderer/') && /\bmediaPath\b|\/media\//.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(asking).toEqual([])
  })

  it('has no import cycle', () => {
    const graph = new Map<string, string[]>()
    for (const each of shipped) if (each.own) graph.set(each.file, [...(graph.get(each.file) ?? []), each.target])
    expect(cyclesIn(graph)).toEqual([])
  })

  it('begins no hook of tests where what tests share is loaded, since it is loaded once for many files', () => {
    const support = readdirSync(join(ROOT, 'tests', 'support'), { recursive: true, encoding: 'utf8' })
    const begins = support.filter(
      (file) =>
        file.endsWith('.ts') &&
        /^(?:before|after)(?:Each|All)\(/m.test(readFileSync(join(ROOT, 'tests', 'support', file), 'utf8')),
    )
    expect(support.length).toBeGreaterThan(50)
    expect(begins).toEqual([])
  })

  it('has no module of more than 340 lines', () => {
    const long = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 340)
    expect(long).toEqual([])
  })

  it('suppresses no rule without saying why', () => {
    const bare = files.filter((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .some(
          (line) => /(oxlint|eslint)-disable|@ts-(ignore|expect-error|nocheck)/.test(line) && !/--\s*\S+/.test(line),
        ),
    )
    expect(bare).toEqual([])
  })
})

describe('what is installed and what is shipped', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const fonts = files
    .filter((file) => file.startsWith('electron/'))
    .flatMap((file) => readFileSync(join(ROOT, file), 'utf8').match(/@expo-google-fonts\/[\w-]+(?=\/)/g) ?? [])
  // Found by its place when a picture first needs it.
  const reader = ['@contentauth/c2pa-wasm']
  const running = new Set([...packagesImportedBy(/^(electron\/(?!dev[/.])|shared\/)/), ...fonts, ...reader])

  it('has in dependencies what electron/ and shared/ load when they run from source but for the workshop, and nothing else', () => {
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual([...running].toSorted())
  })

  it('has in devDependencies what the window alone loads, since it is bundled', () => {
    const bundled = [...packagesImportedBy(/^renderer\//)].filter((name) => !running.has(name))
    expect(bundled.filter((name) => manifest.devDependencies[name] === undefined)).toEqual([])
    expect(bundled.length).toBeGreaterThan(5)
  })

  it('ships the packages that are marked external, what they need and the fonts; the rest lies in the bundle', () => {
    const packed = shippedPackages(ROOT)
    expect(packed).toEqual(expect.arrayContaining([...EXTERNAL, ...fonts, 'restructure']))
    const left = withoutBundled(ROOT)
    for (const name of Object.keys(manifest.dependencies))
      expect([name, left.includes(`!node_modules/${name}/**`)]).toEqual([name, !packed.includes(name)])
    expect(left).toContain('!node_modules/protobufjs/**')
  })
})

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  function visit(file: string, path: readonly string[]): void {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}
