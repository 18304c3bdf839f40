/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "document-dump.h"
#include "document-fixture.h"

/* What a document refuses: by edit and by loading alike, with a message that names the
 * record, and without a trace. */

typedef struct
{
  const gchar *name;
  gpointer (*make) (Fixture *f);
  gint code;
  const gchar *says;
} Refused;

static gpointer
mention_without_entity (Fixture *f)
{
  return new_annotation (f, "entity", "m9", 1, 5);
}

static gpointer
empty_span (Fixture *f)
{
  return new_annotation (f, "date", "d9", 5, 5);
}

static gpointer
backward_span (Fixture *f)
{
  return new_annotation (f, "date", "d9", 6, 5);
}

static gpointer
span_outside (Fixture *f)
{
  return new_annotation (f, "date", "d9", 95, 101);
}

static gpointer
overlapping_spans (Fixture *f)
{
  const ApostilSpan spans[] = { { 1, 5 }, { 4, 9 } };
  ApostilAnnotation *claim = new_annotation (f, "claim", "c9", 1, 5);

  apostil_annotation_set_spans (claim, spans, 2);
  return claim;
}

static gpointer
part_outside (Fixture *f)
{
  const ApostilSpan part = { 99, 1000 };
  ApostilAnnotation *claim = new_annotation (f, "claim", "c9", 1, 5);

  apostil_annotation_set_part (claim, "cue", &part, 1);
  return claim;
}

static gpointer
id_in_use (Fixture *f)
{
  return apostil_entity_new ("c1", "person", "Somebody");
}

static gpointer
id_of_article (Fixture *f)
{
  return apostil_entity_new ("article", "person", "Somebody");
}

static gpointer
id_with_space (Fixture *f)
{
  return apostil_entity_new ("e 9", "person", "Somebody");
}

static gpointer
id_empty (Fixture *f)
{
  return apostil_entity_new ("", "person", "Somebody");
}

static gpointer
entity_without_name (Fixture *f)
{
  return apostil_entity_new ("e9", "person", " ");
}

static gpointer
entity_of_unknown_type (Fixture *f)
{
  return apostil_entity_new ("e9", "dragon", "Smaug");
}

static gpointer
dangling_entity (Fixture *f)
{
  return new_mention (f, "m9", 1, 5, "e77");
}

static gpointer
link_to_wrong_kind (Fixture *f)
{
  return new_mention (f, "m9", 1, 5, "c1");
}

static gpointer
claim_within_itself (Fixture *f)
{
  ApostilAnnotation *claim = new_annotation (f, "claim", "c9", 1, 5);

  apostil_annotation_set_link (claim, "within", "c9");
  return claim;
}

static gpointer
claimant_twice (Fixture *f)
{
  const gchar *const ids[] = { "e1", "e1", NULL };
  ApostilAnnotation *claim = new_annotation (f, "claim", "c9", 1, 5);

  apostil_annotation_set_links (claim, "claimant", ids);
  return claim;
}

static gpointer
unknown_choice (Fixture *f)
{
  ApostilAnnotation *claim = new_annotation (f, "claim", "c9", 1, 5);

  apostil_record_set (claim, "mode", "sung");
  return claim;
}

static gpointer
bad_timex (Fixture *f)
{
  ApostilAnnotation *date = new_annotation (f, "date", "d9", 1, 5);

  apostil_record_set (date, "value", "last Sunday");
  return date;
}

static gpointer
date_without_type (Fixture *f)
{
  ApostilAnnotation *date = new_annotation (f, "date", "d9", 1, 5);

  apostil_record_set (date, "type", NULL);
  return date;
}

static gpointer
unknown_field (Fixture *f)
{
  ApostilAnnotation *date = new_annotation (f, "date", "d9", 1, 5);

  apostil_record_set (date, "colour", "blue");
  return date;
}

static gpointer
control_character (Fixture *f)
{
  ApostilAnnotation *date = new_annotation (f, "date", "d9", 1, 5);

  apostil_record_set (date, "note", "a\x02");
  return date;
}

