/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "command-fixture.h"

static guint
n_entities (ApostilDocument *document)
{
  return apostil_record_list_get_length (apostil_document_get_entities (document));
}

static guint
n_marks (ApostilDocument *document)
{
  return apostil_annotation_list_get_length (apostil_document_get_annotations (document));
}

static void
test_mark_creates_and_links (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *first = mark (document, "entity/person", "Massoud", 0);
  ApostilAnnotation *second = mark (document, "entity/person", "Massoud", 1);
  ApostilAnnotation *place = mark (document, "entity/place", "Massoud", 3);

  g_assert_cmpstr (apostil_entity_get_name (entity_of (document, first)), ==, "Massoud");
  g_assert_true (entity_of (document, first) == entity_of (document, second));
  g_assert_true (entity_of (document, place) != entity_of (document, first));
  g_assert_cmpuint (n_entities (document), ==, 2);
  g_assert_cmpstr (apostil_record_get (first, "form"), ==, "named");
}

static void
test_mark_trims (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *claim = mark (document, "claim", "\n« Nous voulons parler »", 0);
  ApostilSpan wanted = span_of (document, "Nous voulons parler", 0);

  g_assert_true (apostil_span_equal (apostil_annotation_get_first_span (claim), wanted));
  g_assert_cmpstr (apostil_record_get (claim, "mode"), ==, "direct");
}

static void
test_mark_forms (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *tag = mark (document, "entity/person", "#AhmadMassoud", 0);
  ApostilAnnotation *name = mark (document, "entity/person", "Ahmad Massoud", 0);
  ApostilAnnotation *nominal = mark (document, "entity/organisation", "talibans", 0);
  ApostilAnnotation *date = mark (document, "date", "dimanche", 0);

  g_assert_cmpstr (apostil_record_get (tag, "form"), ==, "hashtag");
  g_assert_cmpstr (apostil_entity_get_name (entity_of (document, tag)), ==, "Ahmad Massoud");
  g_assert_true (entity_of (document, tag) == entity_of (document, name));
  g_assert_cmpstr (apostil_record_get (nominal, "form"), ==, "nominal");
  g_assert_cmpstr (apostil_record_get (date, "type"), ==, "DATE");
}

static void
test_mark_candidates (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *son = mark (document, "entity/person", "Ahmad Massoud", 0);
  ApostilAnnotation *father = mark (document, "entity/person", "Ahmad Shah Massoud", 0);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree gchar *id = NULL;
  ApostilSpan span = span_of (document, "Massoud", 0);
  const gchar *chosen = NULL;

  DO (document,
      apostil_command_rename_entity (document, entity_of (document, son), "Massoud", TRUE, &error));
  DO (document, apostil_command_rename_entity (document, entity_of (document, father), "MASSOUD",
                                               TRUE, &error));
  g_assert_null (
      apostil_command_mark (document, "entity/person", span, NULL, &candidates, &id, &problem));
  g_assert_no_error (problem);
  g_assert_null (id);
  g_assert_cmpuint (candidates->len, ==, 2);

  chosen = apostil_record_get_id (entity_of (document, father));
  DO (document, apostil_command_mark (document, "entity/person", span, chosen, NULL, &id, &error));
  g_assert_cmpstr (apostil_annotation_get_link (apostil_document_lookup (document, id), "entity"),
                   ==, apostil_record_get_id (entity_of (document, father)));
  g_assert_cmpuint (n_entities (document), ==, 2);
  g_clear_pointer (&id, g_free);
  DO (document, apostil_command_mark (document, "entity/person", span_of (document, "Massoud", 3),
                                      "", NULL, &id, &error));
  g_assert_cmpuint (n_entities (document), ==, 3); /* asked for a new one */
}

