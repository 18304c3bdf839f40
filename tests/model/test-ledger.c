/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-claim-count.h"
#include "apostil-claim-date.h"
#include "apostil-commands.h"
#include "apostil-ledger.h"
#include "document-fixture.h"

/* Random edits, undo and redo. After each the rows that the signals alone tell of are compared with
 * a plain reference, which groups and sorts all claims of the document from nothing. */

#define N_CHARS    400
#define MAX_CLAIMS 60
#define N_STEPS    800
#define N_ENTITIES 5

typedef struct
{
  Fixture base;
  ApostilLedger *ledger;
  ApostilLedgerGrouping grouping;
  gboolean by_count;
  ApostilLedgerOnly only;
  gboolean filtered;
  GPtrArray *mirror; /* one line a row, from the signals alone */
  guint n_resets;
  guint n_changed;
  gboolean in_reset;
} Run;

/* ---- The mirror ---- */

static gchar *
dup_line (ApostilLedger *ledger, guint position)
{
  const ApostilLedgerRow *row = apostil_ledger_get_row (ledger, position);

  return row->claim != NULL ? g_strdup (apostil_record_get_id (row->claim))
                            : g_strdup_printf ("[%s]", row->group->key);
}

static void
inserted (ApostilLedger *ledger, guint position, Run *run)
{
  g_assert_false (run->in_reset);
  g_ptr_array_insert (run->mirror, (gint) position, dup_line (ledger, position));
}

static void
deleted (ApostilLedger *ledger, guint position, Run *run)
{
  g_assert_false (run->in_reset);
  g_ptr_array_remove_index (run->mirror, position);
}

static void
changed (ApostilLedger *ledger, guint position, Run *run)
{
  g_autofree gchar *line = dup_line (ledger, position);

  g_assert_cmpstr (g_ptr_array_index (run->mirror, position), ==, line);
  run->n_changed++;
}

static void
take_all (Run *run)
{
  g_ptr_array_set_size (run->mirror, 0);
  for (guint i = 0; i < apostil_ledger_get_n_rows (run->ledger); i++)
    g_ptr_array_add (run->mirror, dup_line (run->ledger, i));
}

static void
reset (ApostilLedger *ledger, gboolean before, Run *run)
{
  g_assert_true (run->in_reset != before);
  run->in_reset = before;
  if (before)
    return;
  run->n_resets++;
  take_all (run);
}

static void
run_init (Run *run)
{
  *run = (Run){ 0 };
  fixture_init (&run->base, N_CHARS);
  for (guint i = 0; i < N_ENTITIES; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("e%u", i);
      ApostilEntity *entity = apostil_entity_new (id, "person", id);

      if (i % 2 == 1)
        apostil_record_set (entity, APOSTIL_ATTR_UNNAMED, "true");
      apply_add (&run->base, entity);
    }
  run->ledger = apostil_ledger_new (run->base.document);
  run->mirror = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (run->ledger, "row-inserted", G_CALLBACK (inserted), run);
  g_signal_connect (run->ledger, "row-deleted", G_CALLBACK (deleted), run);
  g_signal_connect (run->ledger, "row-changed", G_CALLBACK (changed), run);
  g_signal_connect (run->ledger, "reset", G_CALLBACK (reset), run);
}

static void
run_clear (Run *run)
{
  g_assert_finalize_object (run->ledger);
  g_ptr_array_unref (run->mirror);
  fixture_clear (&run->base);
}

/* ---- The reference ---- */

typedef struct
{
  gchar *key;
  GPtrArray *claims; /* all */
  GPtrArray *shown;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->key);
  g_ptr_array_unref (group->claims);
  g_ptr_array_unref (group->shown);
  g_free (group);
}

static gboolean
is_claim (ApostilAnnotation *annotation)
{
  return apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) &&
         apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED;
}

