/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"
#include "apostil-search.h"
#include "apostil-tokens.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* What the engine below the window costs, on one generated file; one JSON object on standard
 * output, times in milliseconds. Each figure is the median of some runs in this process, but for
 * those of « load » and « save », one to a process, so that memory is theirs alone.
 *
 *   bench-engine load FILE      read it
 *   bench-engine save FILE OUT  read it, write OUT in our format, then the same bytes at once
 *   bench-engine model FILE     queries, marks, bulk marks, occurrences, find
 *   bench-engine query N        queries among N marks */

#define PERSON "Maren Halvik" /* as in generate.py */

typedef void (*Work) (gpointer data);

static gdouble
now (void)
{
  return (gdouble) g_get_monotonic_time () / 1000.0;
}

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  gdouble x = *(const gdouble *) a;
  gdouble y = *(const gdouble *) b;

  return (x > y) - (x < y);
}

static void
put (gboolean first, const gchar *name, gdouble value)
{
  gchar number[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("%s\"%s\": %s", first ? "{" : ", ", name,
          g_ascii_formatd (number, sizeof number, "%.4f", value));
}

/* The median of @n runs. */
static gdouble
measure (guint n, Work work, gpointer data)
{
  g_autofree gdouble *times = g_new (gdouble, n);

  for (guint i = 0; i < n; i++)
    {
      gdouble start = now ();

      work (data);
      times[i] = now () - start;
    }
  qsort (times, n, sizeof *times, compare_doubles);
  return times[n / 2];
}

/* Peak of resident memory, in MB. */
static gdouble
get_peak (void)
{
  g_autofree gchar *status = NULL;
  const gchar *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");
  return line != NULL ? (gdouble) g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) / 1024 : 0;
}

static ApostilDocument *
load (const gchar *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  ApostilDocument *document = NULL;

  if (stream != NULL)
    document =
        apostil_native_reader_read (G_INPUT_STREAM (stream), path, -1, NULL, NULL, NULL, &error);
  if (document == NULL)
    {
      fprintf (stderr, "bench-engine: %s\n", error->message);
      exit (1);
    }
  return document;
}

static void
bench_load (const gchar *path)
{
  gdouble start = now ();
  /* Not freed: what it is compared with has nothing to free, and this process ends. */
  ApostilDocument *document = load (path);

  put (TRUE, "load_ms", now () - start);
  put (FALSE, "peak_mb", get_peak ());
  put (FALSE, "marks",
       apostil_annotation_list_get_length (apostil_document_get_annotations (document)));
}

typedef struct
{
  ApostilDocument *document;
  const gchar *path;
  GBytes *bytes;
} Save;

static void
save_native (gpointer data)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (save->path);
  g_autoptr (ApostilNativeSnapshot) snapshot = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;

  g_unlink (save->path);
  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  snapshot = apostil_native_snapshot_new (save->document, &error);
  g_assert_no_error (error);
  apostil_native_writer_write (snapshot, G_OUTPUT_STREAM (stream), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
}

static void
save_plain (gpointer data)
{
  Save *save = data;
  gsize n_bytes;
  const gchar *bytes = g_bytes_get_data (save->bytes, &n_bytes);
  FILE *out;

  g_unlink (save->path);
  out = fopen (save->path, "wb");
  g_assert_nonnull (out);
  setvbuf (out, NULL, _IONBF, 0);
  g_assert_cmpuint (fwrite (bytes, 1, n_bytes, out), ==, n_bytes);
  fclose (out);
}

static void
bench_save (const gchar *path, const gchar *out)
{
  g_autoptr (ApostilDocument) document = load (path);
  g_autoptr (GError) error = NULL;
  Save save = { document, out, NULL };
  gdouble peak = get_peak ();
  gdouble ours = measure (5, save_native, &save);
  gdouble plain;

  peak = get_peak () - peak;
  save.bytes = apostil_native_writer_format (document, &error);
  g_assert_no_error (error);
  plain = measure (5, save_plain, &save);
  put (TRUE, "save_ms", ours);
  put (FALSE, "write_ms", plain);
  put (FALSE, "save_more_mb", peak);
  put (FALSE, "bytes", (gdouble) g_bytes_get_size (save.bytes));
  g_bytes_unref (save.bytes);
}