static gpointer
not_utf8 (Fixture *f)
{
  ApostilAnnotation *date = new_annotation (f, "date", "d9", 1, 5);

  apostil_record_set (date, "note", "caf\xe9");
  return date;
}

static gpointer
long_value (Fixture *f)
{
  ApostilAnnotation *date = new_annotation (f, "date", "d9", 1, 5);
  g_autofree gchar *freq = g_strnfill (APOSTIL_MAX_ATTRIBUTE_BYTES + 1, 'x');

  apostil_record_set (date, "freq", freq);
  return date;
}

static gpointer
long_note (Fixture *f)
{
  ApostilAnnotation *date = new_annotation (f, "date", "d9", 1, 5);
  g_autofree gchar *note = g_strnfill (APOSTIL_MAX_START_TAG_BYTES + 1, 'x');

  apostil_record_set (date, "note", note);
  return date;
}

static gpointer
overlapping_section (Fixture *f)
{
  return new_section ("s9", 45, 60);
}

static gpointer
section_of_unknown_role (Fixture *f)
{
  ApostilSection *section = new_section ("s9", 70, 80);

  apostil_record_set (section, "role", "chorus");
  return section;
}

static gpointer
section_without_words (Fixture *f)
{
  return apostil_section_new ("s9", "body");
}

static gpointer
section_published_by_claim (Fixture *f)
{
  ApostilSection *section = new_section ("s9", 70, 80);

  apostil_section_set_published (section, "c1");
  return section;
}

static gpointer
relation_to_itself (Fixture *f)
{
  return apostil_relation_new ("r9", "supports", "c1", "c1");
}

static gpointer
relation_of_unknown_type (Fixture *f)
{
  return apostil_relation_new ("r9", "marries", "c1", "c2");
}

static gpointer
relation_to_date (Fixture *f)
{
  return apostil_relation_new ("r9", "supports", "c1", "d1");
}

static const Refused refused[] = {
  { "mention-without-entity", mention_without_entity, APOSTIL_ERROR_INVALID, "m9" },
  { "empty-span", empty_span, APOSTIL_ERROR_SPAN, "d9" },
  { "backward-span", backward_span, APOSTIL_ERROR_SPAN, "d9" },
  { "span-outside", span_outside, APOSTIL_ERROR_SPAN, "100 characters" },
  { "overlapping-spans", overlapping_spans, APOSTIL_ERROR_SPAN, "c9" },
  { "part-outside", part_outside, APOSTIL_ERROR_SPAN, "99–1000" },
  { "id-in-use", id_in_use, APOSTIL_ERROR_REFERENCE, "c1" },
  { "id-of-article", id_of_article, APOSTIL_ERROR_REFERENCE, "article" },
  { "id-with-space", id_with_space, APOSTIL_ERROR_INVALID, "e 9" },
  { "id-empty", id_empty, APOSTIL_ERROR_INVALID, "id" },
  { "entity-without-name", entity_without_name, APOSTIL_ERROR_INVALID, "e9" },
  { "entity-of-unknown-type", entity_of_unknown_type, APOSTIL_ERROR_INVALID, "dragon" },
  { "dangling-entity", dangling_entity, APOSTIL_ERROR_REFERENCE, "e77" },
  { "link-to-wrong-kind", link_to_wrong_kind, APOSTIL_ERROR_REFERENCE, "c1" },
  { "claim-within-itself", claim_within_itself, APOSTIL_ERROR_REFERENCE, "c9" },
  { "claimant-twice", claimant_twice, APOSTIL_ERROR_REFERENCE, "e1" },
  { "unknown-choice", unknown_choice, -1, "sung" },
  { "bad-timex", bad_timex, -1, "d9" },
  { "date-without-type", date_without_type, APOSTIL_ERROR_INVALID, "d9" },
  { "unknown-field", unknown_field, APOSTIL_ERROR_INVALID, "colour" },
  { "control-character", control_character, APOSTIL_ERROR_ENCODING, "note" },
  { "not-utf8", not_utf8, APOSTIL_ERROR_ENCODING, "note" },
  { "long-value", long_value, APOSTIL_ERROR_LIMIT, "64 KiB" },
  { "long-note", long_note, APOSTIL_ERROR_LIMIT, "1024 KiB" },
  { "overlapping-section", overlapping_section, APOSTIL_ERROR_SPAN, "s9" },
  { "section-of-unknown-role", section_of_unknown_role, APOSTIL_ERROR_INVALID, "chorus" },
  { "section-without-words", section_without_words, APOSTIL_ERROR_SPAN, "s9" },
  { "section-published-by-claim", section_published_by_claim, APOSTIL_ERROR_REFERENCE, "c1" },
  { "relation-to-itself", relation_to_itself, APOSTIL_ERROR_REFERENCE, "c1" },
  { "relation-of-unknown-type", relation_of_unknown_type, APOSTIL_ERROR_INVALID, "marries" },
  { "relation-to-date", relation_to_date, APOSTIL_ERROR_REFERENCE, "d1" },
};

