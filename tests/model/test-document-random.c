/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "document-dump.h"
#include "document-fixture.h"

/* Random edits, undo and redo against a plain reference: an unsorted array of copies. What
 * an edit may do is decided a second time by loading the reference into a fresh document,
 * which checks it as a whole: the edit must be accepted exactly when the result is whole. */

#define N_CHARS 200
#define N_STEPS 10000

typedef struct
{
  GListModel *model;
  GPtrArray *copy; /* follows items-changed */
  guint n_signals; /* since last looked at */
} Mirror;

typedef struct
{
  Fixture f;
  GPtrArray *plain; /* copies of all records but the article */
  Mirror mirrors[4];

  /* the history: the dump of each state, and what merging looks at */
  GPtrArray *states;
  GArray *keys;    /* of gint: 0 none */
  GArray *times;   /* of gint64 */
  GArray *settled; /* of gboolean */
  guint position;
  gint saved;
  guint n_done;    /* edits that were accepted */
  guint n_refused; /* and refused */
  gboolean in_group;
  gboolean group_open;
} Run;

/* Mirrors */

static void
on_items_changed (GListModel *model, guint position, guint n_removed, guint n_added, Mirror *mirror)
{
  g_autoptr (ApostilRecord) first_old = NULL;
  g_autoptr (ApostilRecord) last_old = NULL;

  mirror->n_signals++;
  g_assert_cmpuint (position + n_removed, <=, mirror->copy->len);
  if (n_removed > 0)
    {
      first_old = g_object_ref (mirror->copy->pdata[position]);
      last_old = g_object_ref (mirror->copy->pdata[position + n_removed - 1]);
      g_ptr_array_remove_range (mirror->copy, position, n_removed);
    }
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (mirror->copy, (gint) (position + i),
                        g_list_model_get_item (model, position + i));
  if (n_removed > 0 && n_added > 0)
    {
      g_assert_true (first_old != mirror->copy->pdata[position]);
      g_assert_true (last_old != mirror->copy->pdata[position + n_added - 1]);
    }
}

static void
check_mirrors (Run *run)
{
  for (guint m = 0; m < G_N_ELEMENTS (run->mirrors); m++)
    {
      Mirror *mirror = &run->mirrors[m];

      g_assert_cmpuint (mirror->n_signals, <=, 1);
      mirror->n_signals = 0;
      g_assert_cmpuint (mirror->copy->len, ==, g_list_model_get_n_items (mirror->model));
      for (guint i = 0; i < mirror->copy->len; i++)
        {
          g_autoptr (ApostilRecord) record = g_list_model_get_item (mirror->model, i);

          g_assert_true (record == mirror->copy->pdata[i]);
        }
    }
}

/* The reference */

static guint
type_rank (gpointer record)
{
  return APOSTIL_IS_SECTION (record)      ? 0
         : APOSTIL_IS_ENTITY (record)     ? 1
         : APOSTIL_IS_ANNOTATION (record) ? 2
                                          : 3;
}

static ApostilSpan
place (gpointer record)
{
  const ApostilSpan *spans = NULL;
  guint n = 0;

  if (APOSTIL_IS_ANNOTATION (record))
    spans = apostil_annotation_get_spans (record, &n);
  else if (APOSTIL_IS_SECTION (record))
    spans = apostil_section_get_spans (record, &n);
  return n > 0 ? spans[0] : APOSTIL_SPAN (0, 0);
}

static gint
compare_plain (gconstpointer a, gconstpointer b)
{
  gpointer one = *(gpointer *) a;
  gpointer two = *(gpointer *) b;
  ApostilSpan p = place (one);
  ApostilSpan q = place (two);

  if (type_rank (one) != type_rank (two))
    return type_rank (one) < type_rank (two) ? -1 : 1;
  if (p.start != q.start)
    return p.start < q.start ? -1 : 1;
  if (p.end != q.end)
    return p.end < q.end ? -1 : 1;
  return apostil_id_compare (apostil_record_get_id (one), apostil_record_get_id (two));
}

static gchar *
dump_plain (Run *run)
{
  GString *out = g_string_new (NULL);

  dump_record (out, apostil_document_get_article (run->f.document));
  g_ptr_array_sort (run->plain, compare_plain);
  for (guint i = 0; i < run->plain->len; i++)
    dump_record (out, run->plain->pdata[i]);
  return g_string_free (out, FALSE);
}

