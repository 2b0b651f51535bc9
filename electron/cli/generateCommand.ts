import { sentence } from '#shared/contract/sentence.ts'
import { costMade, usd } from '#shared/contract/usd.ts'
import type { ManyAsked } from '#shared/contract/many.ts'
import type { KeyStatus, OpenedProject, ProjectHandle } from '#shared/contract/model.ts'
import { restrictionWords } from '#shared/contract/trustWords.ts'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import { IMAGE_SIZES, THINKING_LEVELS } from '#shared/document/recipe.ts'
import { readBaseUrl } from '#shared/generation/baseUrl.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { Beside } from '#shared/document/recipe.ts'
import type { MadeBeside } from '#shared/generation/besidePictures.ts'
import type { ComposeOptions } from '#shared/generation/compose.ts'
import { askedModel, composeRequest } from '#shared/generation/compose.ts'
import { NO_DRAFT, composingOptions, draftOf, draftedRequest } from '#shared/generation/draftedRequest.ts'
import { withoutAts } from '#shared/document/mentions.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { panelOf } from '#shared/document/select.ts'
import { estimateUsd } from '#shared/generation/estimate.ts'
import { takesPictures, wayFor } from '#shared/generation/models.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { skippedGroups } from '#shared/jobs/manyPlan.ts'
import { decidedWords, policyAllows } from '#shared/records/aiPolicy.ts'
import { tooManyWords } from '#shared/generation/tooManyWords.ts'
import {
  CommandError,
  PICTURES_MISSING,
  choiceOf,
  folderOf,
  misuse,
  unwrap,
  requireWritable,
  textOf,
  textsOf,
  wholeNumberOf,
  withProject,
} from './command.ts'
import type { Answer, Command, Given } from './command.ts'
import { estimateOf } from './estimateOf.ts'
import type { Estimate } from './estimateOf.ts'
import { isMany, manyPanels } from './manyPanels.ts'
import { awaitBatches, resumeJobs, runJobs, runMany } from './runJobs.ts'
import type { RunOutcome, Sending, Wanted } from './runJobs.ts'
import { panelsNamed } from './panelsNamed.ts'
import type { NamedPanel } from './panelsNamed.ts'
import { askToTrust } from './trustCommand.ts'
import type { Terminal } from './terminal.ts'

const IDS = PROVIDERS.map(({ id }) => id)
const BUILT_IN = PROVIDERS.find(({ hosted }) => hosted === null)!
const CHOICES = PROVIDERS.map(({ id, hosted }) => (hosted === null ? `${id} (built in, no key, no network)` : id))