/* The good records that all of this is tried on. */
static GPtrArray *
good_records (Fixture *f)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  ApostilAnnotation *inner = new_annotation (f, "claim", "c2", 40, 45);
  ApostilSection *section = new_section ("s1", 40, 50);

  apostil_annotation_set_link (inner, "within", "c1");
  apostil_section_set_published (section, "d1");
  g_ptr_array_add (records, apostil_entity_new ("e1", "person", "Ahmad Massoud"));
  g_ptr_array_add (records, new_mention (f, "m1", 10, 20, "e1"));
  g_ptr_array_add (records, new_annotation (f, "claim", "c1", 30, 50));
  g_ptr_array_add (records, inner);
  g_ptr_array_add (records, new_annotation (f, "date", "d1", 60, 70));
  g_ptr_array_add (records, section);
  g_ptr_array_add (records, apostil_relation_new ("r1", "supports", "c2", "c1"));
  return records;
}

static void
assert_says (GError *error, const Refused *expected)
{
  g_assert_nonnull (error);
  if (expected->code >= 0)
    g_assert_error (error, APOSTIL_ERROR, expected->code);
  if (strstr (error->message, expected->says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, expected->says);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_refused (gconstpointer data)
{
  const Refused *expected = data;
  Fixture f;
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (ApostilEdit) first = apostil_edit_new ("Good");
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Bad");
  g_autoptr (GError) error = NULL;
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  gpointer bad = NULL;

  /* as an edit, together with a good change that must leave no trace */
  fixture_init (&f, 100);
  good = good_records (&f);
  for (guint i = 0; i < good->len; i++)
    apostil_edit_add (first, good->pdata[i]);
  apply_edit (&f, first);
  before = dump_document (f.document);
  bad = expected->make (&f);
  apostil_edit_remove (edit, apostil_document_lookup (f.document, "r1"));
  apostil_edit_add (edit, bad);
  g_object_unref (bad);
  g_assert_false (apostil_document_apply (f.document, edit, &error));
  assert_says (error, expected);
  after = dump_document (f.document);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (apostil_history_get_n_undo (apostil_document_get_history (f.document)), ==, 1);
  g_clear_error (&error);
  g_clear_pointer (&edit, apostil_edit_unref);
  g_clear_pointer (&first, apostil_edit_unref);
  g_clear_pointer (&good, g_ptr_array_unref);
  fixture_clear (&f);
}

static void
add_dates (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("many%u", i);

      apostil_document_bulk_add (f->document, new_annotation (f, "date", id, i % 90, i % 90 + 3));
    }
}

/* By loading, behind @n_before others: many are checked in another thread. */
static void
refuse_loading (const Refused *expected, guint n_before)
{
  Fixture f;
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (GError) error = NULL;
  gint bad_index = -1;

  fixture_init (&f, 100);
  good = good_records (&f);
  add_dates (&f, n_before);
  for (guint i = 0; i < good->len; i++)
    {
      if (i == 4)
        apostil_document_bulk_add (f.document, expected->make (&f));
      apostil_document_bulk_add (f.document, g_object_ref (good->pdata[i]));
    }
  g_assert_false (apostil_document_bulk_finish (f.document, &bad_index, &error));
  assert_says (error, expected);
  if (expected->make != overlapping_section)
    g_assert_cmpint (bad_index, ==, n_before + 4);
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (f.document)), ==, 0);
  g_clear_pointer (&good, g_ptr_array_unref);
  fixture_clear (&f);
}