static GPtrArray *
plain_keys (Run *run, ApostilAnnotation *claim, ApostilLedgerGrouping grouping)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
  const gchar *verdict = apostil_record_get (claim, APOSTIL_ATTR_VERDICT);
  guint32 start = apostil_annotation_get_first_span (claim).start;
  guint n_spans;

  if (grouping == APOSTIL_LEDGER_VERDICT)
    g_ptr_array_add (keys, g_strdup_printf ("v:%s", verdict != NULL ? verdict : "unchecked"));
  else if (grouping == APOSTIL_LEDGER_DATE)
    {
      const gchar *day = apostil_claim_date_get (run->base.document, claim).value;

      g_ptr_array_add (keys, g_strdup_printf ("d:%s", day != NULL ? day : ""));
    }
  else if (grouping == APOSTIL_LEDGER_SECTION)
    {
      ApostilSection *section = apostil_document_get_section_at (run->base.document, start);

      g_ptr_array_add (
          keys, g_strdup_printf ("s:%s", section != NULL ? apostil_record_get_id (section) : ""));
    }
  else if (grouping == APOSTIL_LEDGER_CLAIMANT)
    {
      for (guint i = 0; ids[i] != NULL; i++)
        g_ptr_array_add (keys, g_strdup_printf ("e:%s", ids[i]));
      if (keys->len == 0)
        {
          const ApostilSpan *source =
              apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n_spans);

          if (n_spans > 0)
            {
              g_autofree gchar *words =
                  apostil_text_dup_span (apostil_document_get_text (run->base.document), source[0]);

              g_ptr_array_add (keys, g_strdup_printf ("w:%s", words));
            }
          else if (g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") == 0)
            g_ptr_array_add (keys, g_strdup ("a:"));
          else
            g_ptr_array_add (keys, g_strdup ("n:"));
        }
    }
  return keys;
}