#define N_PLACES 4096

typedef struct
{
  ApostilAnnotationList *list;
  GPtrArray *found;
  guint32 places[N_PLACES];
  guint32 width;
  guint n_hits;
} Query;

static void
hit_test (gpointer data)
{
  Query *query = data;

  for (guint i = 0; i < N_PLACES; i++)
    {
      g_ptr_array_set_size (query->found, 0);
      apostil_annotation_list_at (query->list, query->places[i], query->found);
      query->n_hits += query->found->len;
    }
}

static gboolean
count_hit (ApostilAnnotation *annotation, guint position, gpointer data)
{
  (*(guint *) data)++;
  return TRUE;
}

static void
screen_query (gpointer data)
{
  Query *query = data;

  for (guint i = 0; i < N_PLACES; i++)
    apostil_annotation_list_foreach_in (
        query->list, APOSTIL_SPAN (query->places[i], query->places[i] + query->width), count_hit,
        &query->n_hits);
}

static void
bench_queries (ApostilDocument *document, gboolean first)
{
  guint32 length = apostil_text_get_length (apostil_document_get_text (document));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Query query = { apostil_document_get_annotations (document), found };

  query.width = MIN (5000, length / 2);
  for (guint i = 0; i < N_PLACES; i++)
    query.places[i] = (guint32) g_rand_int_range (rand, 0, (gint32) (length - query.width));
  put (first, "hit_test_us", measure (7, hit_test, &query) * 1000 / N_PLACES);
  put (FALSE, "screen_query_us", measure (7, screen_query, &query) * 1000 / N_PLACES);
  g_assert_cmpuint (query.n_hits, >, 0);
}

static void
apply (ApostilDocument *document, ApostilEdit *edit, GError *error)
{
  g_autoptr (ApostilEdit) owned = edit;
  g_autoptr (GError) refused = NULL;

  g_assert_no_error (error);
  if (!apostil_document_apply (document, owned, &refused))
    g_error ("%s", refused->message);
}

static void
bench_add (ApostilDocument *document)
{
  ApostilText *text = apostil_document_get_text (document);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  gdouble times[201];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      ApostilSpan word;
      gdouble start;

      do
        word = apostil_text_word_at (
            text,
            (guint32) g_rand_int_range (rand, 0, (gint32) apostil_text_get_length (text) - 1));
      while (apostil_span_is_empty (word));
      start = now ();
      apply (document, apostil_command_mark (document, "date", word, NULL, NULL, NULL, &error),
             error);
      times[i] = now () - start;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof *times, compare_doubles);
  put (FALSE, "add_ms", times[G_N_ELEMENTS (times) / 2]);
  put (FALSE, "add_p99_ms", times[G_N_ELEMENTS (times) * 99 / 100]);
}

static void
undo (gpointer data)
{
  g_assert_true (apostil_document_undo (data));
}

static void
redo (gpointer data)
{
  g_assert_true (apostil_document_redo (data));
}

/* Ten thousand dates in one step, all over the text. */
static void
bench_batch (ApostilDocument *document)
{
  guint32 length = apostil_text_get_length (apostil_document_get_text (document));
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_DATE);
  guint n = MIN (10000, length / 4);
  gdouble start = now ();
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Mark");

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (document, kind->id_prefix);
      g_autoptr (ApostilAnnotation) date = apostil_annotation_new (kind, id);
      guint32 at = (guint32) ((guint64) (length - 3) * i / n);

      apostil_record_set (date, APOSTIL_ATTR_TYPE, "DATE");
      apostil_annotation_set_span (date, APOSTIL_SPAN (at, at + 2));
      apostil_edit_add (edit, date);
    }
  apply (document, g_steal_pointer (&edit), NULL);
  put (FALSE, "batch_ms", now () - start);
  put (FALSE, "batch_undo_ms", measure (1, undo, document));
  put (FALSE, "batch_redo_ms", measure (1, redo, document));
}

typedef struct
{
  ApostilDocument *document;
  ApostilAnnotation *like;
  ApostilSearch *search;
  const gchar *needle;
  guint n_hits;
} Find;

