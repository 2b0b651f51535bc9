import { z } from 'zod'
import { changeOriginSchema, unreadWriteSchema, wholeWriteSchema } from '../document/rowWrite.ts'
import { LIMITS } from '../document/limits.ts'
import { refusalSchema } from '../document/refusal.ts'
import {
  jobIdSchema,
  layerIdSchema,
  panelIdSchema,
  sceneIdSchema,
  mediaIdSchema,
  takeIdSchema,
} from '../document/ids.ts'
import { RATIO_LIMITS } from '../film/ratios.ts'
import { KEY_SOURCES, ROW_SCHEMAS, cropSchema, TABLE_NAMES } from '../document/schema.ts'
import { generationRequestSchema, providerIdSchema } from '../document/recipe.ts'
import { exportChoiceShape, readByExporter } from '../interchange/exporters.ts'
import { pageSchema } from '../pages/model.ts'
import { restoreShape, comparedSchema, deletedSchema, versionIdSchema, versionSchema } from './versions.ts'
import {
  checkReportSchema,
  jobSchema,
  keyPlaceSchema,
  keyStatusSchema,
  lostPictureSchema,
  openedProjectSchema,
  pathSchema,
  projectHandleSchema,
  recentProjectSchema,
  spendSchema,
  trustSchema,
  writtenSchema,
} from './model.ts'
import { SCRIPT_METHODS } from './scriptMethods.ts'
import { STORYBOARD_METHODS } from './storyboardMethods.ts'
import { troubleSchema } from './trouble.ts'
import { faultSchema } from './faults.ts'
import { manyAgreedSchema, manyAskedSchema, manyPlanSchema, manySubmittedSchema, panelAskedSchema } from './many.ts'
import { filmChangeSchema, orderSchema } from './change.ts'
import { heldRows } from './heldRows.ts'
import { regionSchema } from '../document/turn.ts'
import { ofPanelSchema, sentPicturesSchema, stagedSchema } from './requestPictures.ts'
import { earlierShownSchema } from './turns.ts'
import { updatesSchema } from './updates.ts'
import { disclosureSchema } from '../records/disclosure.ts'
import { takeMarksSchema } from '../records/marks/takeMarks.ts'
import { ledgerRowSchema } from '../records/ledger.ts'

function method<const I extends z.ZodType, const O extends z.ZodType>(input: I, output: O): { input: I; output: O } {
  return { input, output }
}

const jobList = z.object({ jobs: z.array(jobSchema) })
const none = z.object({})
/** The caller's own id for one call; must be unique. */
export const callIdSchema = z.string().min(1).max(80)
const refusedRowSchema = z.object({ table: z.enum(TABLE_NAMES), id: z.string(), refusal: refusalSchema })
export type RefusedRow = z.infer<typeof refusedRowSchema>
const project = projectHandleSchema
const layer = ROW_SCHEMAS.layer.shape
/** Layer fields that an imported picture brings with it. */
const broughtFieldsSchema = z.object({
  name: z.exactOptional(layer.name),
  opacity: z.exactOptional(layer.opacity),
  blend: z.exactOptional(layer.blend),
  visible: z.exactOptional(layer.visible),
})
const baseUrl = ROW_SCHEMAS.project.shape.baseUrl
const keySource = z.enum(KEY_SOURCES)
/** The provider whose keys are meant; default: the service the film's row names. */
const service = providerIdSchema.optional()