static gboolean
plain_is_contradicted (Run *run, ApostilAnnotation *claim)
{
  ApostilRecordList *relations = apostil_document_get_relations (run->base.document);
  const gchar *id = apostil_record_get_id (claim);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);

      if (g_str_equal (apostil_relation_get_relation_type (relation), "contradicts") &&
          apostil_record_get_status (relation) != APOSTIL_STATUS_REJECTED &&
          (g_str_equal (apostil_relation_get_from (relation), id) ||
           g_str_equal (apostil_relation_get_to (relation), id)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
plain_is_unnamed (Run *run, ApostilAnnotation *claim)
{
  g_autoptr (GPtrArray) keys = plain_keys (run, claim, APOSTIL_LEDGER_CLAIMANT);

  for (guint i = 0; i < keys->len; i++)
    {
      const gchar *key = keys->pdata[i];

      if (key[0] == 'n' || (key[0] == 'e' && apostil_entity_is_unnamed (apostil_document_lookup (
                                                 run->base.document, key + 2))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
plain_passes (Run *run, ApostilAnnotation *claim)
{
  const gchar *verdict = apostil_record_get (claim, APOSTIL_ATTR_VERDICT);
  const gchar *note = apostil_record_get (claim, APOSTIL_ATTR_NOTE);

  if ((run->only & APOSTIL_LEDGER_ONLY_UNCHECKED) != 0 && verdict != NULL &&
      !g_str_equal (verdict, "unchecked"))
    return FALSE;
  if ((run->only & APOSTIL_LEDGER_ONLY_CONTRADICTED) != 0 && !plain_is_contradicted (run, claim))
    return FALSE;
  if ((run->only & APOSTIL_LEDGER_ONLY_UNNAMED) != 0 && !plain_is_unnamed (run, claim))
    return FALSE;
  return !run->filtered || g_strcmp0 (note, "Ünique") == 0;
}

static Group *
find_group (GPtrArray *groups, const gchar *key)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = groups->pdata[i];
      if (g_str_equal (group->key, key))
        return group;
    }
  group = g_new0 (Group, 1);
  group->key = g_strdup (key);
  group->claims = g_ptr_array_new ();
  group->shown = g_ptr_array_new ();
  g_ptr_array_add (groups, group);
  return group;
}

static guint
rank (const gchar *key)
{
  static const gchar *const verdicts[] = { "v:unchecked", "v:supported", "v:misleading",
                                           "v:disputed",  "v:false",     "v:unverifiable" };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_str_equal (key, verdicts[i]))
      return i;
  g_assert_not_reached ();
}

static gint
compare_plain (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Run *run = user_data;
  Group *one = *(Group *const *) a;
  Group *two = *(Group *const *) b;
  gint order;

  if (run->by_count && one->claims->len != two->claims->len)
    return one->claims->len > two->claims->len ? -1 : 1;
  if (run->grouping == APOSTIL_LEDGER_VERDICT)
    return (gint) rank (one->key) - (gint) rank (two->key);
  if (run->grouping == APOSTIL_LEDGER_DATE)
    {
      gboolean one_open = g_str_equal (one->key, "d:");
      gboolean two_open = g_str_equal (two->key, "d:");

      return one_open != two_open ? one_open - two_open : strcmp (one->key, two->key);
    }
  order = apostil_annotation_compare (one->claims->pdata[0], two->claims->pdata[0]);
  return order != 0 ? order : strcmp (one->key, two->key);
}

static GPtrArray *
plain_groups (Run *run, ApostilLedgerGrouping grouping)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (run->base.document);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *claim = apostil_annotation_list_get (annotations, i);
      g_autoptr (GPtrArray) keys = is_claim (claim) ? plain_keys (run, claim, grouping) : NULL;

      for (guint k = 0; keys != NULL && k < keys->len; k++)
        {
          Group *group = find_group (groups, keys->pdata[k]);

          g_ptr_array_add (group->claims, claim);
          if (plain_passes (run, claim))
            g_ptr_array_add (group->shown, claim);
        }
    }
  return groups;
}

static void
check_words (Run *run, const ApostilLedgerRow *row, Group *group)
{
  guint quoted;
  guint reported;
  guint all_quoted = 0;
  guint all_reported = 0;

  for (guint i = 0; i < group->claims->len; i++)
    {
      apostil_claim_count_words (apostil_document_get_text (run->base.document),
                                 group->claims->pdata[i], &quoted, &reported);
      all_quoted += quoted;
      all_reported += reported;
    }
  /* A long group is counted in slices. */
  while (!apostil_ledger_count_words (run->ledger, row->group, &quoted, &reported))
    {
      g_assert_cmpuint (group->claims->len, >, 100);
      g_assert_cmpuint (quoted + reported, ==, 0);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (quoted, ==, all_quoted);
  g_assert_cmpuint (reported, ==, all_reported);
}

static void
check_summary (Run *run)
{
  g_autoptr (GPtrArray) groups = plain_groups (run, APOSTIL_LEDGER_CLAIMANT);
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  ApostilLedgerSummary summary;
  guint n_sources = 0;
  guint n_unnamed = 0;
  guint n_unattributed = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = groups->pdata[i];

      n_sources += group->key[0] == 'e' || group->key[0] == 'w' ? 1 : 0;
      n_unattributed += group->key[0] == 'n' ? group->claims->len : 0;
      if (group->key[0] == 'e' &&
          apostil_entity_is_unnamed (apostil_document_lookup (run->base.document, group->key + 2)))
        n_unnamed++;
      for (guint k = 0; k < group->claims->len; k++)
        g_hash_table_add (all, group->claims->pdata[k]);
      for (guint k = 0; k < group->shown->len; k++)
        g_hash_table_add (shown, group->shown->pdata[k]);
    }
  apostil_ledger_get_summary (run->ledger, &summary);
  g_assert_cmpuint (summary.n_claims, ==, g_hash_table_size (all));
  g_assert_cmpuint (summary.n_shown, ==, g_hash_table_size (shown));
  g_assert_cmpuint (summary.n_sources, ==, n_sources);
  g_assert_cmpuint (summary.n_unnamed, ==, n_unnamed);
  g_assert_cmpuint (summary.n_unattributed, ==, n_unattributed);
}

static void
check (Run *run)
{
  g_autoptr (GPtrArray) groups = plain_groups (run, run->grouping);
  guint at = 0;

  g_ptr_array_sort_with_data (groups, compare_plain, run);
  g_assert_cmpuint (run->mirror->len, ==, apostil_ledger_get_n_rows (run->ledger));
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = groups->pdata[i];
      g_autofree gchar *header = g_strdup_printf ("[%s]", group->key);

      if (group->shown->len == 0)
        continue;
      g_assert_cmpuint (at, <, run->mirror->len);
      g_assert_cmpstr (run->mirror->pdata[at], ==, header);
      check_words (run, apostil_ledger_get_row (run->ledger, at), group);
      at++;
      for (guint k = 0; k < group->shown->len; k++, at++)
        {
          ApostilAnnotation *claim = group->shown->pdata[k];
          guint position;

          g_assert_cmpuint (at, <, run->mirror->len);
          g_assert_cmpstr (run->mirror->pdata[at], ==, apostil_record_get_id (claim));
          g_assert_true (apostil_ledger_get_row (run->ledger, at)->claim == claim);
          g_assert_true (apostil_ledger_find (run->ledger, claim, &position));
          g_assert_true (apostil_ledger_get_row (run->ledger, position)->claim == claim);
        }
    }
  g_assert_cmpuint (at, ==, run->mirror->len);
  check_summary (run);
}

/* ---- Random edits ---- */

static gboolean
one_in (gint n)
{
  return g_test_rand_int_range (0, n) == 0;
}

