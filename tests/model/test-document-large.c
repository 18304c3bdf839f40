/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "document-fixture.h"

/* Times are compared with each other, not with a clock on the wall: four times as much may
 * take about four times as long. The few absolute bounds are ten times what was measured. */

static gdouble
seconds_since (gint64 start)
{
  return (gdouble) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
load (Fixture *f, guint n, gboolean shuffled)
{
  g_autoptr (GError) error = NULL;

  apostil_document_bulk_add (f->document, apostil_entity_new ("e1", "person", "Ahmad Massoud"));
  for (guint i = 0; i < n; i++)
    {
      guint k = shuffled ? (guint) (((guint64) i * 7919u) % n) : i;
      gchar id[16];

      g_snprintf (id, sizeof id, "m%u", k + 1);
      apostil_document_bulk_add (f->document, new_mention (f, id, k, k + 8, "e1"));
    }
  apostil_document_bulk_finish (f->document, NULL, &error);
  g_assert_no_error (error);
}

static void
test_load (void)
{
  const guint n = 100000;

  for (guint shuffled = 0; shuffled < 2; shuffled++)
    {
      Fixture f;
      gint64 start = 0;
      gdouble seconds = 0;

      fixture_init (&f, n + 20);
      start = g_get_monotonic_time ();
      load (&f, n, shuffled != 0);
      seconds = seconds_since (start);
      g_test_message ("%u annotations loaded in %.1f ms", n, seconds * 1000);
      if (g_getenv ("APOSTIL_UNTIMED") == NULL)
        g_assert_cmpfloat (seconds, <, 3);
      g_assert_cmpuint (
          apostil_annotation_list_get_length (apostil_document_get_annotations (f.document)), ==,
          n);
      fixture_clear (&f);
    }
}

/* One edit, and « 3 of 12 » after it, among a hundred thousand mentions of one entity. */
static void
test_one_among_many (void)
{
  const guint n = 100000;
  const guint n_edits = 200;
  Fixture f;
  ApostilAnnotationList *list = NULL;
  gint64 start = 0;

  fixture_init (&f, n + 20);
  load (&f, n, FALSE);
  list = apostil_document_get_annotations (f.document);
  apostil_annotation_list_get_ordinal (list, apostil_annotation_list_get (list, 0), NULL);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < n_edits; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (f.document, "m");
      guint n_total = 0;

      apply_add (&f, new_mention (&f, id, i * 400, i * 400 + 3, "e1"));
      g_assert_cmpuint (apostil_annotation_list_get_ordinal (
                            list, apostil_document_lookup (f.document, id), &n_total),
                        ==, i * 401 + 1);
      g_assert_cmpuint (n_total, ==, n + i + 1);
    }
  g_test_message ("one edit and its ordinal: %.3f ms", seconds_since (start) * 1000 / n_edits);
  g_assert_cmpfloat (seconds_since (start) / n_edits, <, 0.05);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < n_edits; i++)
    g_assert_true (apostil_document_undo (f.document));
  g_assert_cmpfloat (seconds_since (start) / n_edits, <, 0.05);
  fixture_clear (&f);
}

/* Adds @n marks as one edit, or as one group of edits; undoes and redoes them. */
static gdouble
batch (guint n, gboolean group)
{
  Fixture f;
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("All");
  gint64 start = 0;
  gdouble seconds = 0;

  fixture_init (&f, n + 20);
  apply_add (&f, apostil_entity_new ("e1", "person", "Ahmad Massoud"));
  start = g_get_monotonic_time ();
  if (group)
    apostil_document_begin_group (f.document, "All");
  for (guint i = 0; i < n; i++)
    {
      gchar id[16];
      g_autoptr (ApostilAnnotation) mention = NULL;

      g_snprintf (id, sizeof id, "m%u", i + 1);
      mention = new_mention (&f, id, i, i + 5, "e1");
      if (group)
        apply_add (&f, g_object_ref (mention));
      else
        apostil_edit_add (edit, mention);
    }
  if (group)
    apostil_document_end_group (f.document);
  else
    apply_edit (&f, edit);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (apostil_document_undo (f.document));
      g_assert_true (apostil_document_redo (f.document));
    }
  seconds = seconds_since (start);
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (f.document)), ==, n);
  g_clear_pointer (&edit, apostil_edit_unref);
  fixture_clear (&f);
  return seconds;
}

static void
test_linear (gconstpointer data)
{
  gboolean group = GPOINTER_TO_INT (data);
  gdouble best = G_MAXDOUBLE;

  for (guint i = 0; i < 5 && best > 6; i++) /* the machine may be busy with other things */
    {
      gdouble small = batch (10000, group);
      gdouble large = batch (40000, group);

      g_test_message ("10,000: %.1f ms, 40,000: %.1f ms", small * 1000, large * 1000);
      best = MIN (best, large / small);
    }
  g_assert_cmpfloat (best, <, 8); /* 16 were quadratic */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/load", test_load);
  g_test_add_func ("/document/one-among-many", test_one_among_many);
  g_test_add_data_func ("/document/linear/edit", GINT_TO_POINTER (FALSE), test_linear);
  g_test_add_data_func ("/document/linear/group", GINT_TO_POINTER (TRUE), test_linear);
  return g_test_run ();
}