/* Whether @plain would be a whole document, by the loader's checks. */
static gboolean
is_whole (Run *run, GPtrArray *plain)
{
  g_autoptr (ApostilArticle) article = fixture_article (N_CHARS);
  g_autoptr (ApostilDocument) fresh = apostil_document_new (run->f.scheme, article, NULL);
  g_autoptr (GError) error = NULL;
  gint bad = -2;

  for (guint i = 0; i < plain->len; i++)
    apostil_document_bulk_add (fresh, apostil_record_copy (plain->pdata[i]));
  if (apostil_document_bulk_finish (fresh, &bad, &error))
    {
      g_assert_cmpint (bad, ==, -1);
      return TRUE;
    }
  g_assert_cmpint (bad, >=, 0);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, apostil_record_get_id (plain->pdata[bad])));
  g_assert_cmpuint (apostil_annotation_list_get_length (apostil_document_get_annotations (fresh)),
                    ==, 0);
  return FALSE;
}

/* Random records: mostly good, now and then with one fault */

static gboolean
one_in (gint n)
{
  return g_test_rand_int_range (0, n) == 0;
}

static ApostilSpan
random_span (void)
{
  guint32 start = (guint32) g_test_rand_int_range (0, N_CHARS - 1);
  guint32 most = one_in (10) ? N_CHARS - start : MIN (20, N_CHARS - start);
  guint32 end = start + 1 + (guint32) g_test_rand_int_range (0, (gint32) most);

  if (one_in (60))
    return APOSTIL_SPAN (start, start);
  return APOSTIL_SPAN (start, one_in (60) ? end + N_CHARS : end);
}

/* The id of any record of the document, preferably of @type and @kind. */
static const gchar *
random_id (Run *run, GType type, const gchar *kind)
{
  for (guint attempt = 0; attempt < 20 && run->plain->len > 0; attempt++)
    {
      gpointer record = run->plain->pdata[g_test_rand_int_range (0, (gint32) run->plain->len)];

      if (G_OBJECT_TYPE (record) == type && (kind == NULL || apostil_annotation_is (record, kind)))
        return apostil_record_get_id (record);
    }
  return one_in (3) ? "nobody" : NULL;
}

static void
random_spans (ApostilAnnotation *annotation)
{
  ApostilSpan spans[3];
  guint n = 1 + (one_in (4) ? (guint) g_test_rand_int_range (1, 3) : 0);

  for (guint i = 0; i < n; i++)
    spans[i] = random_span ();
  if (!one_in (20))
    n = MAX (apostil_spans_normalise (spans, n), 1);
  apostil_annotation_set_spans (annotation, spans, n);
}

static void
random_claim_content (Run *run, ApostilAnnotation *claim)
{
  const gchar *claimants[3] = { random_id (run, APOSTIL_TYPE_ENTITY, NULL), NULL, NULL };

  if (one_in (2))
    {
      ApostilSpan parts[] = { random_span (), random_span () };

      apostil_annotation_set_part (claim, one_in (2) ? "source" : "cue", parts, 1 + one_in (3));
    }
  if (claimants[0] != NULL && one_in (3))
    claimants[1] = random_id (run, APOSTIL_TYPE_ENTITY, NULL);
  apostil_annotation_set_links (claim, APOSTIL_LINK_CLAIMANT, claimants);
  if (one_in (2))
    apostil_annotation_set_link (claim, APOSTIL_LINK_WITHIN,
                                 random_id (run, APOSTIL_TYPE_ANNOTATION, "claim"));
}

