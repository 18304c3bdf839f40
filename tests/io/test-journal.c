/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-frame.h"
#include "apostil-import.h"
#include "apostil-journal.h"
#include "apostil-native-writer.h"
#include "apostil-recovery.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const gchar article[] =
    "Le fils veut reprendre le combat\n\n"
    "Ahmad Massoud a déclaré dimanche qu’il voulait la paix. « Nous ne voulons pas qu’une guerre "
    "éclate », a-t-il dit. Un responsable a déclaré que Massoud mentait.\n";

typedef struct
{
  gchar *folder;
  ApostilDocument *document;
  GPtrArray *states; /* element-type utf8: the document as saved after 0, 1, 2 … changes */
} Fixture;

static ApostilDocument *
make_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilImport) import = apostil_import_text (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (import->document);
}

static gchar *
save (ApostilDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, &error);
  gsize n_bytes;
  gconstpointer data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &n_bytes);
  return g_strndup (data, n_bytes);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("apostil-journal-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->document = make_document ();
  fixture->states = g_ptr_array_new_with_free_func (g_free);
}

static void
empty (const gchar *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  empty (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_assert_finalize_object (fixture->document);
  g_ptr_array_unref (fixture->states);
}

static guint
count_files (const gchar *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
apply (ApostilDocument *document, ApostilEdit *edit)
{
  g_autoptr (ApostilEdit) taken = edit;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (taken);
  g_assert_true (apostil_document_apply (document, taken, &error));
  g_assert_no_error (error);
}

static void
mark (ApostilDocument *document, const gchar *target, guint start, guint end)
{
  apply (document, apostil_command_mark (document, target, APOSTIL_SPAN (start, end), NULL, NULL,
                                         NULL, NULL));
}

static gpointer
last_mark (ApostilDocument *document)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (document);

  return apostil_annotation_list_get (list, apostil_annotation_list_get_length (list) - 1);
}

static void
retitle (ApostilDocument *document, const gchar *title)
{
  g_autoptr (ApostilArticle)
      changed = apostil_record_copy (apostil_document_get_article (document));

  apostil_record_set (changed, APOSTIL_ATTR_TITLE, title);
  apply (document, apostil_command_set_article (document, changed, NULL));
}

static void
note_state (Fixture *fixture)
{
  g_ptr_array_add (fixture->states, save (fixture->document));
}

/* One change of each sort; each step is one more frame, or one more whole group. */
static void
change_all (Fixture *fixture)
{
  ApostilDocument *document = fixture->document;
  const ApostilSpan cue = APOSTIL_SPAN (50, 60);

  note_state (fixture);
  mark (document, "entity/person", 34, 47);
  note_state (fixture);
  mark (document, "date", 58, 66);
  note_state (fixture);
  mark (document, "claim", 92, 131);
  note_state (fixture);
  apply (document, apostil_command_set_part (document, last_mark (document), APOSTIL_PART_CUE, &cue,
                                             1, NULL));
  note_state (fixture);
  apply (document, apostil_command_set_attribute (document, last_mark (document), APOSTIL_ATTR_NOTE,
                                                  "À vérifier : « a < b & c »\nd’ici là", NULL));
  note_state (fixture);
  g_assert_true (apostil_document_undo (document));
  note_state (fixture);
  g_assert_true (apostil_document_undo (document));
  note_state (fixture);
  g_assert_true (apostil_document_redo (document));
  note_state (fixture);

  apostil_document_begin_group (document, "Two at once");
  mark (document, "entity/person", 170, 177);
  mark (document, "claim", 164, 180);
  apostil_document_end_group (document);
  note_state (fixture);
  g_assert_true (apostil_document_undo (document));
  note_state (fixture);
  retitle (document, "Un autre titre");
  note_state (fixture);
}

static ApostilDocument *
recover (const gchar *folder, guint *n_changes, GPtrArray *told)
{
  g_autoptr (GPtrArray) found = apostil_recovery_list (folder);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  ApostilDocument *document;

  if (found->len == 0)
    return NULL;
  g_assert_cmpuint (found->len, ==, 1);
  *n_changes = apostil_recovery_get_n_changes (g_ptr_array_index (found, 0));
  document =
      apostil_recovery_open (g_ptr_array_index (found, 0), told != NULL ? told : own, &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* As a crash leaves it: written, not closed. */
static void
leave_journal (Fixture *fixture, void (*change) (Fixture *))
{
  g_autoptr (ApostilJournal) journal =
      apostil_journal_new (fixture->document, "file:///tmp/a.apostil", "etag:1", fixture->folder);

  change (fixture);
  apostil_journal_flush (journal);
}

static void
test_recovered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *state = NULL;
  guint n_changes;

  leave_journal (fixture, change_all);
  document = recover (fixture->folder, &n_changes, told);
  for (guint i = 0; i < told->len; i++)
    g_test_message ("%s", (const gchar *) g_ptr_array_index (told, i));
  state = save (document);
  g_assert_cmpstr (state, ==, g_ptr_array_index (fixture->states, fixture->states->len - 1));
  g_assert_true (apostil_document_is_modified (document));
  g_assert_cmpuint (n_changes, ==, 12); /* eleven steps, one of them of two edits */
  g_assert_cmpuint (told->len, ==, 1);

  /* and all of it can be undone */
  while (apostil_document_undo (document))
    ;
  g_clear_pointer (&state, g_free);
  state = save (document);
  g_assert_cmpstr (state, ==, g_ptr_array_index (fixture->states, 0));
}

static void
test_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) again = NULL;
  ApostilRecovery *recovery;
  gint64 before = g_get_real_time ();

  leave_journal (fixture, change_all);
  found = apostil_recovery_list (fixture->folder);
  g_assert_cmpuint (found->len, ==, 1);
  recovery = g_ptr_array_index (found, 0);
  g_assert_cmpstr (apostil_recovery_get_uuid (recovery), ==,
                   apostil_document_get_uuid (fixture->document));
  g_assert_cmpstr (apostil_recovery_get_uri (recovery), ==, "file:///tmp/a.apostil");
  g_assert_cmpstr (apostil_recovery_get_etag (recovery), ==, "etag:1");
  g_assert_cmpstr (apostil_recovery_get_title (recovery), ==, "Le fils veut reprendre le combat");
  g_assert_cmpint (apostil_recovery_get_time (recovery), >=, before);

  /* who has it, has it alone */
  again = apostil_recovery_list (fixture->folder);
  g_assert_cmpuint (again->len, ==, 0);
  apostil_recovery_discard (recovery);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *inside = g_build_filename (fixture->folder, "journals", NULL);
  g_autoptr (ApostilJournal)
      journal = apostil_journal_new (fixture->document, "file:///a", NULL, inside);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree gchar *path = NULL;
  GStatBuf status;

  apostil_journal_flush (journal);
  g_assert_false (g_file_test (inside, G_FILE_TEST_EXISTS)); /* nothing changed yet */

  mark (fixture->document, "date", 58, 66);
  apostil_journal_flush (journal);
  g_assert_cmpuint (count_files (inside), ==, 1);
  g_assert_cmpint (g_stat (inside, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  dir = g_dir_open (inside, 0, NULL);
  path = g_build_filename (inside, g_dir_read_name (dir), NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  /* the living are not offered */
  found = apostil_recovery_list (inside);
  g_assert_cmpuint (found->len, ==, 0);

  /* saved: nothing is kept until the next change */
  apostil_document_set_saved (fixture->document);
  apostil_journal_restart (journal, "file:///b", NULL);
  apostil_journal_flush (journal);
  g_assert_cmpuint (count_files (inside), ==, 0);
  mark (fixture->document, "claim", 92, 131);
  apostil_journal_flush (journal);
  g_assert_cmpuint (count_files (inside), ==, 1);

  apostil_journal_close (journal);
  g_assert_cmpuint (count_files (inside), ==, 0);
  g_rmdir (inside);
}

/* All that the dead left, readable or not; what the living have stays. */
static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *broken = g_build_filename (fixture->folder, "broken.journal", NULL);
  g_autofree gchar *unnamed = g_build_filename (fixture->folder, ".half.journal.new", NULL);
  g_autofree gchar *other = g_build_filename (fixture->folder, "notes.txt", NULL);
  g_autoptr (ApostilJournal) living = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (apostil_recovery_forget_all ("/nowhere/at/all", &error));
  leave_journal (fixture, change_all);
  g_assert_true (g_file_set_contents (broken, "no journal", -1, NULL));
  g_assert_true (g_file_set_contents (unnamed, "half of one", -1, NULL));
  g_assert_true (g_file_set_contents (other, "not ours", -1, NULL));
  living = apostil_journal_new (fixture->document, NULL, NULL, fixture->folder);
  apostil_journal_flush (living);
  g_assert_cmpuint (count_files (fixture->folder), ==, 5);
  g_assert_true (apostil_recovery_forget_all (fixture->folder, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  apostil_journal_close (living);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* What a journal begins with may itself be in no file, and was not to leave traces. */
static void
test_traceless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (ApostilDocument) document = NULL;
  guint n_changes;

  {
    g_autoptr (ApostilJournal)
        journal = apostil_journal_new (fixture->document, "file:///a", NULL, fixture->folder);

    mark (fixture->document, "date", 58, 66);
    apostil_journal_set_traceless (journal, TRUE);
    apostil_journal_flush (journal);
    g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  }
  found = apostil_recovery_list (fixture->folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (apostil_recovery_get_n_changes (found->pdata[0]), ==, 0);
  g_assert_true (apostil_recovery_is_unsaved (found->pdata[0]));
  g_assert_true (apostil_recovery_is_traceless (found->pdata[0]));
  g_ptr_array_set_size (found, 0);
  document = recover (fixture->folder, &n_changes, NULL);
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (document)), ==, 1);
  empty (fixture->folder);

  /* What was only looked at is neither. */
  {
    g_autoptr (ApostilDocument) other = make_document ();
    g_autoptr (ApostilJournal) journal = apostil_journal_new (other, NULL, NULL, fixture->folder);

    apostil_journal_flush (journal);
  }
  g_clear_pointer (&found, g_ptr_array_unref);
  found = apostil_recovery_list (fixture->folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_false (apostil_recovery_is_unsaved (found->pdata[0]));
  g_assert_false (apostil_recovery_is_traceless (found->pdata[0]));
}

/* An article that is in no file is worth keeping without a mark, until it is in one. */
static void
test_unfiled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (ApostilDocument) document = make_document ();
  g_autoptr (ApostilJournal) journal = apostil_journal_new (document, NULL, NULL, fixture->folder);

  apostil_journal_set_unfiled (journal, TRUE);
  apostil_journal_flush (journal);
  apostil_journal_close (journal);
  g_clear_object (&journal);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  journal = apostil_journal_new (document, NULL, NULL, fixture->folder);
  apostil_journal_set_unfiled (journal, TRUE);
  apostil_journal_flush (journal);
  g_clear_object (&journal); /* as in a crash: nobody closes it */
  found = apostil_recovery_list (fixture->folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (apostil_recovery_is_unsaved (found->pdata[0]));
  g_assert_cmpuint (apostil_recovery_get_n_changes (found->pdata[0]), ==, 0);
  g_ptr_array_set_size (found, 0);
  empty (fixture->folder);

  journal = apostil_journal_new (document, NULL, NULL, fixture->folder);
  apostil_journal_set_unfiled (journal, TRUE);
  apostil_journal_set_unfiled (journal, FALSE);
  apostil_journal_restart (journal, "file:///a", NULL);
  apostil_journal_flush (journal);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* Changed again while it was being saved: that change is in the new journal. */
static void
test_restart_modified (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *state = NULL;
  g_autofree gchar *now = NULL;
  guint n_changes;

  {
    g_autoptr (ApostilJournal)
        journal = apostil_journal_new (fixture->document, "file:///a", NULL, fixture->folder);

    mark (fixture->document, "date", 58, 66);
    apostil_journal_restart (journal, "file:///a", NULL);
    mark (fixture->document, "claim", 92, 131);
    apostil_document_undo (fixture->document); /* the claim */
    apostil_document_undo (fixture->document); /* back over the restart */
    apostil_journal_flush (journal);
    g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  }
  now = save (fixture->document);
  document = recover (fixture->folder, &n_changes, NULL);
  g_assert_cmpuint (n_changes, ==, 3);
  state = save (document);
  g_assert_cmpstr (state, ==, now);
}

static void
test_never_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *state = NULL;
  g_autofree gchar *now = save (fixture->document);
  guint n_changes;

  {
    g_autoptr (ApostilJournal)
        journal = apostil_journal_new (fixture->document, NULL, NULL, fixture->folder);

    apostil_journal_flush (journal);
  }
  document = recover (fixture->folder, &n_changes, NULL);
  g_assert_cmpuint (n_changes, ==, 0);
  state = save (document);
  g_assert_cmpstr (state, ==, now);
}

static void
replace_words (Fixture *fixture)
{
  g_autoptr (ApostilText) shorter = apostil_text_new ("Ahmad Massoud a parlé.\n", -1, NULL);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);

  mark (fixture->document, "entity/person", 34, 47);
  apply (fixture->document, apostil_command_replace_text (fixture->document, shorter, moved, NULL));
  mark (fixture->document, "entity/person", 0, 13);
  g_assert_true (apostil_document_undo (fixture->document));
  g_assert_true (apostil_document_undo (fixture->document));
  note_state (fixture);
}

/* The text is left out of frames but where it changes, there and back. */
static void
test_other_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *state = NULL;
  guint n_changes;

  leave_journal (fixture, replace_words);
  document = recover (fixture->folder, &n_changes, NULL);
  g_assert_cmpuint (n_changes, ==, 5);
  state = save (document);
  g_assert_cmpstr (state, ==, g_ptr_array_index (fixture->states, 0));
}

/* Torn and damaged journals */

static gchar *
find_journal (const gchar *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name = g_dir_read_name (dir);

  g_assert_nonnull (name);
  return g_build_filename (folder, name, NULL);
}

/* Where each state of the fixture is complete in the journal. */
static GArray *
find_ends (const gchar *path)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  gint fd = g_open (path, O_RDONLY, 0);
  gboolean in_group = FALSE;

  for (guint32 number = 0;; number++)
    {
      g_auto (ApostilFrame) frame = { 0 };
      gsize end;

      if (apostil_frame_read (fd, number, &frame) != APOSTIL_FRAME_READ)
        break;
      in_group = frame.type == APOSTIL_FRAME_BEGIN ||
                 (in_group && frame.type != APOSTIL_FRAME_COMMIT);
      end = (gsize) lseek (fd, 0, SEEK_CUR);
      if (number > 0 && !in_group)
        g_array_append_val (ends, end);
    }
  close (fd);
  return ends;
}

/* How many changes the first @state states took: the ninth was a group of two. */
static guint
count_changes (guint state)
{
  return state + (state >= 9);
}

static void
check_state (Fixture *fixture, guint state)
{
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *saved = NULL;
  guint n_changes;

  document = recover (fixture->folder, &n_changes, NULL);
  saved = save (document);
  g_assert_cmpstr (saved, ==, g_ptr_array_index (fixture->states, state));
}

/* Cut at every byte, from the end on: what comes back is the last state that was complete. It is
 * counted each time, and made and compared to the byte around each end and now and then between. */
static void
test_torn (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = NULL;
  g_autoptr (GArray) ends = NULL;
  gsize n_bytes;
  guint state;

  leave_journal (fixture, change_all);
  path = find_journal (fixture->folder);
  ends = find_ends (path);
  g_assert_cmpuint (ends->len, ==, fixture->states->len);
  state = ends->len - 1;
  n_bytes = g_array_index (ends, gsize, state);

  for (gsize cut = n_bytes; cut >= g_array_index (ends, gsize, 0); cut--)
    {
      g_autoptr (GPtrArray) found = NULL;

      g_assert_cmpint (truncate (path, (off_t) cut), ==, 0);
      found = apostil_recovery_list (fixture->folder);
      while (g_array_index (ends, gsize, state) > cut)
        state--;
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpuint (apostil_recovery_get_n_changes (g_ptr_array_index (found, 0)), ==,
                        count_changes (state));
      g_ptr_array_set_size (found, 0); /* lets go of the lock */

      if (cut % 61 == 0 || cut == g_array_index (ends, gsize, state) ||
          cut + 1 == g_array_index (ends, gsize, MIN (state + 1, ends->len - 1)))
        check_state (fixture, state);
    }
  g_assert_cmpuint (state, ==, 0);

  /* within the beginning there is nothing to recover */
  for (gsize cut = g_array_index (ends, gsize, 0); cut-- > 0;)
    {
      g_autoptr (GPtrArray) found = NULL;

      g_assert_cmpint (truncate (path, (off_t) cut), ==, 0);
      found = apostil_recovery_list (fixture->folder);
      g_assert_cmpuint (found->len, ==, 0);
    }
}

static void
flip (gint fd, off_t at, guint bit)
{
  guint8 byte;

  g_assert_cmpint (pread (fd, &byte, 1, at), ==, 1);
  byte ^= (guint8) (1 << bit);
  g_assert_cmpint (pwrite (fd, &byte, 1, at), ==, 1);
}

/* Bits that the disk changed: never another state than one that was. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = NULL;
  g_autoptr (GArray) ends = NULL;
  guint n_partial = 0;
  gint fd;

  leave_journal (fixture, change_all);
  path = find_journal (fixture->folder);
  ends = find_ends (path);
  fd = g_open (path, O_RDWR, 0);

  for (guint round = 0; round < 300; round++)
    {
      off_t at =
          g_test_rand_int_range (0, (gint32) g_array_index (ends, gsize, fixture->states->len - 1));
      guint bit = (guint) g_test_rand_int_range (0, 8);
      g_autoptr (ApostilDocument) document = NULL;
      g_autofree gchar *saved = NULL;
      gboolean known = FALSE;
      guint n_changes;

      flip (fd, at, bit);
      document = recover (fixture->folder, &n_changes, NULL);
      flip (fd, at, bit);
      if (document == NULL)
        continue;
      saved = save (document);
      for (guint i = 0; i + 1 < fixture->states->len && !known; i++)
        known = g_str_equal (saved, g_ptr_array_index (fixture->states, i));
      g_assert_true (known);
      n_partial++;
    }
  close (fd);
  g_assert_cmpuint (n_partial, >, 30);
}

/* A frame that is whole but belongs elsewhere: refused, told, and what came before is kept. */
static void
test_wrong_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autofree gchar *path = NULL;
  g_autofree gchar *saved = NULL;
  g_autoptr (GArray) ends = NULL;
  const gchar edit[] =
      "<edit xmlns=\"urn:apostil:1\"><change><before><date id=\"d9\" type=\"DATE\">"
      "<span start=\"1\" end=\"2\"/></date></before></change></edit>";
  guint n_changes;
  gint fd;

  leave_journal (fixture, change_all);
  path = find_journal (fixture->folder);
  ends = find_ends (path);
  fd = g_open (path, O_WRONLY | O_APPEND, 0);
  payload = g_bytes_new_static (edit, strlen (edit));
  /* two frames at the beginning, two around the group, twelve edits */
  g_assert_true (apostil_frame_write (fd, APOSTIL_FRAME_EDIT, 16, 0, payload, NULL));
  close (fd);

  document = recover (fixture->folder, &n_changes, told);
  saved = save (document);
  g_assert_cmpstr (saved, ==, g_ptr_array_index (fixture->states, fixture->states->len - 1));
  g_assert_cmpuint (told->len, ==, 2);
}

