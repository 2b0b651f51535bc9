/** README.txt of every project folder: enough for a stranger to extract everything without Framewright. */
export function projectReadme(title: string): string {
  return `${title || 'Untitled'}: a film boarded in Framewright
${'='.repeat(60)}

This folder is one project. Keep it together: move, zip or copy the whole folder.

Copying safely
  Close the project in Framewright first, or use File > Save a copy. While it is open, board.sqlite-wal holds the newest
  changes and belongs to board.sqlite: never copy one without the other, and never open this folder from two computers
  through a synchronised drive at the same time.

Getting the pictures out
  media/        every picture that was imported or generated, as it was received and never changed.
                media/<aa>/<sha-256 of the bytes>.<png|jpg|webp>. Any picture viewer opens them.
                The drafts of the script lie there too, as the writer sent them: .fountain, .fdx, .pdf …
  previews/     pictures of panels for the screen. May be deleted at any time; they are made again.

What the other files are
  board.sqlite  the film: an SQLite database (https://sqlite.org), one table for each kind of thing:
                project, scene, shot, panel, layer, mark, take, card, look, media, draft.
                Each row has its id, the id of the row it hangs under ("parent"), its place among its siblings ("ord",
                sorts as text) and "data": the whole row as JSON, in plain words. For example:
                  sqlite3 board.sqlite "SELECT data FROM shot ORDER BY parent, ord"
                Which picture a take or layer shows is its "mediaId": media_<sha-256>.
                Each row's "sum" and the table "tally" let Framewright notice a row that a disk changed or lost: read as
                you like, but a row that another program writes is taken for damage.
  snapshots/    earlier states of board.sqlite: of the last hours, days and weeks of work, named by their time (UTC).
                Framewright lists and restores them (File > Versions and deleted). To go back to one without it: close the
                project, move board.sqlite and board.sqlite-wal elsewhere, copy the snapshot here and call it board.sqlite.
  lock.sqlite   held while the project is open for writing; lock.json says by whom. Neither holds any of the film.
  log.json      while the project is open: how far board.sqlite-wal reaches, so that a loss in it is noticed.

What was drawn by hand
  Rows of the table "mark": strokes, arrows, shapes and words, in pixels of their panel (its "width" and "height").
  A stroke's "points" are a text of numbers: each number is the difference to the same number of the point before, as
  base-64 variable-length quantities. The digits are A-Z a-z 0-9 + / (A is 0, / is 63). A digit's lowest five bits are
  data, least significant digits first; its sixth bit (32) says that another digit follows. The lowest bit of the whole
  number is its sign (1: negative), the rest its size. Five numbers make a point:
    x and y in 1/16 pixel, pressure in 1/255, tilt in degrees from upright, azimuth in degrees clockwise from the right.

What was generated
  Rows of the table "take". Each has its recipe: the model, the words and pictures that were sent, and what came back.
  Generated pictures never replace drawn ones. No key to any service is kept in this folder.
`
}