static void
random_content (Run *run, gpointer record)
{
  if (APOSTIL_IS_ENTITY (record))
    apostil_entity_set_name (record, one_in (50) ? " " : one_in (2) ? "Kaboul" : "Reuters");
  else if (APOSTIL_IS_SECTION (record))
    {
      ApostilSpan span = random_span ();

      apostil_section_set_spans (record, &span, 1);
      apostil_section_set_published (record, random_id (run, APOSTIL_TYPE_ANNOTATION, "date"));
    }
  else if (APOSTIL_IS_RELATION (record))
    apostil_record_set (record, "note", one_in (2) ? "one" : "two");
  else
    {
      if (one_in (2))
        random_spans (record);
      else
        apostil_record_set (record, "note", one_in (30) ? "\x01" : one_in (2) ? "one" : "two");
      if (apostil_annotation_is (record, "claim"))
        random_claim_content (run, record);
      else if (apostil_annotation_is (record, "date"))
        apostil_annotation_set_link (record, APOSTIL_LINK_ANCHOR,
                                     random_id (run, APOSTIL_TYPE_ANNOTATION, "date"));
      else if (one_in (3))
        apostil_annotation_set_link (record, APOSTIL_LINK_ENTITY,
                                     random_id (run, APOSTIL_TYPE_ENTITY, NULL));
      if (one_in (10))
        apostil_record_set_status (record, APOSTIL_STATUS_SUGGESTED);
    }
}

static gpointer
random_record (Run *run)
{
  static const gchar *const kinds[] = { "entity", "claim", "date" };
  static const gchar *const prefixes[] = { "m", "c", "d" };
  guint which = (guint) g_test_rand_int_range (0, 12);
  guint kind = which % 3;
  const gchar *taken = random_id (run, APOSTIL_TYPE_ENTITY, NULL);
  g_autofree gchar *id = NULL;
  gpointer record = NULL;

  id = apostil_document_new_id (run->f.document, which < 9     ? prefixes[kind]
                                                 : which == 9  ? "e"
                                                 : which == 10 ? "r"
                                                               : "s");
  if (one_in (60) && taken != NULL)
    {
      g_free (id);
      id = g_strdup (one_in (5) ? "article" : taken);
    }
  else if (one_in (100))
    {
      g_free (id);
      id = g_strdup ("1x");
    }

  if (which == 9)
    record = apostil_entity_new (id, one_in (20) ? "nothing" : "place", "Kaboul");
  else if (which == 10)
    {
      const gchar *from = random_id (run, APOSTIL_TYPE_ANNOTATION, "claim");
      const gchar *to = random_id (run, APOSTIL_TYPE_ANNOTATION, one_in (10) ? NULL : "claim");

      record =
          apostil_relation_new (id, "supports", from != NULL ? from : "c1", to != NULL ? to : "c2");
      return record;
    }
  else if (which == 11)
    record = apostil_section_new (id, one_in (20) ? "nothing" : "body");
  else
    {
      record = new_annotation (&run->f, kinds[kind], id, 0, 1);
      random_spans (record);
      if (kind == 0)
        apostil_annotation_set_link (record, APOSTIL_LINK_ENTITY,
                                     random_id (run, APOSTIL_TYPE_ENTITY, NULL));
    }
  random_content (run, record);
  return record;
}

/* Steps */

typedef struct
{
  GPtrArray *plain; /* the reference after the edit */
  gboolean changes; /* anything at all */
} Expected;

static void
expect_stamp (Run *run, gpointer record, gboolean added)
{
  g_autoptr (GDateTime) now = fixture_clock (&run->f);
  g_autofree gchar *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  if ((APOSTIL_IS_ANNOTATION (record) || APOSTIL_IS_RELATION (record)) &&
      !(added && apostil_record_get_status (record) == APOSTIL_STATUS_SUGGESTED))
    apostil_record_set (record, added ? "created" : "modified", time);
}

static void
plan_add (Run *run, ApostilEdit *edit, Expected *expected)
{
  g_autoptr (ApostilRecord) record = random_record (run);
  gpointer copy = apostil_record_copy (record);

  apostil_edit_add (edit, record);
  expect_stamp (run, copy, TRUE);
  g_ptr_array_add (expected->plain, copy);
  expected->changes = TRUE;
}

/* One of those that the edit has not touched yet, so that what is expected stays simple. */
static gpointer
untouched (Run *run, ApostilEdit *edit, guint *index, Expected *expected)
{
  for (guint attempt = 0; attempt < 10 && expected->plain->len > 0; attempt++)
    {
      gpointer record = NULL;
      gpointer now = NULL;

      *index = (guint) g_test_rand_int_range (0, (gint32) expected->plain->len);
      record = expected->plain->pdata[*index];
      now = apostil_document_lookup (run->f.document, apostil_record_get_id (record));
      if (now != NULL && apostil_edit_current (edit, now) == now &&
          G_OBJECT_TYPE (now) == G_OBJECT_TYPE (record))
        return now;
    }
  return NULL;
}