static void
test_mark_retypes (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *alone = mark (document, "entity/person", "porte-parole", 0);
  ApostilAnnotation *first = NULL;
  ApostilAnnotation *other = NULL;

  g_assert_true (mark (document, "entity/other", "porte-parole", 0) == now (document, alone));
  g_assert_cmpuint (n_marks (document), ==, 1);
  g_assert_cmpuint (n_entities (document), ==, 1);
  g_assert_cmpstr (apostil_entity_get_entity_type (entity_of (document, alone)), ==, "other");

  first = mark (document, "entity/person", "Massoud", 0);
  other = mark (document, "entity/person", "Massoud", 1);
  mark (document, "entity/place", "Massoud", 0);
  g_assert_cmpuint (n_marks (document), ==, 3);
  g_assert_cmpstr (apostil_entity_get_entity_type (entity_of (document, first)), ==, "place");
  g_assert_cmpstr (apostil_entity_get_entity_type (entity_of (document, other)), ==, "person");

  /* the last one moves to the place that is there by now; its person goes */
  mark (document, "entity/place", "Massoud", 1);
  g_assert_true (entity_of (document, other) == entity_of (document, first));
  g_assert_cmpuint (n_entities (document), ==, 2);

  /* again the same: nothing to do */
  mark (document, "entity/place", "Massoud", 1);
  g_assert_cmpuint (n_marks (document), ==, 3);
}

static void
test_mark_refusals (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *mention = mark (document, "entity/place", "Massoud", 0);
  const gchar *id = apostil_record_get_id (entity_of (document, mention));
  ApostilSpan span = span_of (document, "Massoud", 1);

  REFUSED (apostil_command_mark (document, "event", span, NULL, NULL, NULL, &error),
           APOSTIL_ERROR_INVALID, "*event*");
  REFUSED (apostil_command_mark (document, "entity/ghost", span, NULL, NULL, NULL, &error),
           APOSTIL_ERROR_INVALID, "*ghost*");
  REFUSED (apostil_command_mark (document, "entity", span, NULL, NULL, NULL, &error),
           APOSTIL_ERROR_INVALID, "*person*");
  REFUSED (apostil_command_mark (document, "", span, NULL, NULL, NULL, &error),
           APOSTIL_ERROR_INVALID, "*");
  REFUSED (apostil_command_mark (document, "claim", APOSTIL_SPAN (4, 4), NULL, NULL, NULL, &error),
           APOSTIL_ERROR_SPAN, "Select*");
  REFUSED (
      apostil_command_mark (document, "claim", APOSTIL_SPAN (27, 28), NULL, NULL, NULL, &error),
      APOSTIL_ERROR_SPAN, "Select*"); /* a line feed */
  REFUSED (
      apostil_command_mark (document, "claim", APOSTIL_SPAN (4, 99999), NULL, NULL, NULL, &error),
      APOSTIL_ERROR_SPAN, "*outside*");
  REFUSED (apostil_command_mark (document, "entity/person", span, "e99", NULL, NULL, &error),
           APOSTIL_ERROR_REFERENCE, "*e99*");
  REFUSED (apostil_command_mark (document, "entity/person", span, id, NULL, NULL, &error),
           APOSTIL_ERROR_INVALID, "*Person*");
}

static void
delete_one (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  g_ptr_array_add (marks, annotation);
  DO (document, apostil_command_delete (document, marks, &error));
}

static void
test_delete_cascades (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  ApostilAnnotation *outer = mark (document, "claim", "ses forces attendraient", 0);
  ApostilAnnotation *inner = mark (document, "claim", "Nous voulons parler", 0);
  ApostilAnnotation *date = mark (document, "date", "22.8.2021", 0);
  ApostilAnnotation *day = mark (document, "date", "dimanche", 0);
  ApostilSection *section = apostil_section_new ("", "body");

  apostil_section_set_spans (section, (ApostilSpan[]){ { 0, 100 } }, 1);
  apostil_section_set_published (section, apostil_record_get_id (date));
  g_ptr_array_add (sections, section);
  DO (document, apostil_command_set_sections (document, sections, &error));
  DO (document,
      apostil_command_set_links (document, inner, "within",
                                 (const gchar *[]){ apostil_record_get_id (outer), NULL }, &error));
  DO (document,
      apostil_command_set_links (document, day, "anchor",
                                 (const gchar *[]){ apostil_record_get_id (date), NULL }, &error));
  DO (document, apostil_command_relate (document, "contradicts", apostil_record_get_id (inner),
                                        apostil_record_get_id (outer), &error));

  g_assert_cmpstr (apostil_section_get_published (now (document, section)), ==,
                   apostil_record_get_id (date));
  delete_one (document, date);
  g_assert_null (apostil_annotation_get_link (now (document, day), "anchor"));
  g_assert_null (apostil_section_get_published (now (document, section)));
  delete_one (document, outer);
  g_assert_null (apostil_annotation_get_link (now (document, inner), "within"));
  g_assert_cmpuint (apostil_record_list_get_length (apostil_document_get_relations (document)), ==,
                    0);
  REFUSED (apostil_command_add_fragment (document, outer, APOSTIL_SPAN (1, 2), &error),
           APOSTIL_ERROR_STALE, "*no longer*");
}