/* Not writable: said once, and the document goes on. */
static void
on_failed (ApostilJournal *journal, const gchar *message, guint *n_failed)
{
  g_assert_nonnull (message);
  (*n_failed)++;
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree gchar *below = g_build_filename (file, "journals", NULL);
  g_autoptr (ApostilJournal) journal = NULL;
  guint n_failed = 0;

  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  journal = apostil_journal_new (fixture->document, "file:///a", NULL, below);
  g_signal_connect (journal, "failed", G_CALLBACK (on_failed), &n_failed);
  mark (fixture->document, "date", 58, 66);
  mark (fixture->document, "claim", 92, 131);
  apostil_journal_flush (journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_failed, ==, 1);

  /* it tries again when the document is saved */
  g_unlink (file);
  apostil_journal_restart (journal, "file:///a", NULL);
  apostil_journal_flush (journal);
  g_assert_cmpuint (count_files (below), ==, 1);
  apostil_journal_close (journal);
  g_rmdir (below);
  g_rmdir (file);
}

/* A real process, really killed */

static gint
run_child (const gchar *folder)
{
  g_autoptr (ApostilDocument) document = make_document ();
  g_autoptr (ApostilJournal) journal = apostil_journal_new (document, "file:///a", NULL, folder);

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree gchar *title = g_strdup_printf ("%u %" G_GINT64_FORMAT, i, g_get_real_time ());

      retitle (document, title);
      g_print ("%s\n", title);
      fflush (stdout);
      g_usleep (5000);
    }
  return 1; /* nobody killed it */
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GPtrArray) alive = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree gchar *last = NULL;
  gint64 killed_at;
  gint64 recovered_at;
  const gchar *title;
  guint n_changes;

  g_autofree gchar *self = g_file_read_link ("/proc/self/exe", NULL);
  const gchar *const argv[] = { self, "--child", fixture->folder, NULL };

  child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; i < 250; i++) /* more than a second */
    {
      g_free (last);
      last = g_data_input_stream_read_line (lines, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (last);
    }
  alive = apostil_recovery_list (fixture->folder);
  g_assert_cmpuint (alive->len, ==, 0);
  killed_at = g_get_real_time ();
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);

  document = recover (fixture->folder, &n_changes, NULL);
  g_assert_nonnull (document);
  title = apostil_record_get (apostil_document_get_article (document), APOSTIL_ATTR_TITLE);
  recovered_at = g_ascii_strtoll (strchr (title, ' '), NULL, 10);
  g_assert_cmpint (killed_at - recovered_at, <, G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const gchar *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/journal/recovered", test_recovered },
    { "/journal/listed", test_listed },
    { "/journal/forgotten", test_forgotten },
    { "/journal/traceless", test_traceless },
    { "/journal/unfiled", test_unfiled },
    { "/journal/life", test_life },
    { "/journal/restart-modified", test_restart_modified },
    { "/journal/never-saved", test_never_saved },
    { "/journal/other-text", test_other_text },
    { "/journal/torn", test_torn },
    { "/journal/damaged", test_damaged },
    { "/journal/wrong-edit", test_wrong_edit },
    { "/journal/failure", test_failure },
    { "/journal/killed", test_killed },
  };

  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