static void
prepare_search (gpointer data)
{
  Find *find = data;

  g_clear_pointer (&find->search, apostil_search_unref);
  find->search = apostil_search_new (apostil_document_get_text (find->document));
  apostil_search_prepare (find->search);
}

static void
search (gpointer data)
{
  Find *find = data;
  g_autoptr (GArray)
      hits = apostil_search_find (find->search, find->needle, APOSTIL_SEARCH_DEFAULT, 0);

  find->n_hits = hits->len;
}

static void
occurrences (gpointer data)
{
  Find *find = data;
  g_autoptr (GArray) found = apostil_occurrences_find (find->document, find->like);

  find->n_hits = found->len;
}

static void
bench_find (ApostilDocument *document)
{
  Find find = { document };
  g_autoptr (GArray) hits = NULL;
  g_autofree gchar *id = NULL;
  g_autoptr (GError) error = NULL;
  ApostilEdit *edit = NULL;

  put (FALSE, "fold_ms", measure (5, prepare_search, &find));
  find.needle = PERSON;
  put (FALSE, "find_name_ms", measure (5, search, &find));
  find.needle = "gouvernement";
  put (FALSE, "find_word_ms", measure (5, search, &find));
  put (FALSE, "find_word_hits", find.n_hits);
  find.needle = "e";
  put (FALSE, "find_letter_ms", measure (3, search, &find));
  put (FALSE, "find_letter_hits", find.n_hits);

  hits = apostil_search_find (find.search, PERSON, APOSTIL_SEARCH_DEFAULT, 0);
  apostil_search_unref (find.search);
  if (hits->len == 0)
    return;
  edit = apostil_command_mark (document, "entity/person", g_array_index (hits, ApostilSpan, 0),
                               NULL, NULL, &id, &error);
  apply (document, edit, error);
  find.like = apostil_document_lookup (document, id);
  put (FALSE, "occurrences_ms", measure (5, occurrences, &find));
  put (FALSE, "occurrences_hits", find.n_hits);
}

static void
bench_model (const gchar *path)
{
  g_autoptr (ApostilDocument) document = load (path);

  bench_queries (document, TRUE);
  bench_add (document);
  bench_batch (document);
  bench_find (document);
}

/* Marks of some words each over a text of ten letters a mark. */
static void
bench_query (guint n)
{
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  const ApostilKind *kind = apostil_scheme_get_kind (scheme, APOSTIL_KIND_DATE);
  gsize n_bytes = MAX ((gsize) n * 10, 1000);
  gchar *letters = g_strnfill (n_bytes, 'x');
  g_autoptr (ApostilText) text = apostil_text_new_take (letters, n_bytes, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (text);
  g_autoptr (ApostilDocument) document = apostil_document_new (scheme, article, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GError) error = NULL;
  gdouble peak = get_peak ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("d%u", i + 1);
      ApostilAnnotation *date = apostil_annotation_new (kind, id);
      guint32 start = (guint32) g_rand_int_range (rand, 0, (gint32) n_bytes - 230);

      apostil_record_set (date, APOSTIL_ATTR_TYPE, "DATE");
      apostil_annotation_set_span (
          date, APOSTIL_SPAN (start, start + (guint32) g_rand_int_range (rand, 3, 220)));
      apostil_document_bulk_add (document, date);
    }
  if (!apostil_document_bulk_finish (document, NULL, &error))
    g_error ("%s", error->message);
  bench_queries (document, TRUE);
  put (FALSE, "bytes_a_mark", (get_peak () - peak) * 1024 * 1024 / n);
}

gint
main (gint argc, gchar **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "load"))
    bench_load (argv[2]);
  else if (argc == 4 && g_str_equal (argv[1], "save"))
    bench_save (argv[2], argv[3]);
  else if (argc == 3 && g_str_equal (argv[1], "model"))
    bench_model (argv[2]);
  else if (argc == 3 && g_str_equal (argv[1], "query"))
    bench_query ((guint) g_ascii_strtoull (argv[2], NULL, 10));
  else
    {
      fprintf (stderr, "Usage: bench-engine load FILE | save FILE OUT | model FILE | query N\n");
      return 2;
    }
  printf ("}\n");
  return 0;
}