static gboolean
exists (Run *run, const gchar *id)
{
  return apostil_document_lookup (run->base.document, id) != NULL;
}

static void
dress_claim (Run *run, ApostilAnnotation *claim)
{
  static const gchar *const modes[] = { NULL, "direct", "mixed", "own" };
  static const gchar *const verdicts[] = { NULL, "supported", "false", "unchecked" };
  const gchar *ids[3] = { NULL };
  guint n_ids = (guint) g_test_rand_int_range (0, 3);
  guint first = (guint) g_test_rand_int_range (0, N_ENTITIES);
  g_autofree gchar *one = g_strdup_printf ("e%u", first);
  g_autofree gchar *other = g_strdup_printf ("e%u", (first + 1) % N_ENTITIES);
  ApostilSpan source = { 0 };

  /* Undoing goes back as far as to before there were entities. */
  ids[0] = n_ids > 0 && exists (run, one) ? one : NULL;
  ids[1] = ids[0] != NULL && n_ids > 1 && exists (run, other) ? other : NULL;
  apostil_annotation_set_links (claim, APOSTIL_LINK_CLAIMANT, ids);
  apostil_record_set (claim, APOSTIL_ATTR_MODE, modes[g_test_rand_int_range (0, 4)]);
  apostil_record_set (claim, APOSTIL_ATTR_VERDICT, verdicts[g_test_rand_int_range (0, 4)]);
  apostil_record_set (claim, APOSTIL_ATTR_NOTE, one_in (3) ? "Ünique" : NULL);
  apostil_record_set_status (claim, one_in (8)   ? APOSTIL_STATUS_REJECTED
                                    : one_in (4) ? APOSTIL_STATUS_SUGGESTED
                                                 : APOSTIL_STATUS_CONFIRMED);
  if (one_in (2))
    source = APOSTIL_SPAN (0, (guint32) g_test_rand_int_range (3, 6));
  apostil_annotation_set_part (claim, APOSTIL_PART_SOURCE, &source, source.end > 0 ? 1 : 0);
}

static void
random_place (ApostilAnnotation *claim)
{
  guint32 start = (guint32) g_test_rand_int_range (0, N_CHARS - 30);

  apostil_annotation_set_span (
      claim, APOSTIL_SPAN (start, start + (guint32) g_test_rand_int_range (1, 30)));
}

static void
add_some (Run *run, guint n)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Add");

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (run->base.document, "c");
      g_autoptr (ApostilAnnotation)
          claim = new_annotation (&run->base, APOSTIL_KIND_CLAIM, id, 0, 1);

      random_place (claim);
      dress_claim (run, claim);
      apostil_edit_add (edit, claim);
    }
  apply_edit (&run->base, edit);
}

/* A date beside claims, or another value or place for one. */
static void
date_something (Run *run)
{
  static const gchar *const ids[] = { "d1", "d2", "d3", "d4" };
  static const gchar *const values[] = { "2021-08-15", "2021-08-22", "2021-08-26" };
  const gchar *id = ids[g_test_rand_int_range (0, 4)];
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Date");
  gpointer known = apostil_document_lookup (run->base.document, id);
  guint32 start = (guint32) g_test_rand_int_range (0, N_CHARS - 30);
  g_autoptr (ApostilAnnotation)
      date = new_annotation (&run->base, APOSTIL_KIND_DATE, id, start, start + 3);

  apostil_record_set (date, APOSTIL_ATTR_VALUE, values[g_test_rand_int_range (0, 3)]);
  if (known == NULL)
    apostil_edit_add (edit, date);
  else if (one_in (3))
    apostil_edit_remove (edit, known);
  else
    apostil_edit_replace (edit, known, date);
  apply_edit (&run->base, edit);
}

static ApostilAnnotation *
random_claim (Run *run)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (run->base.document);
  guint n = apostil_annotation_list_get_length (annotations);
  ApostilAnnotation *any =
      n > 0 ? apostil_annotation_list_get (annotations, (guint) g_test_rand_int_range (0, (gint) n))
            : NULL;

  if (any != NULL && !apostil_annotation_is (any, APOSTIL_KIND_CLAIM))
    return NULL;
  return any;
}