/** Everything a window can ask of its host. No bytes here: pictures go through the asset port, keys go in and never out. */
export const METHODS = {
  /**
   * Cancels the call with this id, even if it has yet to arrive: it is answered with `cancelled`, unless it was past
   * stopping. A call that can't be stopped (a save) goes on.
   */
  'calls.giveUp': method(z.object({ callId: callIdSchema }), none),
  'app.about': method(
    none,
    z.object({
      version: z.string(),
      platform: z.string(),
      shell: z.enum(['electron', 'web', 'terminal', 'test']),
      /** The shell can show native open and save dialogs. */
      dialogs: z.boolean(),
      /** The shell opens windows itself (`windows.open`); else the page does. */
      windows: z.boolean(),
      /** Default folder for new projects. */
      projectsFolder: z.string(),
      /** The project to open at start; null for the welcome screen. */
      startFolder: z.string().nullable(),
    }),
  ),
  /**
   * Logs a fault from a window. `part`: the part of the window that stopped ("The board"); null if nothing stopped.
   * Only the fault's kind and its place in the program are sent, never its message.
   */
  'faults.note': method(
    z.object({
      part: z
        .string()
        .regex(/^[A-Za-z][A-Za-z ]{0,40}$/)
        .nullable(),
      fault: faultSchema,
    }),
    none,
  ),
  /** A bug report as text, without anything from a film; and the log file's path, null for none. */
  'report.read': method(none, z.object({ text: z.string(), logFile: z.string().nullable() })),
  /** Opens another window on the film in this folder, or on the welcome screen if null. Does nothing if `windows` is false. */
  'windows.open': method(z.object({ folder: pathSchema.nullable() }), none),
  /** The keys that the app's menu shows, by command, first those to show. Does nothing if `windows` is false. */
  'menu.keys': method(z.object({ keys: z.record(z.string(), z.array(z.string()).max(8)) }), none),
  'files.reveal': method(none, none),
  /** Updates of the app itself. No server is contacted until `choose` was called with yes on this computer. */
  'updates.read': method(none, updatesSchema),
  'updates.choose': method(z.object({ on: z.boolean() }), updatesSchema),
  'projects.recent': method(none, z.object({ projects: z.array(recentProjectSchema) })),
  'projects.forget': method(z.object({ folder: pathSchema }), none),
  'projects.choose': method(
    z.object({ purpose: z.enum(['open', 'new', 'copy']), name: z.string().max(300) }),
    z.object({ path: z.string().nullable() }),
  ),
  'projects.create': method(
    z.object({
      folder: pathSchema,
      /** A title that is too long is refused with a failure that names it. */
      title: z.string(),
      ratio: z.number().min(RATIO_LIMITS.min).max(RATIO_LIMITS.max),
    }),
    openedProjectSchema,
  ),
  'projects.sample': method(z.object({ folder: pathSchema }), openedProjectSchema),
  'projects.open': method(z.object({ folder: pathSchema }), openedProjectSchema),
  'projects.close': method(z.object({ project }), none),
  /**
   * `writes`: rows that the window could not save, as in `board.save`; they are applied on top of what is on disk.
   * Fails with `pictures-missing` unless `evenIfMissing`. The result says what the copy lacks: `left`, the places of
   * pictures; `lost`, sentences on what of a damaged film could not be read; `refused`, rows of `writes` that can't be
   * stored.
   */
  'projects.saveCopy': method(
    z.object({
      project,
      folder: pathSchema,
      evenIfMissing: z.boolean().optional(),
      writes: z.array(unreadWriteSchema).max(LIMITS.writes).optional(),
    }),
    z.object({
      folder: z.string(),
      left: z.array(z.string()),
      lost: z.array(z.string()),
      refused: z.array(refusedRowSchema),
    }),
  ),
  /** What is wrong with the film's own files now, and whether it is trusted. Subscribes to later changes (`project.trouble`). */
  'projects.watch': method(z.object({ project }), z.object({ trouble: troubleSchema.nullable(), trust: trustSchema })),
  'projects.check': method(z.object({ project }), checkReportSchema),
  /** A person trusts the film with the address and key source that they were shown; refused if either changed since. */
  'projects.trust': method(z.object({ project, baseUrl, keySource, service }), z.object({ trust: trustSchema })),
  /** A person typed this address here, or chose this key source: approves the address for keys from that source. */
  'addresses.approve': method(z.object({ project, baseUrl, keySource, service }), z.object({ trust: trustSchema })),
  /** Checks the file of every picture in the film. Subscribes to later changes (`pictures.lost`). */
  'pictures.look': method(z.object({ project }), z.object({ lost: z.array(lostPictureSchema) })),
  /** Shows the film's picture folder in the system's file manager, if there is one (`dialogs` of `app.about`). */
  'pictures.reveal': method(z.object({ project }), none),
  /** Shows the folder that this project's last export was written to; nothing if it has made none. */
  'export.reveal': method(z.object({ project }), none),
  'board.marks': method(
    z.object({ project, layerIds: z.array(layerIdSchema).max(10_000) }),
    z.object({ marks: heldRows('mark') }),
  ),
  /**
   * One transaction: when this returns ok, every row is on disk except those in `refused`, each for its own reason or
   * because its parent was refused. A change that was already made (same `from`) gets the same answer again. Every
   * window of the film receives the change (`board.changed`) with its position (`order`); `also`: rows that were
   * removed because their parent is gone.
   */
  'board.save': method(
    z.object({ project, writes: z.array(unreadWriteSchema).max(LIMITS.writes), from: changeOriginSchema.optional() }),
    z.object({
      savedAt: z.string(),
      order: orderSchema,
      refused: z.array(refusedRowSchema),
      also: z.array(wholeWriteSchema),
    }),
  ),
  /** The changes after this position, for a window that missed some; null if it must reload the film. */
  'board.since': method(
    z.object({ project, order: orderSchema }),
    z.object({ changes: z.array(filmChangeSchema).nullable() }),
  ),
  /** Earlier states of the film, newest first. */
  'versions.list': method(z.object({ project }), z.object({ versions: z.array(versionSchema) })),
  /** What would change, by scene, if the film went back to this version; save everything first. */
  'versions.compare': method(z.object({ project, version: versionIdSchema }), comparedSchema),
  /**
   * Saves a version of the film as it is and returns the row writes that restore it, or one scene of it. Nothing
   * changes until they are saved like any other step.
   */
  'versions.restore': method(
    z.object({ project, version: versionIdSchema, sceneId: sceneIdSchema.nullable() }),
    z.object({ ...restoreShape, missing: z.array(z.string()) }),
  ),
  /**
   * Makes a new film from an earlier state, next to the film in `folder`, which may be too damaged to open; that film
   * is not touched. Returns the new folder; pictures that can't be found are left out.
   */
  'versions.asFilm': method(
    z.object({ folder: pathSchema, version: versionIdSchema }),
    z.object({ folder: z.string() }),
  ),
  /** What was deleted in the last thirty days, newest first. */
  'deleted.list': method(z.object({ project }), z.object({ things: z.array(deletedSchema) })),
  /** Returns the rows that bring it back, to be saved like any other step. */
  'deleted.restore': method(z.object({ project, batch: z.string().max(80) }), z.object(restoreShape)),
  /** A panel's drawing as it would be sent, rendered and named by its hash; null for none. `notes`: with arrows and texts. */
  'generation.sketch': method(ofPanelSchema.extend({ notes: z.boolean().optional() }), stagedSchema),
  /** The kept takes of the panel's scene on one sheet, named by its hash; null if none is kept. */
  'generation.contact': method(ofPanelSchema, stagedSchema),
  /** The stand-in's staging of the panel's shot, named by its hash. */
  'generation.staging': method(ofPanelSchema, stagedSchema),
  /** Pictures as they would be sent, in order, each named by the hash of its bytes; null with the reason if it can't be. */
  'generation.pictures': method(z.object({ project, mediaIds: z.array(mediaIdSchema).max(100) }), sentPicturesSchema),
  /** The turns that go ahead of this request, oldest first; empty for one that stands alone. */
  'generation.earlier': method(
    z.object({ project, request: generationRequestSchema }),
    z.object({ turns: z.array(earlierShownSchema) }),
  ),
  /**
   * The pictures that say where a take is to be changed, as they will be sent: the region's part and a marked copy, or
   * the take with the panel's drawing over it. clean null: the take's own picture; marked null: nothing is drawn.
   */
  'generation.changePictures': method(
    z.object({ project, takeId: takeIdSchema, region: regionSchema.nullable(), ratio: z.string().max(12).nullable() }),
    z.object({ clean: ROW_SCHEMAS.media.nullable(), marked: ROW_SCHEMAS.media.nullable() }),
  ),
  'jobs.submit': method(panelAskedSchema, jobList),
  /** What asking for takes of many panels at once would make, leave out and cost. Nothing is sent or written. */
  'jobs.plan': method(manyAskedSchema, manyPlanSchema),
  'jobs.submitMany': method(manyAgreedSchema, manySubmittedSchema),
  'jobs.cancel': method(z.object({ project, jobId: jobIdSchema }), none),
  /** Pauses sending: jobs not yet sent are held in the film. Returns at once; running jobs finish in their own time. */
  'jobs.hold': method(z.object({ project }), none),
  /** Releases held jobs. `opening`: by a window that opens the film; what was paused or parked stays so. */
  'jobs.resume': method(z.object({ project, opening: z.boolean().optional() }), jobList),
  /** Moves a job that was not sent to just before another in line; null: to the end. Returns the line. */
  'jobs.order': method(z.object({ project, jobId: jobIdSchema, before: jobIdSchema.nullable() }), jobList),
  'jobs.list': method(z.object({ project }), jobList),
  /** Brings a rescued picture into the film, as the take that was asked for; nothing is sent. Returns its job. */
  'jobs.bringIn': method(z.object({ project, jobId: jobIdSchema }), jobList),
  /** What ended while no window had the film open: to whoever asks first, once. */
  'jobs.unseen': method(z.object({ project }), jobList),
  'spend.read': method(z.object({ project }), spendSchema),
  /** What a take's picture says of itself, as it was received; nothing is asked of any server. */
  'takes.marks': method(z.object({ project, takeId: takeIdSchema }), takeMarksSchema),
  /** A part of a take as a picture of its own, in media/ but not in the film yet: for a card. */
  'takes.part': method(
    z.object({ project, takeId: takeIdSchema, part: cropSchema }),
    z.object({ media: ROW_SCHEMAS.media }),
  ),
  /** What was drawn, generated, sent and kept, shot by shot. */
  'disclosure.read': method(z.object({ project }), disclosureSchema),
  /** Every attempt of the film, newest first; its sums are those of `spend`, which is of the same moment. */
  'ledger.read': method(z.object({ project }), z.object({ rows: z.array(ledgerRowSchema), spend: spendSchema })),
  'keys.status': method(z.object({ project, service }), keyStatusSchema),
  'keys.set': method(
    z.object({ project, place: keyPlaceSchema, key: z.string().min(1).max(LIMITS.key), service }),
    keyStatusSchema,
  ),
  'keys.clear': method(z.object({ project, place: keyPlaceSchema, service }), keyStatusSchema),
  /** Lists the models with the key in use: nothing is generated, nothing is billed. */
  'keys.test': method(
    z.object({ project, service }),
    z.object({
      result: z.enum(['works', 'not-valid', 'no-quota', 'no-network', 'no-key', 'other']),
      sentence: z.string(),
    }),
  ),
  ...SCRIPT_METHODS,
  ...STORYBOARD_METHODS,
  /**
   * Imports a file from the host's computer for a panel, recognised by its first bytes. Its pictures are added to the
   * project but not to the panel: that takes `layPictures` and a save. `refused`: why some pictures could not be
   * imported.
   */
  'import.run': method(
    z.object({ project, panelId: panelIdSchema, path: pathSchema }),
    z.object({
      pictures: z.array(
        z.object({
          media: ROW_SCHEMAS.media,
          fields: broughtFieldsSchema,
          placement: layer.placement,
        }),
      ),
      note: z.string(),
      refused: z.array(z.string()),
    }),
  ),
  /** Asks with the native dialog where to save a file of this exporter; null if the person cancels or there is no dialog. */
  'export.choose': method(
    z.object({ exporter: exportChoiceShape.exporter, name: z.string().max(300) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** The pages as they will be printed; empty for an exporter without pages. */
  'export.pages': method(
    z
      .object({
        project,
        ...exportChoiceShape,
        from: z.number().int().min(0),
        count: z.number().int().min(1).max(50),
      })
      .superRefine(readByExporter),
    z.object({ pageCount: z.number().int(), pages: z.array(pageSchema) }),
  ),
  /** `exportId`: the caller's, for `export.progress`. `evenIfMissing`: crosses them out; else it fails with `pictures-missing`. */
  'export.run': method(
    z
      .object({
        project,
        ...exportChoiceShape,
        path: pathSchema,
        exportId: z.string().max(80),
        evenIfMissing: z.boolean().optional(),
      })
      .superRefine(readByExporter),
    writtenSchema,
  ),
} as const

export type Methods = typeof METHODS
export type MethodName = keyof Methods
export type Input<M extends MethodName> = z.input<Methods[M]['input']>
export type Output<M extends MethodName> = z.infer<Methods[M]['output']>