static void
test_refused_loading (gconstpointer data)
{
  refuse_loading (data, 0);
  refuse_loading (data, 508); /* a good one more, and a batch is full */
  refuse_loading (data, 2000);
}

/* Of two faults among many records the first is told. */
static void
test_first_of_many (void)
{
  Fixture f;
  g_autoptr (GError) error = NULL;
  gint bad_index = -1;

  fixture_init (&f, 100);
  add_dates (&f, 1000);
  apostil_document_bulk_add (f.document, new_annotation (&f, "date", "many7", 1, 2));
  apostil_document_bulk_add (f.document, new_annotation (&f, "date", "outside", 90, 1000));
  add_dates (&f, 3000);
  g_assert_false (apostil_document_bulk_finish (f.document, &bad_index, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE);
  g_assert_nonnull (strstr (error->message, "many7"));
  g_assert_cmpint (bad_index, ==, 1000);
  fixture_clear (&f);
}

/* Each of many dates has the one after it for an anchor; the last has none, the first, or one that is nowhere. */
static void
test_forward (void)
{
  static const struct
  {
    const gchar *last_anchor;
    const gchar *says; /* (nullable) */
    gint bad_index;
  } cases[] = { { NULL, NULL, -1 }, { "many0", "itself", 0 }, { "none", "none", 1999 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      Fixture f;
      g_autoptr (GError) error = NULL;
      gint bad_index = -1;

      fixture_init (&f, 100);
      for (guint i = 0; i < 2000; i++)
        {
          g_autofree gchar *id = g_strdup_printf ("many%u", i);
          g_autofree gchar *next = g_strdup_printf ("many%u", i + 1);
          ApostilAnnotation *date = new_annotation (&f, "date", id, i % 90, i % 90 + 3);

          apostil_annotation_set_link (date, "anchor", i < 1999 ? next : cases[c].last_anchor);
          apostil_document_bulk_add (f.document, date);
        }
      g_assert_cmpint (apostil_document_bulk_finish (f.document, &bad_index, &error), ==,
                       cases[c].says == NULL);
      g_assert_cmpint (bad_index, ==, cases[c].bad_index);
      if (cases[c].says != NULL)
        g_assert_nonnull (strstr (error->message, cases[c].says));
      fixture_clear (&f);
    }
}

/* A document that is given up while its records are checked. */
static void
test_given_up (void)
{
  for (guint n = 0; n < 10000; n += 1300)
    {
      Fixture f;

      fixture_init (&f, 100);
      add_dates (&f, n);
      fixture_clear (&f);
    }
}

static void
fill (Fixture *f)
{
  g_autoptr (GPtrArray) good = good_records (f);
  g_autoptr (GError) error = NULL;

  for (guint i = good->len; i > 0; i--) /* in any order */
    apostil_document_bulk_add (f->document, g_object_ref (good->pdata[i - 1]));
  apostil_document_bulk_finish (f->document, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *f, ApostilEdit *edit, gint code)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *before = dump_document (f->document);
  g_autofree gchar *after = NULL;

  g_assert_false (apostil_document_apply (f->document, edit, &error));
  g_assert_error (error, APOSTIL_ERROR, code);
  after = dump_document (f->document);
  g_assert_cmpstr (before, ==, after);
}

/* What others refer to can go only together with them. */
static void
test_referred_to (void)
{
  static const gchar *const ids[] = { "e1", "c1", "c2", "d1", "article" };
  Fixture f;

  fixture_init (&f, 100);
  fill (&f);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (ApostilEdit) edit = apostil_edit_new ("Remove");

      apostil_edit_remove (edit, apostil_document_lookup (f.document, ids[i]));
      assert_refused (&f, edit,
                      g_str_equal (ids[i], "article") ? APOSTIL_ERROR_INVALID
                                                      : APOSTIL_ERROR_REFERENCE);
    }
  {
    g_autoptr (ApostilEdit) edit = apostil_edit_new ("Remove");

    for (guint i = 0; i < 3; i++)
      apostil_edit_remove (edit, apostil_document_lookup (f.document, ids[i]));
    apostil_edit_remove (edit, apostil_document_lookup (f.document, "m1"));
    apostil_edit_remove (edit, apostil_document_lookup (f.document, "r1"));
    apply_edit (&f, edit);
  }
  fixture_clear (&f);
}

/* A date that publishes a section cannot turn into a claim behind its back. */
static void
test_kind_changed (void)
{
  Fixture f;
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Retype");
  g_autoptr (ApostilAnnotation) claim = NULL;

  fixture_init (&f, 100);
  fill (&f);
  claim = new_annotation (&f, "claim", "d1", 60, 70);
  apostil_edit_replace (edit, apostil_document_lookup (f.document, "d1"), claim);
  assert_refused (&f, edit, APOSTIL_ERROR_REFERENCE);
  g_clear_object (&claim);
  g_clear_pointer (&edit, apostil_edit_unref);
  fixture_clear (&f);
}

static void
test_stale (void)
{
  Fixture f;
  gpointer old = NULL;
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Late");
  g_autoptr (ApostilEdit) twice = apostil_edit_new ("Twice");
  g_autoptr (ApostilRecord) one = NULL;
  g_autoptr (ApostilRecord) two = NULL;

  fixture_init (&f, 100);
  fill (&f);
  old = apostil_document_lookup (f.document, "d1");
  one = apostil_record_copy (old);
  apostil_record_set (one, "note", "one");
  two = apostil_record_copy (old);
  apostil_record_set (two, "note", "two");
  apostil_edit_replace (twice, old, one);
  apostil_edit_replace (twice, old, two);
  assert_refused (&f, twice, APOSTIL_ERROR_STALE);

  apostil_edit_replace (edit, old, one);
  apply_set (&f, "d1", "note", "quicker", NULL);
  assert_refused (&f, edit, APOSTIL_ERROR_STALE);
  g_clear_pointer (&edit, apostil_edit_unref);
  g_clear_pointer (&twice, apostil_edit_unref);
  fixture_clear (&f);
}

static void
test_cycle (void)
{
  Fixture f;
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Within");
  g_autoptr (ApostilRecord) outer = NULL;

  fixture_init (&f, 100);
  fill (&f);
  outer = apostil_record_copy (apostil_document_lookup (f.document, "c1"));
  apostil_annotation_set_link (APOSTIL_ANNOTATION (outer), "within", "c2");
  apostil_edit_replace (edit, apostil_document_lookup (f.document, "c1"), outer);
  assert_refused (&f, edit, APOSTIL_ERROR_REFERENCE);
  g_clear_pointer (&edit, apostil_edit_unref);
  fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/document/refused/%s", refused[i].name);

      g_autofree gchar *loading = g_strdup_printf ("%s/loading", path);

      g_test_add_data_func (path, &refused[i], test_refused);
      g_test_add_data_func (loading, &refused[i], test_refused_loading);
    }
  g_test_add_func ("/document/refused-first-of-many", test_first_of_many);
  g_test_add_func ("/document/forward", test_forward);
  g_test_add_func ("/document/given-up", test_given_up);
  g_test_add_func ("/document/referred-to", test_referred_to);
  g_test_add_func ("/document/kind-changed", test_kind_changed);
  g_test_add_func ("/document/stale", test_stale);
  g_test_add_func ("/document/cycle", test_cycle);
  return g_test_run ();
}