/* Removes or changes some, relations of theirs included. */
static void
disturb (Run *run)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Disturb");
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (gint i = 0; i < g_test_rand_int_range (1, 5); i++)
    {
      ApostilAnnotation *claim = random_claim (run);
      g_autoptr (ApostilAnnotation) copy = NULL;

      if (claim == NULL || !g_hash_table_add (done, claim))
        continue;
      copy = apostil_record_copy (claim);
      if (one_in (2))
        random_place (copy);
      if (one_in (2))
        dress_claim (run, copy);
      apostil_edit_replace (edit, claim, copy);
    }
  apply_edit (&run->base, edit);
}

static void
delete_one (Run *run)
{
  ApostilAnnotation *claim = random_claim (run);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (ApostilEdit) edit = NULL;

  if (claim == NULL)
    return;
  g_ptr_array_add (claims, claim);
  edit = apostil_command_delete (run->base.document, claims, NULL);
  apply_edit (&run->base, edit);
}

static void
relate (Run *run)
{
  ApostilAnnotation *from = random_claim (run);
  ApostilAnnotation *to = random_claim (run);
  g_autoptr (ApostilEdit) edit = NULL;

  if (from == NULL || to == NULL || from == to)
    return;
  edit = apostil_command_relate (run->base.document, one_in (3) ? "supports" : "contradicts",
                                 apostil_record_get_id (from), apostil_record_get_id (to), NULL);
  if (edit != NULL)
    apply_edit (&run->base, edit);
}

/* Gives an entity its name back, or takes it. */
static void
rename_one (Run *run)
{
  g_autofree gchar *id = g_strdup_printf ("e%d", g_test_rand_int_range (0, N_ENTITIES));

  if (exists (run, id))
    apply_set (&run->base, id, APOSTIL_ATTR_UNNAMED, one_in (2) ? "true" : NULL, NULL);
}

static void
move_sections (Run *run)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint32 middle = (guint32) g_test_rand_int_range (50, 200);

  g_ptr_array_add (sections, new_section ("s1", 0, middle));
  g_ptr_array_add (sections, new_section ("s2", middle, middle + 100));
  edit = apostil_command_set_sections (run->base.document, sections, &error);
  g_assert_no_error (error);
  apply_edit (&run->base, edit);
}

static void
look_otherwise (Run *run)
{
  static const ApostilLedgerGrouping groupings[] = { APOSTIL_LEDGER_CLAIMANT,
                                                     APOSTIL_LEDGER_VERDICT, APOSTIL_LEDGER_DATE,
                                                     APOSTIL_LEDGER_SECTION };

  run->grouping = groupings[g_test_rand_int_range (0, 4)];
  run->by_count = one_in (2);
  run->only = (ApostilLedgerOnly) (one_in (2) ? 0 : g_test_rand_int_range (0, 8));
  run->filtered = one_in (4);
  apostil_ledger_set_grouping (run->ledger, run->grouping);
  apostil_ledger_set_by_count (run->ledger, run->by_count);
  apostil_ledger_set_only (run->ledger, run->only);
  apostil_ledger_set_filter (run->ledger, run->filtered ? "unique" : NULL);
}

static void
random_step (Run *run)
{
  guint n_marks =
      apostil_annotation_list_get_length (apostil_document_get_annotations (run->base.document));

  switch (g_test_rand_int_range (0, 16))
    {
    case 0:
    case 1:
    case 2:
      if (n_marks < MAX_CLAIMS)
        add_some (run, (guint) g_test_rand_int_range (1, 4));
      else
        delete_one (run);
      break;
    case 3:
    case 4:
    case 5:
      disturb (run);
      break;
    case 6:
      delete_one (run);
      break;
    case 7:
    case 8:
      relate (run);
      break;
    case 9:
      rename_one (run);
      break;
    case 10:
      if (apostil_history_can_undo (apostil_document_get_history (run->base.document)))
        apostil_document_undo (run->base.document);
      break;
    case 11:
      apostil_document_redo (run->base.document);
      break;
    case 12:
      if (one_in (10))
        move_sections (run);
      break;
    case 13:
    case 14:
      date_something (run);
      break;
    default:
      if (one_in (4))
        look_otherwise (run);
      break;
    }
}

static void
test_random (void)
{
  Run run;
  guint n_told;

  run_init (&run);
  for (guint i = 0; i < N_STEPS; i++)
    {
      random_step (&run);
      check (&run);
    }
  n_told = run.n_changed;
  g_assert_cmpuint (n_told, >, N_STEPS / 10);
  run_clear (&run);
}