static void
plan_replace (Run *run, ApostilEdit *edit, Expected *expected)
{
  guint index = 0;
  gpointer now = untouched (run, edit, &index, expected);
  g_autoptr (ApostilRecord) changed = NULL;
  gpointer copy = NULL;

  if (now == NULL)
    return;

  changed = apostil_record_copy (now);
  random_content (run, changed);
  apostil_edit_replace (edit, now, changed);
  if (apostil_record_equal (now, changed))
    return;

  copy = apostil_record_copy (changed);
  expect_stamp (run, copy, FALSE);
  g_object_unref (expected->plain->pdata[index]);
  expected->plain->pdata[index] = copy;
  expected->changes = TRUE;
}

static void
plan_remove (Run *run, ApostilEdit *edit, Expected *expected)
{
  guint index = 0;
  gpointer now = untouched (run, edit, &index, expected);

  if (now == NULL)
    return;

  apostil_edit_remove (edit, now);
  g_ptr_array_remove_index_fast (expected->plain, index);
  expected->changes = TRUE;
}

static gint
int_at (GArray *array, guint index)
{
  return g_array_index (array, gint, index);
}

/* The reference's history after an edit that was done. */
static void
remember (Run *run, gint key)
{
  gchar *state = dump_document (run->f.document);
  gboolean compose = run->in_group && run->group_open;
  gint64 now = run->f.now;
  gboolean no = FALSE;

  if (run->position + 1 < run->states->len)
    {
      if (run->saved > (gint) run->position)
        run->saved = -1;
      g_ptr_array_set_size (run->states, (gint) run->position + 1);
      g_array_set_size (run->keys, run->position + 1);
      g_array_set_size (run->times, run->position + 1);
      g_array_set_size (run->settled, run->position + 1);
    }
  if (!run->in_group && run->position > 0 && key != 0 && int_at (run->keys, run->position) == key &&
      !int_at (run->settled, run->position) && run->saved != (gint) run->position &&
      now - g_array_index (run->times, gint64, run->position) <= 2)
    compose = TRUE;

  if (compose)
    {
      if (run->saved == (gint) run->position)
        run->saved = -1;
      g_free (run->states->pdata[run->position]);
      run->states->pdata[run->position] = state;
      g_array_index (run->times, gint64, run->position) = now;
    }
  else
    {
      g_ptr_array_add (run->states, state);
      g_array_append_val (run->keys, key);
      g_array_append_val (run->times, now);
      g_array_append_val (run->settled, no);
      run->position++;
      run->group_open = run->in_group;
    }
}

/* A step of which nothing was left is no step. */
static void
forget_empty (Run *run)
{
  guint n_undo = apostil_history_get_n_undo (apostil_document_get_history (run->f.document));

  if (n_undo + 1 != run->position)
    return;

  g_assert_cmpstr (run->states->pdata[run->position], ==, run->states->pdata[run->position - 1]);
  g_ptr_array_set_size (run->states, (gint) run->position);
  g_array_set_size (run->keys, run->position);
  g_array_set_size (run->times, run->position);
  g_array_set_size (run->settled, run->position);
  run->position--;
}

static void
step_edit (Run *run)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Random");
  Expected expected = { g_ptr_array_new_with_free_func (g_object_unref), FALSE };
  g_autofree gchar *before = dump_document (run->f.document);
  g_autoptr (GError) error = NULL;
  gint key = g_test_rand_int_range (0, 3);
  guint n = 1 + (one_in (3) ? (guint) g_test_rand_int_range (1, 5) : 0);
  gboolean whole = FALSE;

  for (guint i = 0; i < run->plain->len; i++)
    g_ptr_array_add (expected.plain, g_object_ref (run->plain->pdata[i]));
  for (guint i = 0; i < n; i++)
    {
      gint what = g_test_rand_int_range (0, run->plain->len > 40 ? 8 : 5);

      if (what < 2)
        plan_add (run, edit, &expected);
      else if (what < 4)
        plan_replace (run, edit, &expected);
      else
        plan_remove (run, edit, &expected);
    }
  apostil_edit_set_merge_key (edit, key == 1 ? "one" : key == 2 ? "two" : NULL);

  whole = is_whole (run, expected.plain);
  if (apostil_document_apply (run->f.document, edit, &error))
    {
      g_assert_true (whole);
      g_assert_no_error (error);
      run->n_done++;
      g_ptr_array_unref (run->plain);
      run->plain = expected.plain;
      if (expected.changes)
        remember (run, key);
      if (!run->in_group)
        forget_empty (run);
    }
  else
    {
      g_autofree gchar *after = dump_document (run->f.document);

      run->n_refused++;
      g_assert_nonnull (error);
      if (whole)
        g_test_message ("%s", error->message);
      g_assert_false (whole);
      g_assert_cmpstr (before, ==, after);
      g_ptr_array_unref (expected.plain);
    }
}