export const generateCommand: Command = {
  name: 'generate',
  usage: `FOLDER [--film | --scene 12 … | --shots 12A,13-15 | --shot 12A …] [--provider ${IDS.join('|')}] [--model M] [--size 1K|2K|4K] [--thinking L] [--count N] [--base-url URL] [--batch] [--waiting] [--dry-run] [--yes]`,
  summary: 'makes takes of panels: reference frames, beside their drawings',
  help: [
    '  --film            the panels of the film that are still to be made; says which it leaves out, and why:',
    '                    those with a kept take, without a drawing, cut, omitted, in the queue already, over the cap',
    '  --scene 12        likewise of this scene; may be said again',
    '  --shots LIST      likewise of these shots: 12A,13 or from one to another, 12A-15',
    '  --kept            also panels with a kept take',
    '  --undrawn         also panels without a drawing, from their words alone',
    '  --shot 12A        every panel of this shot, whatever it has; may be said again. Without any of these: every panel',
    '                    of the film, whatever it has, but for cut shots and omitted scenes',
    `  --provider P      ${[CHOICES.slice(0, -1).join(', '), CHOICES.at(-1)].join(' or ')}`,
    '  --model M         the model of the service',
    '  --size S          1K, 2K or 4K',
    '  --thinking L      minimal, medium or high, where the model lets it be chosen',
    '  --count N         takes of each panel, 1 to 8 (default: 1)',
    "  --base-url URL    a studio's gateway: https, or http on this computer; typed here, it may have the key",
    '  --batch           as a batch, where the model takes them: half price, within a day; Ctrl-C leaves it with the service',
    '  --waiting         sends what waits in the film since it was closed, or waits for its batches, and nothing else',
    '  --dry-run         says what it would make and what that costs, and sends nothing',
    '  --yes             does not ask before sending; a film from elsewhere is asked about all the same (see trust)',
    "  What is left out comes from the project's settings. The estimate is printed first; takes arrive labelled, beside",
    '  the drawings, which never change. Exits with 1 where any take could not be made, with the reason;',
    '  with 3 where it was not sent, since a picture of its request is missing or changed on disk.',
  ],
  options: {
    film: { type: 'boolean' },
    scene: { type: 'string', multiple: true },
    shots: { type: 'string', multiple: true },
    kept: { type: 'boolean' },
    undrawn: { type: 'boolean' },
    shot: { type: 'string', multiple: true },
    provider: { type: 'string' },
    model: { type: 'string' },
    size: { type: 'string' },
    thinking: { type: 'string' },
    count: { type: 'string' },
    'base-url': { type: 'string' },
    batch: { type: 'boolean' },
    waiting: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  async run(terminal, given) {
    const folder = folderOf(given)
    const count = wholeNumberOf(given, 'count', 1, 8) ?? 1
    const options = composeOptions(given)
    if (given.values['dry-run'] === true && given.values['waiting'] === true)
      throw misuse('--dry-run goes with takes that are asked for now, not with --waiting')
    const way = given.values['batch'] === true ? 'batch' : 'now'
    return withProject(terminal, folder, async (opened) => {
      requireWritable(opened)
      if (given.values['waiting'] === true) return answerOf(await sendWaiting(terminal, given, opened))
      return isMany(given)
        ? generateMany(terminal, given, opened, { options, count, way })
        : generateNamed(terminal, given, opened, { options, count, way })
    })
  },
}

type Asking = Sending & { readonly options: Options }

/** Takes of the shots that were named, or of every panel. */
async function generateNamed(
  terminal: Terminal,
  given: Given,
  opened: OpenedProject,
  { options, count, way }: Asking,
): Promise<Answer> {
  const board = boardFrom(opened.rows)
  const panels = panelsNamed(board, textsOf(given, 'shot'))
  await requireTrust(terminal, opened)
  requirePolicy(filmOf(board), options)
  const status = await requireKey(terminal, opened, options)
  const wanted = await compose(terminal, opened, panels, options)
  const { request } = wanted[0]!
  if (wayFor(request, way) !== way) throw misuse(`${request.model} takes no batches`)
  const prices = wanted.map((each) => estimateUsd(each.request, way))
  const total = prices.every((price) => price !== null) ? prices.reduce((sum, price) => sum + price, 0) * count : null
  const estimate = estimateOf({ ...request, takes: wanted.length * count, usd: total, way }, status)
  if (given.values['dry-run'] === true)
    return { json: { takes: wanted.length * count, usd: estimate.usd }, text: `Estimate: ${estimate.words}` }
  await requireConsent(terminal, given, estimate)
  if (isHosted(request.provider)) await approveTyped(terminal, opened, options)
  return answerOf(await runJobs(terminal, opened.project, wanted, { count, way }))
}

/** Takes of what a scene, the film or a list of shots still needs. */
async function generateMany(
  terminal: Terminal,
  given: Given,
  opened: OpenedProject,
  { options, count, way }: Asking,
): Promise<Answer> {
  await requireTrust(terminal, opened)
  const status = await requireKey(terminal, opened, options)
  const asked: ManyAsked = {
    project: opened.project,
    panelIds: manyPanels(boardFrom(opened.rows), given),
    way,
    count,
    keptToo: given.values['kept'] === true,
    undrawnToo: given.values['undrawn'] === true,
    ...options,
  }
  const plan = unwrap(await terminal.client.call('jobs.plan', asked))
  if (plan.way !== way) throw misuse(`${plan.model} takes no batches`)
  const left = skippedGroups(plan).map(({ words, names }) => `Left out: ${names.join(', ')} (${words}).`)
  const takes = plan.made.length * count
  const estimate = estimateOf({ ...plan, takes }, status)
  const skipped = plan.skipped.map(({ name, why }) => ({ panel: name, why }))
  if (given.values['dry-run'] === true)
    return { json: { takes, usd: estimate.usd, skipped }, text: [...left, `Estimate: ${estimate.words}`] }
  for (const line of left) terminal.say(line)
  if (takes === 0) return { json: { takes: 0, failed: 0, skipped }, text: 'There is nothing to make.' }
  await requireConsent(terminal, given, estimate)
  if (isHosted(plan.provider)) await approveTyped(terminal, opened, options)
  const answer = answerOf(await runMany(terminal, { ...asked, agreedUsd: plan.usd }))
  return { ...answer, json: { ...answer.json, skipped } }
}

/** Sends what was not sent before the film was closed, when a person asks for it. */
async function sendWaiting(terminal: Terminal, given: Given, opened: OpenedProject): Promise<RunOutcome[]> {
  await requireTrust(terminal, opened)
  const { jobs } = unwrap(await terminal.client.call('jobs.list', { project: opened.project }))
  const held = jobs.filter((job) => job.held === true)
  const out = jobs.filter((job) => job.batch && job.endedAt === null && job.held !== true)
  if (held.length === 0 && out.length > 0) return awaitBatches(terminal, opened.project, out)
  if (held.length === 0) throw new CommandError('Nothing waits in this film.')
  for (const { request } of held) requirePolicy(filmOf(boardFrom(opened.rows)), { provider: request.provider })
  const costs = held.map((job) => job.estimateUsd)
  const total = costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0)
  const takes = `${held.length} ${held.length === 1 ? 'take that waits' : 'takes that wait'}`
  const words = `${takes}: ${total === null ? 'its cost is not known' : `about ${usd(total)}`}.`
  await requireConsent(terminal, given, { words, usd: total })
  return resumeJobs(terminal, opened.project, held)
}