/* What is small is told row by row, what is large all at once. */
static void
test_batch (void)
{
  Run run;

  run_init (&run);
  for (guint i = 0; i < 50; i++)
    add_some (&run, 2);
  g_assert_cmpuint (run.n_resets, ==, 0);
  add_some (&run, 2000);
  g_assert_cmpuint (run.n_resets, ==, 1);
  check (&run);
  apostil_document_undo (run.base.document);
  g_assert_cmpuint (run.n_resets, ==, 2);
  check (&run);
  run_clear (&run);
}

static void
add_claim (Run *run, const gchar *id, guint32 start, const gchar *claimant)
{
  ApostilAnnotation *claim = new_annotation (&run->base, APOSTIL_KIND_CLAIM, id, start, start + 6);

  apostil_annotation_set_link (claim, APOSTIL_LINK_CLAIMANT, claimant);
  apply_add (&run->base, claim);
}

static void
assert_rows (Run *run, const gchar *expected)
{
  g_autofree gchar *rows = NULL;

  g_ptr_array_add (run->mirror, NULL);
  rows = g_strjoinv (" ", (gchar **) run->mirror->pdata);
  g_ptr_array_remove_index (run->mirror, run->mirror->len - 1);
  g_assert_cmpstr (rows, ==, expected);
}

static void
test_order (void)
{
  Run run;

  run_init (&run);
  add_claim (&run, "c1", 100, "e0");
  add_claim (&run, "c2", 50, "e1");
  assert_rows (&run, "[e:e1] c2 [e:e0] c1");
  /* A group whose first claim comes earlier now moves with all its claims. */
  add_claim (&run, "c3", 10, "e0");
  assert_rows (&run, "[e:e0] c3 c1 [e:e1] c2");
  add_claim (&run, "c4", 200, "e1");
  add_claim (&run, "c5", 210, "e1");
  apostil_ledger_set_by_count (run.ledger, TRUE);
  assert_rows (&run, "[e:e1] c2 c4 c5 [e:e0] c3 c1");
  apply_remove (&run.base, "c5");
  assert_rows (&run, "[e:e0] c3 c1 [e:e1] c2 c4");
  apply_set (&run.base, "c1", APOSTIL_ATTR_VERDICT, "false", NULL);
  apostil_ledger_set_by_count (run.ledger, FALSE);
  apostil_ledger_set_grouping (run.ledger, APOSTIL_LEDGER_VERDICT);
  assert_rows (&run, "[v:unchecked] c3 c2 c4 [v:false] c1");
  apostil_ledger_set_only (run.ledger, APOSTIL_LEDGER_ONLY_UNCHECKED);
  assert_rows (&run, "[v:unchecked] c3 c2 c4");
  apply_set (&run.base, "c2", APOSTIL_ATTR_VERDICT, "disputed", NULL);
  assert_rows (&run, "[v:unchecked] c3 c4");
  apostil_document_undo (run.base.document);
  assert_rows (&run, "[v:unchecked] c3 c2 c4");
  run_clear (&run);
}

static void
test_words (void)
{
  static const struct
  {
    const gchar *mode;
    guint quoted;
    guint reported;
  } cases[] = { { "direct", 7, 0 }, { "indirect", 0, 7 }, { NULL, 0, 7 }, { "mixed", 4, 3 } };
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText)
      text = apostil_text_new ("une offensive a « été lancée hier soir »", -1, &error);
  g_autoptr (ApostilText) inside = apostil_text_new ("Il « veut négocier ».", -1, &error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ApostilAnnotation) claim =
          apostil_annotation_new (apostil_scheme_get_kind (scheme, APOSTIL_KIND_CLAIM), "c1");
      guint quoted;
      guint reported;

      apostil_annotation_set_span (claim, APOSTIL_SPAN (0, apostil_text_get_length (text)));
      apostil_record_set (claim, APOSTIL_ATTR_MODE, cases[i].mode);
      apostil_claim_count_words (text, claim, &quoted, &reported);
      g_assert_cmpuint (quoted, ==, cases[i].quoted);
      g_assert_cmpuint (reported, ==, cases[i].reported);
      /* The fragment itself begins behind the quotation mark. */
      apostil_annotation_set_span (claim, APOSTIL_SPAN (5, 18));
      apostil_claim_count_words (inside, claim, &quoted, &reported);
      g_assert_cmpuint (quoted, ==, cases[i].quoted > 0 ? 2 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/ledger/order", test_order);
  g_test_add_func ("/model/ledger/words", test_words);
  g_test_add_func ("/model/ledger/batch", test_batch);
  g_test_add_func ("/model/ledger/random", test_random);
  return g_test_run ();
}
