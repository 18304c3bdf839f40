/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-commands.h"
#include "apostil-error.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"

/* Long lists of annotations are formatted by several threads, the usual ones among them by a function of
 * its own. What comes out is what was read, byte by byte, wherever a piece of the list ends. */

#define N_LINES     20000
#define LINE_LENGTH 22 /* code points */

#define LIST "  <annotations>\n"

/* Each shape marks the number (0 to 7) or « R&D » (8 to 11) of its line. */
static void
append_shape (GString *xml, guint i)
{
  guint at = i * LINE_LENGTH;
  g_autofree gchar *plain =
      g_strdup_printf ("<span start=\"%u\" end=\"%u\">a%06u</span>", at, at + 7, i);
  g_autofree gchar *odd =
      g_strdup_printf ("<span start=\"%u\" end=\"%u\">R&amp;D</span>", at + 8, at + 11);
  g_autofree gchar *many = g_strnfill (i % 3000 == 6 ? 300 * 1024 : 700, 'x');
  g_autofree gchar *hundred = g_strnfill (100, 'y');
  g_autofree gchar *date =
      g_strdup_printf ("    <date id=\"d%u\" type=\"DATE\" value=\"2021-08-27\"", i);

  switch (i % 10)
    {
    case 0:
      g_string_append_printf (xml, "%s>%s</date>\n", date, plain);
      break;
    case 1:
      g_string_append_printf (
          xml, "    <mention id=\"m%u\" entity=\"e1\" form=\"named\">%s</mention>\n", i, odd);
      break;
    case 2:
      g_string_append_printf (xml, "%s status=\"suggested\">%s</date>\n", date, plain);
      break;
    case 3:
      g_string_append_printf (xml, "%s by=\"a &quot;b&quot; &amp; c\">%s</date>\n", date, plain);
      break;
    case 4:
      g_string_append_printf (xml, "%s by=\"%s\" created=\"2021-08-27\">%s</date>\n", date, hundred,
                              plain);
      break;
    case 5:
      g_string_append_printf (xml,
                              "    <mention id=\"m%u\" entity=\"e1\" form=\"named\">\n      %s\n"
                              "      %s\n    </mention>\n",
                              i, plain, odd);
      break;
    case 6:
      g_string_append_printf (xml, "%s>\n      %s\n      <note>%s &lt; é</note>\n    </date>\n",
                              date, plain, many);
      break;
    case 7:
      g_string_append_printf (xml, "%s anchor=\"d0\" by=\"é\">%s</date>\n", date, plain);
      break;
    case 8:
      g_string_append_printf (
          xml, "    <mention id=\"a-mention-with-a-long-id-%u\" entity=\"e1\">%s</mention>\n", i,
          plain);
      break;
    case 9:
    default:
      g_string_append_printf (xml, "%s xmlns:x=\"urn:x\" x:y=\"z\">%s</date>\n", date, plain);
      break;
    }
}

static void
append_before_list (GString *xml)
{
  g_string_append (xml, "<apostil xmlns=\"urn:apostil:1\" version=\"1.0\" scheme=\"news\" "
                        "offsets=\"code-points\"><article><text>");
  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (xml, "a%06u R&amp;D &lt;été&gt; ok.\n", i);
  g_string_append (xml,
                   "</text></article>\n<entities><entity id=\"e1\" type=\"person\"><name>N</name>"
                   "</entity></entities>\n");
}

static ApostilDocument *
read_string (const GString *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml->str, xml->len);
  g_autoptr (GError) error = NULL;
  ApostilDocument *document = apostil_native_reader_read_bytes (bytes, "test", &error);

  g_assert_no_error (error);
  return document;
}

static ApostilDocument *
make_document (gchar **list)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  gsize start = 0;

  append_before_list (xml);
  start = xml->len;
  g_string_append (xml, LIST);
  for (guint i = 0; i < N_LINES; i++)
    append_shape (xml, i);
  g_string_append (xml, "  </annotations>\n</apostil>\n");
  if (list != NULL)
    *list = g_strdup (xml->str + start);
  return read_string (xml);
}