type Options = Omit<ComposeOptions, 'sketch'>

function composeOptions(given: Given): Options {
  const provider = choiceOf(given, 'provider', IDS)
  const imageSize = choiceOf(given, 'size', IMAGE_SIZES)
  const thinking = choiceOf(given, 'thinking', THINKING_LEVELS)
  const model = textOf(given, 'model')
  const written = textOf(given, 'base-url')
  return {
    ...(provider ? { provider } : {}),
    ...(imageSize ? { imageSize } : {}),
    ...(thinking ? { thinking } : {}),
    ...(model ? { model } : {}),
    ...(written === undefined ? {} : { baseUrl: unwrap(readBaseUrl(written)) }),
  }
}

/** A film from elsewhere is confirmed once. `--yes` does not count: whoever wrote that had not seen what the film asks for. */
async function requireTrust(terminal: Terminal, opened: OpenedProject): Promise<void> {
  if (opened.trust.state === 'trusted') return
  if (await askToTrust(terminal, opened)) return
  const failure = { kind: 'not-trusted', path: opened.folder, why: restrictionWords(opened.trust.why) } as const
  throw new CommandError(sentence(failure), { failure })
}

/** Typing an address here approves it. */
async function approveTyped(terminal: Terminal, opened: OpenedProject, options: Options): Promise<void> {
  if (options.baseUrl === undefined) return
  const { keySource } = filmOf(boardFrom(opened.rows))
  const { baseUrl, provider: service } = options
  unwrap(await terminal.client.call('addresses.approve', { project: opened.project, baseUrl, keySource, service }))
}

/** Nobody is asked to agree to what the film's AI policy forbids. */
function requirePolicy(film: ProjectRow, { provider = film.provider }: Options): void {
  if (policyAllows(film, provider)) return
  const failure = { kind: 'policy-off', decided: decidedWords(film) } as const
  throw new CommandError(sentence(failure), { failure })
}

/** Checked before anything is asked or sent. */
async function requireKey(terminal: Terminal, opened: OpenedProject, options: Options): Promise<KeyStatus | null> {
  const provider = options.provider ?? filmOf(boardFrom(opened.rows)).provider
  if (!isHosted(provider)) return null
  const status = unwrap(
    await terminal.client.call('keys.status', { project: opened.project, service: options.provider }),
  )
  if (status.using !== 'none') return status
  const line = `No key is set for this project: “key set FOLDER” keeps one, and --provider ${BUILT_IN.id} needs none.`
  throw new CommandError(line, { failure: { kind: 'no-key' } })
}

