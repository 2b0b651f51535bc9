import type { ManyAgreed, ManyAsked, ManyPlan, ManySubmitted } from '#shared/contract/many.ts'
import type {
  CheckReport,
  Job,
  KeyPlace,
  KeyStatus,
  LostPicture,
  ProjectHandle,
  RecentProject,
  Spend,
} from '#shared/contract/model.ts'
import type { Failure, Result } from '#shared/contract/failure.ts'
import type { HostEvent } from '#shared/contract/events.ts'
import type { EarlierShown } from '#shared/contract/turns.ts'
import type { Board } from '#shared/document/board.ts'
import type { ChangeOrigin, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import type { JobId, LayerId, MediaId, PanelId, TakeId } from '#shared/document/ids.ts'
import type { KeySource, MarkRow, MediaRow } from '#shared/document/schema.ts'
import type { DeletedRow } from '#shared/versions/deletedThings.ts'
import type { Region } from '#shared/document/turn.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Way } from '#shared/generation/models.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import type { SheetJob } from './paint/contactSheet.ts'
import type { EditJob } from './paint/editPicture.ts'
import type { ChangeOrder, ChangeOutcome } from './project/changeOrder.ts'
import type { ScriptFiles } from './project/scriptFiles.ts'
import type { Access } from './provider.ts'

export type * from './provider.ts'

/** The interfaces between the host's services. Each service is one folder; `createHost` creates and disposes of them. */

/** An open project folder. Every method that writes throws only a `FailureError` (failures.ts). */
export interface OpenFolder {
  readonly folder: string
  readonly access: 'write' | 'read'
  readonly readOnlyBecause: string
  /** What is answered to whoever wants to change it; null if it is open for writing. */
  readonly refusal: Failure | null
  readonly store: ProjectStore
  readonly media: MediaStore
  close(): Promise<void>
}

/** `board.sqlite`. */
export interface ProjectStore {
  /** The board as it is on disk now, without marks. */
  board(): Board
  marks(layerIds: readonly string[]): MarkRow[]
  /** Those of these layers that have marks. */
  inked(layerIds: readonly string[]): ReadonlySet<string>
  /** Registers marks that others read from disk and will write: otherwise each would be searched for in the whole film. */
  marksRead(marks: readonly MarkRow[]): void
  /** One transaction, on disk when it resolves; nothing is written if one of the rows can't be stored. */
  save(writes: readonly WholeWrite[]): Promise<void>
  /** Like `save` for all rows that can be stored, and returns the outcome. A change with the same `from` is made only once. */
  saveEach(writes: readonly UnreadWrite[], from?: ChangeOrigin): Promise<ChangeOutcome>
  /**
   * Like `save`, with writes computed from the board when their turn comes: nothing else is written in between.
   * Returns what was written. If that is anything, `job` is written with it.
   */
  change(make: (board: Board) => readonly WholeWrite[], job?: Job): Promise<readonly WholeWrite[]>
  /** Increases with every saved change to what the panel shows (its layers, marks and their media). */
  panelRevision(panelId: string): number
  panelRevisions(panelIds: readonly string[]): ReadonlyMap<string, number>
  /** The highest number ever given to a take of this panel, so that none is used twice. */
  highestTakeNumber(panelId: string): number
  /** Jobs of the ledger, newest last. */
  jobs(): Job[]
  saveJob(job: Job): Promise<void>
  /** What was deleted and can be restored. */
  deleted(): DeletedRow[]
  /** Purges what was deleted long ago; `workedAt`: times at which the film was worked on. */
  sweepTrash(workedAt: readonly number[]): Promise<void>
  check(): Promise<CheckReport>
  /** Changes since it was opened, in order. */
  readonly changes: Pick<ChangeOrder, 'last' | 'since' | 'listen'>
}

/** `media/`: immutable bytes by hash. */
export interface MediaStore {
  /** Scripts, as the writer sent them. */
  readonly scripts: ScriptFiles
  /** Sniffs, measures and writes (temp, fsync, rename) the bytes of a PNG, JPEG or WebP; the same bytes give the same row. */
  add(bytes: Uint8Array, name: string): Promise<Result<MediaRow>>
  /** Like `add`, but into previews/, where it may be deleted: for a sketch that is shown before it is sent. */
  stage(bytes: Uint8Array, name: string): Promise<Result<MediaRow>>
  /** Moves staged bytes into media/ permanently; ok if they are there already. */
  keep(id: MediaId): Promise<Result<MediaRow>>
  /** The original bytes, kept or staged; null if missing, or if they don't match their name. */
  read(id: string): Promise<Uint8Array | null>
  /** A cached derived picture with this name (`<panel>/<what it shows>.jpg`) from previews/; null if there is none. */
  readPreview(name: string): Promise<Uint8Array | null>
  /** Caches one, and deletes its neighbours that `isOld` selects. Only an optimisation: errors are ignored. */
  keepPreview(name: string, bytes: Uint8Array, isOld: (name: string) => boolean): void
  /** Whether a picture is known to be missing; null if it is intact or was not checked. */
  lost(id: string): LostPicture['how'] | null
  /** Checks the file of this row, and reads it only if it was missing before. */
  look(row: Pick<MediaRow, 'id' | 'bytes'>): Promise<LostPicture['how'] | null>
  /** Verifies the bytes against their hash, unless done since they were last written. */
  prove(id: string): Promise<LostPicture['how'] | null>
  /** Calls back whenever a picture goes missing or comes back, until the returned function is called. */
  listen(heard: () => void): () => void
}

/** Missing pictures of the open films. */
export interface PictureWatch {
  /** Checks every picture that the film uses, and watches them from then on. */
  look(open: OpenFolder, handle: ProjectHandle): Promise<LostPicture[]>
  release(open: OpenFolder): void
}

/** Renders panels in the host, with the same painter as the window. */
export interface PanelRenderer {
  /**
   * The panel at `width` px, as JPEG unless `png`, on white unless `paper` (#rrggbb). `drawing` leaves out takes and
   * hidden layers, `sketch` also camera moves, whose frames a model would paint, and unless `notes` arrows and texts;
   * `ink` is only what was drawn, without paper. `area` (panel px): that part of the panel at that width. `without`:
   * ids of pictures to leave out; `stamp`: words over the lower left corner; `only`: this picture
   * alone, filling the frame. `layer`: that layer alone, without paper, as if it were in view, opaque and blended with
   * nothing; null: none, which leaves the stamp.
   */
  render(
    open: OpenFolder,
    panelId: string,
    options: {
      width: number
      show: 'all' | 'drawing' | 'sketch' | 'ink'
      notes?: boolean
      png?: boolean
      grey?: boolean
      ratio?: number
      paper?: string
      area?: Rect
      without?: ReadonlySet<string>
      stamp?: string
      only?: MediaId
      layer?: LayerId | null
    },
  ): Promise<Uint8Array>
  /**
   * Re-encodes a picture, upright, at most `most` px on its longer side: JPEG on `paper`, or WebP without. `crop`:
   * that part of it, as fractions of its width and height. `asIs`: its own bytes, if it is opaque, small enough and
   * holds nothing but pixels. Rejects with a sentence if it can't be decoded or is too large.
   */
  picture(
    bytes: Uint8Array,
    options: { crop?: Rect | null; most: number; paper: string | null; asIs?: boolean },
  ): Promise<Uint8Array>
  /** A picture for a change of a take, or the changed take; rejects with a sentence. */
  edit(job: EditJob): Promise<Uint8Array>
  /** Pictures row by row on one sheet, each cropped to the same shape. */
  sheet(pictures: readonly Uint8Array[], options: Omit<SheetJob, 'pictures'>): Promise<Uint8Array>
}

/** Keys to one service can be stored and their status read. Only `Credentials` reads the keys themselves. */
export interface KeyVault {
  status(projectId: string, source: KeySource): Promise<Omit<KeyStatus, 'service' | 'host' | 'proxy'>>
  set(projectId: string, place: KeyPlace, key: string): Promise<void>
  clear(projectId: string, place: KeyPlace): Promise<void>
}

export interface Credentials {
  /**
   * This film's key to a provider's service, for one request to this address ('' for the service's own). Failures:
   * `not-trusted`, `no-key`, `address-not-approved`, `provider-unknown`, and `request-unfit` for an invalid address.
   */
  access(open: OpenFolder, asked: Pick<GenerationRequest, 'provider' | 'baseUrl'>): Promise<Result<Access>>
}

export interface ChangeAsked {
  readonly takeId: TakeId
  readonly region: Region | null
  /** Of the frame in which the region's part is sent; null: the part's own. */
  readonly ratio: string | null
}

/** The pictures of a change, staged: as they are shown and will be sent. */
export interface ChangePictures {
  /** What the model is to change; null: the take's own picture. */
  readonly clean: MediaRow | null
  /** The same with marks on it; null if nothing is drawn. */
  readonly marked: MediaRow | null
}

export interface GenerationQueue {
  submit(
    open: OpenFolder,
    handle: string,
    panelId: PanelId,
    request: GenerationRequest,
    count: number,
    way?: Way,
  ): Promise<Result<Job[]>>
  /** What takes of many panels at once come to. */
  plan(open: OpenFolder, asked: ManyAsked): Promise<Result<ManyPlan>>
  submitMany(open: OpenFolder, asked: ManyAgreed, signal: AbortSignal): Promise<Result<ManySubmitted>>
  cancel(open: OpenFolder, jobId: JobId): Promise<void>
  /** `handle` names the windows to notify of takes recovered from leftover answers. */
  jobs(open: OpenFolder, handle?: string): Job[]
  /** What ended while no window had the film open, told once; resolves when leftover answers have been recovered. */
  unseen(open: OpenFolder): Promise<Job[]>
  /** Brings a picture that was rescued into the film, as its job's take. */
  bringIn(open: OpenFolder, jobId: JobId): Promise<Result<Job>>
  spend(open: OpenFolder): Spend
  /** Lists this provider's models with the film's key and address. */
  test(open: OpenFolder, asked: Pick<GenerationRequest, 'provider' | 'baseUrl'>): Promise<Result<{ models: string[] }>>
  /** The panel's drawing as it would be sent, staged; null if nothing is drawn. `notes`: with its arrows and texts. */
  sketch(open: OpenFolder, panelId: PanelId, notes?: boolean): Promise<Result<MediaRow | null>>
  /** The pictures that say where a take is to be changed, staged. */
  changePictures(open: OpenFolder, asked: ChangeAsked): Promise<Result<ChangePictures>>
  /** The turns that go ahead of this request. */
  earlier(open: OpenFolder, request: GenerationRequest): Promise<Result<EarlierShown[]>>
  /** The kept takes of the panel's scene on one sheet, staged; null if there are none. */
  contact(open: OpenFolder, panelId: PanelId): Promise<Result<MediaRow | null>>
  /** The stand-in's staging of the panel's shot, staged. */
  staging(open: OpenFolder, panelId: PanelId, signal: AbortSignal): Promise<Result<MediaRow>>
  /** Pictures as they would be sent, staged, in order. */
  pictures(open: OpenFolder, mediaIds: readonly MediaId[]): Promise<Result<MediaRow>[]>
  /** Requests in flight, in all projects: if ended now, they would be lost and may be billed. */
  underWay(): number
  /** Sends nothing new, holds what was not sent, and resolves when all requests in flight have ended; for one project, or all. */
  settle(open?: OpenFolder): Promise<void>
  /** The same for one project, as a person asks for it: what was not sent stays until a person lets it go. */
  pause(open: OpenFolder): Promise<void>
  /**
   * Releases held jobs. If the film is not trusted, or has no key for one of their addresses, it fails and all keep
   * waiting. `opening`: without those that were paused, and parked ones stay parked.
   */
  resume(open: OpenFolder, opening?: boolean): Promise<Result<Job[]>>
  /** Moves an unsent job to before another, or to the end of the line. Returns the line. */
  order(open: OpenFolder, jobId: JobId, before: JobId | null): Promise<Result<Job[]>>
  /** Ends the project's jobs: requests in flight are recorded as interrupted, unsent ones wait in the film. */
  release(open: OpenFolder): Promise<void>
}

export interface PdfService {
  /** Loads what every document needs, for those who know that one will be asked for. */
  begin(): Promise<void>
  /** Some of a document's pages, and how many it has. */
  lay(
    open: OpenFolder,
    options: ExportOptions,
    part: { readonly from: number; readonly count: number },
  ): Promise<{ readonly pageCount: number; readonly pages: readonly Page[] }>
  /** Ids of the pictures on its pages. */
  pictures(open: OpenFolder, options: ExportOptions): Promise<readonly string[]>
  /** Letters that no font has, named. */
  letters(open: OpenFolder, options: ExportOptions): Promise<readonly string[]>
  write(
    open: OpenFolder,
    options: ExportOptions,
    path: string,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<Result<{ path: string; pages: number; bytes: number }>>
}

export interface RecentProjects {
  list(): RecentProject[]
  note(folder: string, title: string): void
  forget(folder: string): void
}

export type Tell = (event: HostEvent) => void