static void
test_delete_orphans (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *plain = mark (document, "entity/person", "Massoud", 0);
  ApostilAnnotation *again = mark (document, "entity/person", "Massoud", 1);
  ApostilAnnotation *noted = mark (document, "entity/organisation", "talibans", 0);
  ApostilAnnotation *speaker = mark (document, "entity/person", "porte-parole", 0);
  ApostilAnnotation *claim = mark (document, "claim", "Les talibans refusent.", 0);
  const gchar *speaker_id = apostil_record_get_id (entity_of (document, speaker));

  DO (document, apostil_command_set_attribute (document, entity_of (document, noted), "note",
                                               "a movement", &error));
  DO (document, apostil_command_set_links (document, claim, "claimant",
                                           (const gchar *[]){ speaker_id, NULL }, &error));
  g_assert_cmpuint (n_entities (document), ==, 3);
  delete_one (document, plain);
  g_assert_cmpuint (n_entities (document), ==, 3); /* named once more */
  delete_one (document, again);
  g_assert_cmpuint (n_entities (document), ==, 2);
  delete_one (document, noted);
  g_assert_cmpuint (n_entities (document), ==, 2); /* a note is work */
  delete_one (document, speaker);
  g_assert_cmpuint (n_entities (document), ==, 2); /* still claims something */
  delete_one (document, claim);
  g_assert_cmpuint (n_entities (document), ==, 1);
}

static void
test_spans (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *claim = mark (document, "claim", "Nous voulons parler", 0);
  ApostilSpan first = span_of (document, "Nous voulons parler", 0);
  ApostilSpan further = span_of (document, " les talibans non", 0);
  guint n_spans = 0;

  REFUSED (apostil_command_remove_fragment (document, claim, 0, &error), APOSTIL_ERROR_SPAN,
           "*delete the mark*");
  DO (document, apostil_command_add_fragment (document, claim, further, &error));
  g_assert_cmpuint (apostil_annotation_get_spans (now (document, claim), &n_spans)[1].start, ==,
                    further.start + 1);
  g_assert_cmpuint (n_spans, ==, 2);
  REFUSED (apostil_command_add_fragment (document, claim, further, &error), APOSTIL_ERROR_SPAN,
           "*already*");
  REFUSED (apostil_command_set_span (document, claim, 0, APOSTIL_SPAN (first.start, further.end),
                                     &error),
           APOSTIL_ERROR_SPAN, "*Another piece*");
  REFUSED (apostil_command_set_span (document, claim, 0, APOSTIL_SPAN (9, 9), &error),
           APOSTIL_ERROR_SPAN, "*delete the mark*");
  REFUSED (apostil_command_set_span (document, claim, 2, APOSTIL_SPAN (1, 2), &error),
           APOSTIL_ERROR_SPAN, "*no such piece*");
  DO (document, apostil_command_set_span (document, claim, 0,
                                          APOSTIL_SPAN (first.start, first.end - 7), &error));
  g_assert_cmpuint (apostil_annotation_get_first_span (now (document, claim)).end, ==,
                    first.end - 7);
  DO (document, apostil_command_remove_fragment (document, claim, 0, &error));
  apostil_annotation_get_spans (now (document, claim), &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/mark/creates-and-links", test_mark_creates_and_links);
  g_test_add_func ("/command/mark/trims", test_mark_trims);
  g_test_add_func ("/command/mark/forms", test_mark_forms);
  g_test_add_func ("/command/mark/candidates", test_mark_candidates);
  g_test_add_func ("/command/mark/retypes", test_mark_retypes);
  g_test_add_func ("/command/mark/refusals", test_mark_refusals);
  g_test_add_func ("/command/delete/cascades", test_delete_cascades);
  g_test_add_func ("/command/delete/orphans", test_delete_orphans);
  g_test_add_func ("/command/spans", test_spans);

  return g_test_run ();
}