async function compose(
  terminal: Terminal,
  opened: OpenedProject,
  panels: readonly NamedPanel[],
  options: Options,
): Promise<Wanted[]> {
  const board = boardFrom(opened.rows)
  const wanted: Wanted[] = []
  const drawn = takesPictures(askedModel(filmOf(board), options))
  for (const panel of panels) {
    const { project } = opened
    const { panelId } = panel
    // What the artist reworded, left out and chose in the window is said here too; who makes it is chosen here.
    const draft = draftOf(panelOf(board, panelId)!)
    const { notes } = draft.requestPictures
    const sketch = drawn
      ? unwrap(await terminal.client.call('generation.sketch', { project, panelId, notes })).media
      : null
    const chosen = composingOptions({ ...draft, requestAsked: NO_DRAFT.requestAsked }, filmOf(board))
    const made = drawn ? await madeBeside(terminal, project, panelId, draft.requestPictures.beside) : {}
    const composed = composeRequest(board, panelId, { ...chosen, ...options, sketch: sketch?.id ?? null, made })
    const request = draftedRequest(composed, draft, (text) => withoutAts(board, text))
    if (options.imageSize && request.imageSize !== options.imageSize)
      throw misuse(`${request.model} does not make ${options.imageSize} pictures`)
    if (options.thinking && request.thinking !== options.thinking)
      throw misuse(`${request.model} can't be told how long to think`)
    const tooMany = tooManyWords(request)
    if (tooMany !== null) throw new CommandError(tooMany)
    wanted.push({ ...panel, request })
  }
  return wanted
}

/** What the artist chose to send along and the host has to make. */
async function madeBeside(
  { client }: Terminal,
  project: ProjectHandle,
  panelId: PanelId,
  chosen: readonly Beside[],
): Promise<MadeBeside> {
  const [contact, staging] = [chosen.includes('contact'), chosen.includes('staging')]
  return {
    ...(contact
      ? { contact: unwrap(await client.call('generation.contact', { project, panelId })).media?.id ?? null }
      : {}),
    ...(staging
      ? { staging: unwrap(await client.call('generation.staging', { project, panelId })).media?.id ?? null }
      : {}),
  }
}

async function requireConsent(terminal: Terminal, given: Given, estimate: Estimate): Promise<void> {
  terminal.say(`Estimate: ${estimate.words}`)
  if (given.values['yes'] === true) return
  const agreed = await terminal.agree('Make them?')
  if (agreed === null)
    throw new CommandError('Nothing was sent: there is no terminal to ask in. Pass --yes to send without asking.')
  if (!agreed) throw new CommandError('Nothing was sent.', { failure: { kind: 'cancelled' } })
}

/** Ends at which a picture came, so that something was paid. */
const PAID: readonly RunOutcome['outcome'][] = ['made', 'rescued']

function answerOf(outcomes: readonly RunOutcome[]): Answer & { readonly json: object } {
  const made = outcomes.filter((outcome) => outcome.takeId !== null)
  const failed = outcomes.filter((outcome) => outcome.takeId === null)
  const costUsd = outcomes.reduce((sum, outcome) => sum + (outcome.costUsd ?? 0), 0)
  const untold = outcomes.filter((each) => PAID.includes(each.outcome) && each.costUsd === null).length
  const cost = costMade(costUsd, untold)
  const takes = made.reduce((sum, outcome) => sum + outcome.takes, 0)
  const text = `${takes} ${takes === 1 ? 'take' : 'takes'} made ${cost}.`
  const json = { takes, failed: failed.length, costUsd: untold > 0 ? null : costUsd, jobs: outcomes }
  const first = failed[0]
  if (!first) return { json, text }
  const rest = failed.length > 1 ? ` (${failed.length} of ${outcomes.length} takes could not be made)` : ''
  const wrong = `${first.panel}: ${first.sentence}${rest}`
  return {
    json,
    text,
    wrong,
    ...(failed.some(({ outcome }) => outcome === 'pictures-missing') ? { code: PICTURES_MISSING } : {}),
  }
}
