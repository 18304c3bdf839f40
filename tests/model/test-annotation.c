/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-annotation.h"

#include <malloc.h>

static const ApostilLinkDef mention_links[] = { { "entity", "Entity", NULL, FALSE } };
static const ApostilLinkDef claim_links[] = { { "claimant", "Claimant", NULL, TRUE },
                                              { "within", "Within", NULL, FALSE } };
static const ApostilPartDef claim_parts[] = { { "source", "Source", NULL },
                                              { "cue", "Cue", NULL } };
static const ApostilKind mention_kind = { .id = "entity",
                                          .element = "mention",
                                          .id_prefix = "m",
                                          .links = mention_links,
                                          .n_links = 1 };
static const ApostilKind claim_kind = { .id = "claim",
                                        .element = "claim",
                                        .id_prefix = "c",
                                        .links = claim_links,
                                        .n_links = 2,
                                        .parts = claim_parts,
                                        .n_parts = 2 };

static void
assert_span (ApostilSpan span, guint32 start, guint32 end)
{
  g_assert_cmpuint (span.start, ==, start);
  g_assert_cmpuint (span.end, ==, end);
}

static void
test_spans (void)
{
  ApostilSpan spans[] = { { 10, 20 }, { 30, 40 } };
  ApostilSpan before[] = { { 2, 5 }, { 50, 52 } };
  g_autoptr (ApostilAnnotation) claim = apostil_annotation_new (&claim_kind, "c1");
  guint n_spans = 0;

  apostil_annotation_set_span (claim, APOSTIL_SPAN (10, 20));
  apostil_annotation_get_spans (claim, &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  assert_span (apostil_annotation_get_extent (claim), 10, 20);

  apostil_annotation_set_spans (claim, spans, 2);
  assert_span (apostil_annotation_get_extent (claim), 10, 40);
  g_assert_true (apostil_annotation_holds (claim, 19));
  g_assert_false (apostil_annotation_holds (claim, 20));
  g_assert_true (apostil_annotation_holds (claim, 30));

  apostil_annotation_set_part (claim, "source", before, 2);
  assert_span (apostil_annotation_get_extent (claim), 2, 52);
  assert_span (apostil_annotation_get_first_span (claim), 10, 20);
  g_assert_false (apostil_annotation_holds (claim, 3));

  /* its own spans given back to it */
  apostil_annotation_set_spans (claim, apostil_annotation_get_spans (claim, &n_spans), 1);
  assert_span (apostil_annotation_get_spans (claim, &n_spans)[0], 10, 20);
  g_assert_cmpuint (n_spans, ==, 1);
  assert_span (apostil_annotation_get_extent (claim), 2, 52);
  apostil_annotation_set_part (claim, "source", NULL, 0);
  assert_span (apostil_annotation_get_extent (claim), 10, 20);
  g_assert_null (apostil_annotation_get_part (claim, "source", &n_spans));
  g_assert_cmpuint (n_spans, ==, 0);
  g_assert_null (apostil_annotation_get_part (claim, "nonsense", &n_spans));
}

static void
test_links (void)
{
  const gchar *three[] = { "e1", "e-with-a-long-id", "e3", NULL };
  const gchar *ids[] = { "e1", "e123456", "e1234567", "an id that is much longer than others" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (ApostilAnnotation) mention = apostil_annotation_new (&mention_kind, "m1");
      g_autoptr (ApostilAnnotation) copy = NULL;

      g_assert_null (apostil_annotation_get_link (mention, "entity"));
      apostil_annotation_set_link (mention, "entity", ids[i]);
      g_assert_cmpstr (apostil_annotation_get_link (mention, "entity"), ==, ids[i]);
      g_assert_null (apostil_annotation_get_links (mention, "entity")[1]);
      g_assert_null (apostil_annotation_get_link (mention, "claimant"));
      g_assert_true (apostil_annotation_links_to (mention, ids[i]));
      g_assert_false (apostil_annotation_links_to (mention, "e2"));
      apostil_annotation_set_link (mention, "entity",
                                   apostil_annotation_get_link (mention, "entity"));
      g_assert_cmpstr (apostil_annotation_get_link (mention, "entity"), ==, ids[i]);
      copy = apostil_record_copy (mention);
      g_assert_true (apostil_record_equal (mention, copy));
      apostil_annotation_set_link (mention, "entity", "e2");
      g_assert_cmpstr (apostil_annotation_get_link (copy, "entity"), ==, ids[i]);
      apostil_annotation_set_links (mention, "entity", three);
      g_assert_cmpuint (g_strv_length ((gchar **) apostil_annotation_get_links (mention, "entity")),
                        ==, 3);
      g_assert_true (apostil_annotation_links_to (mention, "e3"));
      apostil_annotation_set_link (mention, "entity", ids[i]);
      g_assert_true (apostil_record_equal (mention, copy)); /* however it is stored */
      apostil_annotation_set_link (mention, "entity", NULL);
      g_assert_null (apostil_annotation_get_link (mention, "entity"));
    }
}

static void
test_links_move_to_rest (void)
{
  g_autoptr (ApostilAnnotation) claim = apostil_annotation_new (&claim_kind, "c1");
  g_autoptr (ApostilAnnotation) copy = NULL;

  apostil_annotation_set_link (claim, "claimant", "e1");
  apostil_annotation_set_link (claim, "within", NULL);
  apostil_annotation_set_link (claim, "within", "c0");
  g_assert_cmpstr (apostil_annotation_get_link (claim, "claimant"), ==, "e1");
  g_assert_cmpstr (apostil_annotation_get_link (claim, "within"), ==, "c0");
  apostil_annotation_set_links (claim, "claimant",
                                apostil_annotation_get_links (claim, "claimant"));
  g_assert_cmpstr (apostil_annotation_get_link (claim, "claimant"), ==, "e1");
  copy = apostil_record_copy (claim);
  g_assert_true (apostil_record_equal (claim, copy));
  apostil_annotation_set_link (copy, "within", NULL);
  g_assert_false (apostil_record_equal (claim, copy));
}

static void
test_evidence (void)
{
  ApostilEvidence one = { .href = (gchar *) "https://example.org/a",
                          .stance = (gchar *) "supports" };
  ApostilEvidence two = { .quotation = (gchar *) "words" };
  g_autoptr (ApostilAnnotation) claim = apostil_annotation_new (&claim_kind, "c1");
  g_autoptr (ApostilAnnotation) copy = NULL;

  g_assert_cmpuint (apostil_annotation_get_n_evidence (claim), ==, 0);
  apostil_annotation_add_evidence (claim, &one);
  apostil_annotation_add_evidence (claim, &two);
  copy = apostil_record_copy (claim);
  g_assert_true (apostil_record_equal (claim, copy));
  apostil_annotation_set_evidence (copy, 1, apostil_annotation_get_evidence (copy, 0));
  g_assert_cmpstr (apostil_annotation_get_evidence (copy, 1)->href, ==, one.href);
  g_assert_cmpstr (apostil_annotation_get_evidence (claim, 1)->quotation, ==, "words");
  g_assert_false (apostil_record_equal (claim, copy));
  apostil_annotation_remove_evidence (copy, 0);
  apostil_annotation_remove_evidence (copy, 0);
  g_assert_cmpuint (apostil_annotation_get_n_evidence (copy), ==, 0);
}

static void
test_compare (void)
{
  g_autoptr (ApostilAnnotation) a = apostil_annotation_new (&mention_kind, "m2");
  g_autoptr (ApostilAnnotation) b = apostil_annotation_new (&mention_kind, "m10");

  apostil_annotation_set_span (a, APOSTIL_SPAN (3, 5));
  apostil_annotation_set_span (b, APOSTIL_SPAN (3, 5));
  g_assert_cmpint (apostil_annotation_compare (a, b), <, 0);
  apostil_annotation_set_span (a, APOSTIL_SPAN (3, 6));
  g_assert_cmpint (apostil_annotation_compare (a, b), >, 0);
  apostil_annotation_set_span (b, APOSTIL_SPAN (4, 5));
  g_assert_cmpint (apostil_annotation_compare (a, b), <, 0);
  g_assert_cmpint (apostil_annotation_compare (a, a), ==, 0);
}

/* An annotation that outlives its document keeps the scheme, which owns its kind. */
static void
test_keeps_scheme (void)
{
  g_autoptr (GObject) scheme = g_object_new (G_TYPE_OBJECT, NULL);
  ApostilKind kind = mention_kind;
  ApostilAnnotation *mention = NULL;
  ApostilAnnotation *copy = NULL;

  kind.scheme = scheme;
  mention = apostil_annotation_new (&kind, "m1");
  copy = apostil_record_copy (mention);
  g_assert_cmpuint (scheme->ref_count, ==, 3);
  g_object_unref (mention);
  g_object_unref (copy);
  g_assert_cmpuint (scheme->ref_count, ==, 1);
}

/* 100,000 plain mentions must be cheap: 112 bytes each on 64 bits, nothing beside them. */
static void
test_memory (void)
{
  enum
  {
    N = 20000
  };
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func (g_object_unref);
  gsize before = 0;
  gsize each = 0;

  g_intern_static_string ("named");
  g_ptr_array_set_size (mentions, N);
  before = mallinfo2 ().uordblks;
  for (guint i = 0; i < N; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("m%u", i);
      ApostilAnnotation *mention = apostil_annotation_new (&mention_kind, id);

      apostil_annotation_set_span (mention, APOSTIL_SPAN (i, i + 3));
      apostil_annotation_set_link (mention, "entity", "e12345");
      apostil_record_set (mention, APOSTIL_ATTR_FORM, "named");
      g_ptr_array_index (mentions, i) = mention;
    }
  each = (mallinfo2 ().uordblks - before) / N;
  g_test_message ("%" G_GSIZE_FORMAT " bytes each", each);
  if (sizeof (gpointer) == 8)
    g_assert_cmpuint (each, <=, 128); /* 112, and what malloc adds */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annotation/spans", test_spans);
  g_test_add_func ("/annotation/links", test_links);
  g_test_add_func ("/annotation/links-move-to-rest", test_links_move_to_rest);
  g_test_add_func ("/annotation/evidence", test_evidence);
  g_test_add_func ("/annotation/compare", test_compare);
  g_test_add_func ("/annotation/keeps-scheme", test_keeps_scheme);
  g_test_add_func ("/annotation/memory", test_memory);

  return g_test_run ();
}