/* The reference becomes what the document is, once that is known to be right. */
static void
refill (Run *run)
{
  g_ptr_array_set_size (run->plain, 0);
  for (guint m = 0; m < G_N_ELEMENTS (run->mirrors); m++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (run->mirrors[m].model); i++)
        {
          g_autoptr (ApostilRecord) record = g_list_model_get_item (run->mirrors[m].model, i);

          g_ptr_array_add (run->plain, apostil_record_copy (record));
        }
    }
}

static void
step_history (Run *run, gboolean redo)
{
  gboolean can = redo ? run->position + 1 < run->states->len : run->position > 0;
  gboolean yes = TRUE;
  g_autofree gchar *now = NULL;

  can = can && !run->in_group;
  if (redo)
    g_assert_cmpint (apostil_document_redo (run->f.document), ==, can);
  else
    g_assert_cmpint (apostil_document_undo (run->f.document), ==, can);
  if (!can)
    return;

  if (redo)
    run->position++;
  g_array_index (run->settled, gboolean, run->position) = yes;
  if (!redo)
    run->position--;
  now = dump_document (run->f.document);
  g_assert_cmpstr (now, ==, run->states->pdata[run->position]);
  refill (run);
}

static void
step_group (Run *run)
{
  if (!run->in_group)
    {
      apostil_document_begin_group (run->f.document, "Group");
      run->in_group = TRUE;
      run->group_open = FALSE;
      return;
    }
  apostil_document_end_group (run->f.document);
  if (run->group_open)
    {
      g_array_index (run->settled, gboolean, run->position) = TRUE;
      forget_empty (run);
    }
  run->in_group = run->group_open = FALSE;
}

static void
check_history (Run *run)
{
  ApostilHistory *history = apostil_document_get_history (run->f.document);

  g_assert_cmpuint (apostil_history_get_n_undo (history), ==, run->position);
  g_assert_cmpuint (apostil_history_get_n_redo (history), ==, run->states->len - 1 - run->position);
  g_assert_cmpint (apostil_history_is_saved (history), ==, run->saved == (gint) run->position);
  g_assert_cmpint (apostil_document_is_modified (run->f.document), ==,
                   run->saved != (gint) run->position);
}

/* Look-ups by brute force */

static gboolean
collect (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  g_ptr_array_add (user_data, annotation);
  return TRUE;
}

static void
check_lookups (Run *run)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (run->f.document);
  GPtrArray *all = run->mirrors[2].copy;
  ApostilSpan span = APOSTIL_SPAN (g_test_rand_int_range (0, N_CHARS / 2), N_CHARS / 2 + 5);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) at = g_ptr_array_new ();
  g_autoptr (GPtrArray) links = NULL;
  const gchar *some = random_id (run, APOSTIL_TYPE_ENTITY, NULL);
  const gchar *entity = some != NULL ? some : "nobody"; /* who may exist, too */
  guint n_found = 0;
  guint n_at = 0;
  guint n_links = 0;
  guint n_claims = 0;
  guint n_mentions = 0;

  apostil_annotation_list_foreach_in (list, span, collect, found);
  apostil_annotation_list_at (list, span.start, at);
  links = apostil_annotation_list_linking_to (list, entity);
  for (guint i = 0; i < all->len; i++)
    {
      ApostilAnnotation *annotation = all->pdata[i];
      guint position = 0;

      g_assert_true (apostil_annotation_list_lookup (list, apostil_record_get_id (annotation)) ==
                     annotation);
      g_assert_true (apostil_annotation_list_find (list, annotation, &position));
      g_assert_cmpuint (position, ==, i);
      if (apostil_span_overlaps (apostil_annotation_get_extent (annotation), span))
        g_assert_true (found->pdata[n_found++] == annotation);
      if (apostil_annotation_holds (annotation, span.start))
        n_at++;
      if (apostil_annotation_links_to (annotation, entity))
        {
          g_assert_true (links->pdata[n_links++] == annotation);
          if (apostil_annotation_is (annotation, "entity") &&
              apostil_record_get_status (annotation) == APOSTIL_STATUS_CONFIRMED)
            g_assert_cmpuint (apostil_annotation_list_get_ordinal (list, annotation, NULL), ==,
                              ++n_mentions);
        }
      if (apostil_annotation_is (annotation, "claim"))
        n_claims++;
    }
  g_assert_cmpuint (found->len, ==, n_found);
  g_assert_cmpuint (at->len, ==, n_at);
  g_assert_cmpuint (links->len, ==, n_links);
  g_assert_cmpuint (apostil_annotation_list_count_kind (list, "claim"), ==, n_claims);
}

