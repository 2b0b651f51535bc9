import type { Locator, Page } from '@playwright/test'

export const board = (page: Page): Locator => page.getByRole('listbox', { name: 'Board' })
const table = (page: Page): Locator => page.getByRole('application', { name: 'Drawing' })
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first()
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click()

const NIB = '.rail-nib'

export interface Opened {
  /** The part of the window that opens it. */
  readonly file: string
  /** What has the focus before, and has it again afterwards. */
  readonly from: (page: Page) => Locator | Promise<Locator>
  /** Opens it, with the focus there. */
  readonly open: (page: Page, from: Locator) => Promise<unknown>
}

export const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key)
const keyed =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await press(page, key)
  }
const enter = keyed('Enter')
const rightClick = (page: Page): Promise<void> => press(page, 'Shift+F10')

async function byPalette(page: Page, words: string): Promise<void> {
  await press(page, 'Control+k')
  await page.keyboard.type(words)
  await press(page, 'Enter')
}

export const ON_BOARD: Readonly<Record<string, Opened>> = {
  'the palette, by key': { file: 'features/palette/Palette.tsx', from: board, open: keyed('Control+k') },
  'the palette, from a field': {
    file: 'features/palette/Palette.tsx',
    from: (page) => page.getByRole('textbox', { name: 'Action', exact: true }),
    open: keyed('Control+k'),
  },
  'the keys, by key': { file: 'features/palette/ShortcutSheet.tsx', from: board, open: keyed('?') },
  'the keys, on a button': {
    file: 'features/palette/ShortcutSheet.tsx',
    from: (page) => button(page, 'Export…'),
    open: keyed('?'),
  },
  'the settings, by key': { file: 'features/settings/SettingsDialog.tsx', from: board, open: keyed('Control+,') },
  'the settings, by the palette': {
    file: 'features/settings/SettingsDialog.tsx',
    from: (page) => button(page, 'Export…'),
    open: (page) => byPalette(page, 'project settings'),
  },
  'the export, by its button': {
    file: 'features/export/ExportDialog.tsx',
    from: (page) => button(page, 'Export…'),
    open: enter,
  },
  'the wall of takes': { file: 'features/takes/wall/TakeWall.tsx', from: board, open: keyed('Control+7') },
  'the versions, by the palette': {
    file: 'features/versions/VersionsDialog.tsx',
    from: board,
    open: (page) => byPalette(page, 'versions'),
  },
  'the ledger, by the palette': {
    file: 'features/ledger/LedgerDialog.tsx',
    from: board,
    open: (page) => byPalette(page, 'ledger…'),
  },
  'takes of many, by the palette': {
    file: 'features/many/ManyDialog.tsx',
    from: board,
    open: (page) => byPalette(page, 'make many'),
  },
  'the import of a script': {
    file: 'features/scriptimport/ImportScriptDialog.tsx',
    from: board,
    open: (page) => byPalette(page, 'import script'),
  },
  'the import of a shot list': {
    file: 'features/tablein/ImportTableDialog.tsx',
    from: board,
    open: (page) => byPalette(page, 'import shot list'),
  },
  renumbering: {
    file: 'features/shotlist/RenumberDialog.tsx',
    from: board,
    open: (page) => byPalette(page, 'renumber'),
  },
  'the queue, by key': { file: 'features/queue/QueueDialog.tsx', from: board, open: keyed('Control+8') },
  'the wall of takes, by key': { file: 'features/takes/wall/TakeWall.tsx', from: board, open: keyed('Control+7') },
  'a new project': { file: 'app/NewProjectDialog.tsx', from: board, open: keyed('Control+n') },
  'a path to open': { file: 'app/PathDialog.tsx', from: board, open: keyed('Control+o') },
  'the check of the project': {
    file: 'app/useCopyAndCheck.tsx',
    from: board,
    open: (page) => byPalette(page, 'check project'),
  },
  'the menu of the project': { file: 'app/Bar.tsx', from: (page) => button(page, /project menu$/), open: enter },
  'a dialog from that menu': {
    file: 'app/Bar.tsx',
    from: (page) => button(page, /project menu$/),
    async open(page) {
      await press(page, 'Enter')
      await page.getByRole('menuitem', { name: /^Project settings/ }).click()
    },
  },
  'the zoom choices': { file: 'features/board/BoardTools.tsx', from: (page) => button(page, /^Zoom: /), open: enter },
  'the menu of the board': { file: 'features/board/Board.tsx', from: board, open: rightClick },
  'the menu of the scenes': {
    file: 'features/board/scenes/SceneList.tsx',
    from: (page) => page.getByRole('listbox', { name: 'Scenes' }),
    open: rightClick,
  },
  'the filter’s lists': {
    file: 'features/board/find/FilterBar.tsx',
    from: (page) => button(page, /^Filter by status: /),
    open: enter,
  },
  'a term of the shot': {
    file: 'features/inspector/TermSelect.tsx',
    from: (page) => button(page, /^Size: /),
    open: enter,
  },
  'the scene’s inside or outside': {
    file: 'features/inspector/SceneSection.tsx',
    from: (page) => button(page, /^Int\. or ext\.: /),
    open: enter,
  },
  'the cards': {
    file: 'features/inspector/CardChips.tsx',
    from: (page) => button(page, 'Add cast member'),
    open: enter,
  },
}