static gchar *
format (ApostilDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_same (void)
{
  g_autofree gchar *wanted = NULL;
  g_autoptr (ApostilDocument) document = make_document (&wanted);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree gchar *written = format (document);
      const gchar *list = strstr (written, LIST);

      g_assert_nonnull (list);
      g_assert_true (g_str_equal (list, wanted)); /* too long to be shown */
    }
}

/* A snapshot stays as it is. */
static void
test_snapshot (void)
{
  g_autoptr (ApostilDocument) document = make_document (NULL);
  g_autofree gchar *before = format (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilNativeSnapshot) snapshot = apostil_native_snapshot_new (document, &error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *id = NULL;
  g_autofree gchar *after = NULL;
  g_autofree gchar *again = NULL;

  edit = apostil_command_mark (document, "date", APOSTIL_SPAN (1, 5), NULL, NULL, &id, &error);
  g_assert_no_error (error);
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);
  after = format (document);
  g_assert_false (g_str_equal (before, after));

  apostil_native_writer_write (snapshot, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_assert_true (
      g_str_equal (before, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream))));

  g_assert_true (apostil_document_undo (document));
  again = format (document);
  g_assert_true (g_str_equal (before, again));
}

/* The snapshot is the last to have what it holds. */
static void
test_snapshot_alone (void)
{
  ApostilDocument *document = make_document (NULL);
  g_autofree gchar *before = format (document);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  ApostilNativeSnapshot *snapshot = apostil_native_snapshot_new (document, &error);

  g_object_unref (document);
  apostil_native_writer_write (snapshot, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  apostil_native_snapshot_free (snapshot);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==,
                    strlen (before));
}

/* Of what cannot be written, the first is named, whoever comes upon it first. */
static void
test_too_long (void)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree gchar *quotes = g_strnfill (60000, '"');
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  append_before_list (xml);
  g_string_append (xml, LIST);
  for (guint i = 0; i < N_LINES; i++)
    if (i % 2500 != 1777)
      append_shape (xml, i);
    else
      g_string_append_printf (
          xml,
          "<claim id=\"c%u\"><span start=\"%u\" end=\"%u\"/><evidence href='%s' "
          "retrieved='%s' archived='%s' stance='%s'/></claim>",
          i, i * LINE_LENGTH, i * LINE_LENGTH + 7, quotes, quotes, quotes, quotes);
  g_string_append (xml, "  </annotations>\n</apostil>\n");
  document = read_string (xml);
  bytes = apostil_native_writer_format (document, &error);
  g_assert_null (bytes);
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "c1777"));
}

typedef struct
{
  GCancellable *cancellable;
  guint n_left;
} Patience;

static void
on_progress (goffset done, goffset total, gpointer data)
{
  Patience *patience = data;

  if (patience->n_left-- == 0)
    g_cancellable_cancel (patience->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (ApostilDocument) document = make_document (NULL);

  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilNativeSnapshot) snapshot = apostil_native_snapshot_new (document, &error);
      Patience patience = { cancellable, n };

      g_assert_false (apostil_native_writer_write (snapshot, stream, cancellable, on_progress,
                                                   &patience, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* The place where it goes is too small. */
static void
test_full (void)
{
  g_autoptr (ApostilDocument) document = make_document (NULL);
  g_autofree gchar *all = format (document);

  for (guint i = 1; i < 8; i++)
    {
      gsize room = strlen (all) * i / 8;
      g_autofree gchar *place = g_malloc (room);
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new (place, room, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilNativeSnapshot) snapshot = apostil_native_snapshot_new (document, &error);

      g_assert_false (apostil_native_writer_write (snapshot, stream, NULL, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_cmpmem (place, room / 2, all, room / 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native-pieces/same", test_same);
  g_test_add_func ("/native-pieces/snapshot", test_snapshot);
  g_test_add_func ("/native-pieces/snapshot/alone", test_snapshot_alone);
  g_test_add_func ("/native-pieces/too-long", test_too_long);
  g_test_add_func ("/native-pieces/cancel", test_cancel);
  g_test_add_func ("/native-pieces/full", test_full);
  return g_test_run ();
}