static void
run_init (Run *run)
{
  gint none = 0;
  gint64 never = 0;

  memset (run, 0, sizeof *run);
  fixture_init (&run->f, N_CHARS);
  run->plain = g_ptr_array_new_with_free_func (g_object_unref);
  run->mirrors[0].model = G_LIST_MODEL (apostil_document_get_sections (run->f.document));
  run->mirrors[1].model = G_LIST_MODEL (apostil_document_get_entities (run->f.document));
  run->mirrors[2].model = G_LIST_MODEL (apostil_document_get_annotations (run->f.document));
  run->mirrors[3].model = G_LIST_MODEL (apostil_document_get_relations (run->f.document));
  for (guint m = 0; m < G_N_ELEMENTS (run->mirrors); m++)
    {
      run->mirrors[m].copy = g_ptr_array_new_with_free_func (g_object_unref);
      g_signal_connect (run->mirrors[m].model, "items-changed", G_CALLBACK (on_items_changed),
                        &run->mirrors[m]);
    }
  run->states = g_ptr_array_new_with_free_func (g_free);
  run->keys = g_array_new (FALSE, FALSE, sizeof (gint));
  run->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  run->settled = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_ptr_array_add (run->states, dump_document (run->f.document));
  g_array_append_val (run->keys, none);
  g_array_append_val (run->times, never);
  g_array_append_val (run->settled, none);
}

static void
run_clear (Run *run)
{
  for (guint m = 0; m < G_N_ELEMENTS (run->mirrors); m++)
    g_ptr_array_unref (run->mirrors[m].copy);
  g_ptr_array_unref (run->plain);
  g_ptr_array_unref (run->states);
  g_array_unref (run->keys);
  g_array_unref (run->times);
  g_array_unref (run->settled);
  fixture_clear (&run->f);
}

static void
test_random (void)
{
  Run run;

  run_init (&run);
  for (guint step = 0; step < N_STEPS; step++)
    {
      gint what = g_test_rand_int_range (0, 20);
      g_autofree gchar *is = NULL;
      g_autofree gchar *should = NULL;

      run.f.now += g_test_rand_int_range (0, 3);
      if (what < 12)
        step_edit (&run);
      else if (what < 15)
        step_history (&run, FALSE);
      else if (what < 18)
        step_history (&run, TRUE);
      else if (what == 18)
        step_group (&run);
      else
        {
          apostil_document_set_saved (run.f.document);
          run.saved = (gint) run.position;
        }

      is = dump_document (run.f.document);
      should = dump_plain (&run);
      g_assert_cmpstr (is, ==, should);
      check_mirrors (&run);
      check_history (&run);
      check_lookups (&run);
    }

  g_test_message ("%u edits done, %u refused, %u steps, %u records", run.n_done, run.n_refused,
                  run.states->len - 1, run.plain->len);
  g_assert_cmpuint (run.n_done, >, N_STEPS / 10);
  g_assert_cmpuint (run.n_refused, >, N_STEPS / 50);

  /* all the way back and forth again */
  if (run.in_group)
    step_group (&run);
  while (run.position > 0)
    step_history (&run, FALSE);
  while (run.position + 1 < run.states->len)
    step_history (&run, TRUE);
  run_clear (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/random", test_random);
  return g_test_run ();
}