export const IN_PANES: Readonly<Record<string, Opened>> = {
  'the columns of the list': {
    file: 'features/shotlist/ColumnsPanel.tsx',
    async from(page) {
      await press(page, 'Control+2')
      return button(page, 'Columns')
    },
    open: enter,
  },
  'the groups of the list': {
    file: 'features/shotlist/ListTools.tsx',
    from: (page) => button(page, 'Group'),
    open: enter,
  },
  'the views of the list': {
    file: 'features/shotlist/ViewsPanel.tsx',
    from: (page) => button(page, 'Views'),
    open: enter,
  },
  'the menu of the list': {
    file: 'features/shotlist/ShotGridBox.tsx',
    from: (page) => page.getByRole('grid', { name: 'Shot list' }),
    open: rightClick,
  },
  'a column of the list': {
    file: 'features/shotlist/ColumnPanel.tsx',
    from: (page) => page.getByRole('grid', { name: 'Shot list' }),
    open: keyed('Control+Shift+L'),
  },
  'a shooting day': {
    file: 'features/shotlist/DayLine.tsx',
    async from(page) {
      await page.getByRole('radio', { name: 'Shooting order' }).click()
      await page.getByRole('button', { name: 'New day' }).click()
      return page.locator('.day-button').first()
    },
    open: enter,
  },
  'the words of a request': {
    file: 'features/takes/RequestPiece.tsx',
    async from(page) {
      await page.getByRole('radio', { name: 'Story order' }).click()
      await press(page, 'Control+1')
      await tab(page, 'Takes')
      return page.locator('.piece').first()
    },
    open: enter,
  },
  'how many takes': {
    file: 'features/takes/RequestSettings.tsx',
    from: (page) => button(page, /^How many takes: /),
    open: enter,
  },
  'the menu of a layer, by its button': {
    file: 'features/layers/LayerMenu.tsx',
    async from(page) {
      await tab(page, 'Layers')
      return button(page, 'More for this layer')
    },
    open: enter,
  },
  'the menu of a layer': {
    file: 'features/layers/LayerItem.tsx',
    from: (page) => page.locator('.layer').first().getByRole('radio'),
    open: rightClick,
  },
  'the blend of a layer': {
    file: 'features/layers/LayerDetails.tsx',
    from: (page) => button(page, /^Blend of /),
    open: enter,
  },
}

export const AT_TABLE: Readonly<Record<string, Opened>> = {
  'the palette, at the table': { file: 'features/palette/Palette.tsx', from: table, open: keyed('Control+k') },
  'the menu of the table': { file: 'features/canvas/TableMenu.tsx', from: table, open: rightClick },
  'the helpers': {
    file: 'features/canvas/helpers/HelpersButton.tsx',
    from: (page) => button(page, 'Helpers'),
    open: enter,
  },
  'the nib': { file: 'features/canvas/NibControls.tsx', from: (page) => page.locator(NIB).first(), open: enter },
  'the colours': {
    file: 'features/canvas/colors/ColorWell.tsx',
    from: (page) => button(page, /^Current colour: /),
    open: enter,
  },
  'the brush presets': {
    file: 'features/canvas/presets/PresetsButton.tsx',
    from: (page) => button(page, 'Brush presets'),
    open: enter,
  },
  'the menu of the strip': {
    file: 'features/canvas/strip/Filmstrip.tsx',
    from: (page) => button(page, 'More for panels'),
    open: enter,
  },
  'the menu of a panel in the strip': {
    file: 'features/canvas/strip/StripFrame.tsx',
    from: (page) => page.getByRole('list', { name: 'Panels of the film' }).locator('[aria-current]'),
    open: rightClick,
  },
}

const listOf = (page: Page, name: string): Locator =>
  page.getByRole('dialog').getByRole('button', { name: `${name}: ` })
export const settingsTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('tab', { name, exact: true }).click()

/** Choices that open over the settings, which stay open beneath. */
export const IN_SETTINGS: Readonly<Record<string, Opened>> = {
  'the shot numbers': {
    file: 'features/settings/FilmSettings.tsx',
    async from(page) {
      await settingsTab(page, 'Film')
      return listOf(page, 'Shot numbers')
    },
    open: enter,
  },
  'the ratios': { file: 'features/settings/FilmSettings.tsx', from: (page) => listOf(page, 'Ratio'), open: enter },
  'the sources of the key': {
    file: 'features/settings/KeySettings.tsx',
    async from(page) {
      await settingsTab(page, 'Key')
      return listOf(page, 'Which key this film uses')
    },
    open: enter,
  },
  'the sets of keys': {
    file: 'features/settings/keys/KeysPane.tsx',
    async from(page) {
      await settingsTab(page, 'Shortcuts')
      return listOf(page, 'Keys as in')
    },
    open: enter,
  },
}

export const IN_WALL: Readonly<Record<string, Opened>> = {
  'the scenes of the wall': {
    file: 'features/takes/wall/WallFilters.tsx',
    from: (page) => listOf(page, 'Scene'),
    open: enter,
  },
}

/** Those that only trouble brings, or that stand in another dialog: walked where that is. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'app/CopyWithout.tsx': 'missing.journey.spec.ts',
  'app/LeaveDialog.tsx': 'leaving.web.spec.ts',
  'app/OutDialog.tsx': 'leavingOut.web.spec.ts',
  'app/OpeningDialog.tsx': 'opening.web.spec.ts',
  'app/HeldList.tsx': 'overlong.web.spec.ts',
  'features/missing/MissingDialog.tsx': 'missing.journey.spec.ts',
  'app/useCopyReport.tsx': 'faults.journey.spec.ts',
  'features/settings/AiPolicyFields.tsx': 'ledger.web.spec.ts',
  'features/takes/look/LookBar.tsx': 'takesLooked.web.spec.ts',
  'features/takes/change/ChangeButton.tsx': 'takeChanged.web.spec.ts',
  'features/takes/change/ChangeTake.tsx': 'takeChanged.web.spec.ts',
  'features/takes/options/OptionsAtOnce.tsx': 'takeChanged.web.spec.ts',
  'features/canvas/HandBar.tsx': 'looking.web.spec.ts',
  'features/canvas/colors/PaletteHead.tsx': 'filmPalettes.web.spec.ts',
  'features/cards/CardPictures.tsx': 'cards.web.spec.ts',
  'features/inspector/LookChoices.tsx': 'cards.web.spec.ts',
  'features/cards/FromTake.tsx': 'cards.web.spec.ts',
  'features/shotlist/FindStrip.tsx': 'shotListColumns.web.spec.ts',
  'features/export/ProfilesPanel.tsx': 'exporting.web.spec.ts',
  'features/export/ViewChoice.tsx': 'exporting.web.spec.ts',
  'features/script/ScriptHead.tsx': 'script.web.spec.ts',
  'features/script/ScriptView.tsx': 'script.web.spec.ts',
  'features/script/compare/SideBySide.tsx': 'script.web.spec.ts',
  'features/scriptimport/CardList.tsx': 'scriptImport.web.spec.ts',
  'features/scriptimport/GoneRow.tsx': 'scriptImport.web.spec.ts',
  'features/scriptimport/SceneLine.tsx': 'scriptImport.web.spec.ts',
  'features/scriptimport/StoryboardScenes.tsx': 'storyboards.web.spec.ts',
  'features/tablein/ColumnList.tsx': 'tableImport.web.spec.ts',
  'features/tablein/ImportPreview.tsx': 'tableImport.web.spec.ts',
}
