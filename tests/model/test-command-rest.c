/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "command-fixture.h"

static const gchar *
id_of (gpointer record)
{
  return apostil_record_get_id (record);
}

static void
test_attributes (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *claim = mark (document, "claim", "Nous voulons parler", 0);
  ApostilAnnotation *date = mark (document, "date", "22.8.2021", 0);
  ApostilAnnotation *mention = mark (document, "entity/person", "Massoud", 0);

  DO (document, apostil_command_set_attribute (document, claim, "verdict", "disputed", &error));
  g_assert_cmpstr (apostil_record_get (now (document, claim), "verdict"), ==, "disputed");
  DO (document, apostil_command_set_attribute (document, claim, "verdict", "disputed", &error));
  DO (document, apostil_command_set_attribute (document, claim, "verdict", "", &error));
  g_assert_null (apostil_record_get (now (document, claim), "verdict"));
  DO (document, apostil_command_set_attribute (document, claim, "reasoning", "two\nlines", &error));
  DO (document, apostil_command_set_attribute (document, date, "value", "2021-08-22", &error));

  REFUSED (apostil_command_set_attribute (document, claim, "verdict", "maybe", &error),
           APOSTIL_ERROR_INVALID, "*maybe*");
  REFUSED (apostil_command_set_attribute (document, claim, "x:weather", "fine", &error),
           APOSTIL_ERROR_INVALID, "*weather*");
  REFUSED (
      apostil_command_set_attribute (document, entity_of (document, mention), "name", "", &error),
      APOSTIL_ERROR_INVALID, "*needs a name*");
  REFUSED (apostil_command_set_attribute (document, date, "type", "DAY", &error),
           APOSTIL_ERROR_INVALID, "*DAY*");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (apostil_command_set_attribute (document, date, "value", "dimanche", &error));
    g_assert_nonnull (error);
  }
}

static void
test_links (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *a = mark (document, "claim", "Nous voulons parler", 0);
  ApostilAnnotation *b = mark (document, "claim", "ses forces attendraient", 0);
  ApostilAnnotation *c = mark (document, "claim", "Les talibans refusent.", 0);
  ApostilAnnotation *mention = mark (document, "entity/person", "Massoud", 0);
  const gchar *person = id_of (entity_of (document, mention));

#define WITHIN(from, to)                                                                      \
  apostil_command_set_links (document, from, "within", (const gchar *[]){ id_of (to), NULL }, \
                             &error)
  DO (document, WITHIN (a, b));
  DO (document, WITHIN (b, c));
  REFUSED (WITHIN (c, a), APOSTIL_ERROR_INVALID, "*itself reported*");
  REFUSED (WITHIN (a, a), APOSTIL_ERROR_INVALID, "*itself*");
  REFUSED (WITHIN (a, mention), APOSTIL_ERROR_INVALID, "*cannot be chosen*");
  REFUSED (
      apostil_command_set_links (document, a, "within", (const gchar *[]){ "c77", NULL }, &error),
      APOSTIL_ERROR_REFERENCE, "*c77*");
  REFUSED (apostil_command_set_links (document, a, "within",
                                      (const gchar *[]){ id_of (b), id_of (c), NULL }, &error),
           APOSTIL_ERROR_INVALID, "*only one*");
  REFUSED (apostil_command_set_links (document, mention, "claimant", NULL, &error),
           APOSTIL_ERROR_INVALID, "*claimant*");
  REFUSED (apostil_command_set_links (document, mention, "entity", NULL, &error),
           APOSTIL_ERROR_INVALID, "*needs an entity*");
  DO (document, apostil_command_set_links (document, a, "claimant",
                                           (const gchar *[]){ person, person, NULL }, &error));
  g_assert_null (apostil_annotation_get_links (now (document, a), "claimant")[1]);
}

static void
test_parts (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *claim = mark (document, "claim", "Nous voulons parler", 0);
  ApostilAnnotation *mention = mark (document, "entity/person", "Massoud", 3);
  ApostilSpan source = span_of (document, " Massoud", 3);
  ApostilSpan none = { 5, 5 };
  guint n_spans = 0;
  const ApostilSpan *spans = NULL;

  DO (document, apostil_command_set_part (document, claim, "source", &source, 1, &error));
  spans = apostil_annotation_get_part (now (document, claim), "source", &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpuint (spans[0].start, ==, source.start + 1); /* trimmed */
  g_assert_cmpstr (apostil_annotation_get_link (now (document, claim), "claimant"), ==,
                   id_of (entity_of (document, mention)));
  DO (document, apostil_command_set_part (document, claim, "source", &none, 1, &error));
  g_assert_null (apostil_annotation_get_part (now (document, claim), "source", &n_spans));
  REFUSED (apostil_command_set_part (document, mention, "source", &source, 1, &error),
           APOSTIL_ERROR_INVALID, "*claim first*");
}

/* The claim first, who makes it afterwards; both go back together. */
static void
test_claimant_later (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *claim = mark (document, "claim", "Nous voulons parler", 0);
  ApostilAnnotation *other = mark (document, "claim", "ses forces attendraient", 0);
  ApostilSpan source = span_of (document, "Massoud", 3);
  ApostilSpan two = span_of (document, "Ahmad Massoud, fils d’Ahmad Shah Massoud", 0);
  ApostilAnnotation *mention = NULL;

  DO (document, apostil_command_set_part (document, claim, "source", &source, 1, &error));
  DO (document, apostil_command_set_part (document, other, "source", &two, 1, &error));
  mention = mark (document, "entity/person", "Massoud", 3);
  g_assert_cmpstr (apostil_annotation_get_link (now (document, claim), "claimant"), ==,
                   id_of (entity_of (document, mention)));
  g_assert_true (apostil_document_undo (document));
  g_assert_null (apostil_annotation_get_link (now (document, claim), "claimant"));
  g_assert_true (apostil_document_redo (document));

  /* One that has a claimant keeps it; one whose words name somebody else too waits. */
  mark (document, "entity/organisation", "Massoud", 3);
  mark (document, "entity/person", "Ahmad Massoud", 0);
  g_assert_null (apostil_annotation_get_link (now (document, other), "claimant"));
  g_assert_null (apostil_annotation_get_links (now (document, claim), "claimant")[1]);
}

static void
test_relations (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *early = mark (document, "claim", "ses forces attendraient", 0);
  ApostilAnnotation *late = mark (document, "claim", "Les talibans refusent.", 0);
  ApostilAnnotation *date = mark (document, "date", "dimanche", 0);
  ApostilRelation *relation = NULL;

  DO (document,
      apostil_command_relate (document, "contradicts", id_of (late), id_of (early), &error));
  relation = apostil_record_list_get (apostil_document_get_relations (document), 0);
  g_assert_cmpstr (apostil_relation_get_from (relation), ==, id_of (early));
  REFUSED (apostil_command_relate (document, "contradicts", id_of (early), id_of (late), &error),
           APOSTIL_ERROR_INVALID, "*already*");
  REFUSED (apostil_command_relate (document, "contradicts", id_of (late), id_of (early), &error),
           APOSTIL_ERROR_INVALID, "*already*");
  DO (document, apostil_command_relate (document, "supports", id_of (late), id_of (early), &error));
  DO (document, apostil_command_relate (document, "supports", id_of (early), id_of (late), &error));
  REFUSED (apostil_command_relate (document, "supports", id_of (early), id_of (late), &error),
           APOSTIL_ERROR_INVALID, "*already*");
  REFUSED (apostil_command_relate (document, "repeats", id_of (early), id_of (early), &error),
           APOSTIL_ERROR_INVALID, "*itself*");
  REFUSED (apostil_command_relate (document, "repeats", id_of (early), id_of (date), &error),
           APOSTIL_ERROR_INVALID, "Date*repeats*");
  REFUSED (apostil_command_relate (document, "hates", id_of (early), id_of (late), &error),
           APOSTIL_ERROR_INVALID, "*hates*");
  REFUSED (apostil_command_relate (document, "repeats", id_of (early), "c88", &error),
           APOSTIL_ERROR_REFERENCE, "*c88*");
  DO (document, apostil_command_unrelate (document, relation, &error));
  g_assert_cmpuint (apostil_record_list_get_length (apostil_document_get_relations (document)), ==,
                    2);
}

static void
test_publication (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  ApostilAnnotation *date = mark (document, "date", "22.8.2021", 0);
  ApostilAnnotation *claim = mark (document, "claim", "Nous voulons parler", 0);
  ApostilSection *section = apostil_section_new ("", "body");

  REFUSED (apostil_command_set_publication (document, claim, &error), APOSTIL_ERROR_INVALID,
           "Only a date*");
  REFUSED (apostil_command_set_publication (document, date, &error), APOSTIL_ERROR_INVALID,
           "*value first*");
  DO (document, apostil_command_set_attribute (document, date, "value", "2021-08-22", &error));
  DO (document, apostil_command_set_publication (document, date, &error));
  g_assert_cmpstr (apostil_record_get (apostil_document_get_article (document), "published"), ==,
                   "2021-08-22");
  apostil_section_set_spans (section, (ApostilSpan[]){ { 0, 100 } }, 1);
  g_ptr_array_add (sections, section);
  DO (document, apostil_command_set_sections (document, sections, &error));
  DO (document, apostil_command_set_publication (document, date, &error));
  g_assert_cmpstr (apostil_section_get_published (now (document, section)), ==, id_of (date));
  g_assert_cmpstr (apostil_record_get (now (document, date), "role"), ==, "publication");
}

static void
test_entities (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *son = mark (document, "entity/person", "Ahmad Massoud", 0);
  ApostilAnnotation *other = mark (document, "entity/person", "Massoud", 0);
  ApostilAnnotation *third = mark (document, "entity/person", "Massoud", 3);
  ApostilAnnotation *claim = mark (document, "claim", "Nous voulons parler", 0);
  const gchar *both[] = { id_of (entity_of (document, son)), id_of (entity_of (document, other)),
                          NULL };
  g_autofree gchar *split = NULL;

  DO (document, apostil_command_set_links (document, claim, "claimant", both, &error));
  REFUSED (apostil_command_merge_entities (document, entity_of (document, son),
                                           entity_of (document, son), &error),
           APOSTIL_ERROR_INVALID, "*itself*");
  DO (document, apostil_command_merge_entities (document, entity_of (document, son),
                                                entity_of (document, other), &error));
  g_assert_true (entity_of (document, other) == entity_of (document, son));
  g_assert_cmpstr (apostil_entity_get_aliases (entity_of (document, son))[0], ==, "Massoud");
  g_assert_null (apostil_entity_get_aliases (entity_of (document, son))[1]);
  g_assert_cmpuint (
      g_strv_length ((gchar **) apostil_annotation_get_links (now (document, claim), "claimant")),
      ==, 1);
  g_assert_cmpuint (apostil_record_list_get_length (apostil_document_get_entities (document)), ==,
                    1);

  DO (document, apostil_command_split_mention (document, third, &split, &error));
  g_assert_cmpstr (id_of (entity_of (document, third)), ==, split);
  g_assert_cmpstr (apostil_entity_get_name (entity_of (document, third)), ==, "Massoud");
  REFUSED (apostil_command_split_mention (document, third, NULL, &error), APOSTIL_ERROR_INVALID,
           "*only mention*");
  REFUSED (apostil_command_split_mention (document, claim, NULL, &error), APOSTIL_ERROR_INVALID,
           "Only a mention*");
  REFUSED (apostil_command_link_mention (document, third, "e55", &error), APOSTIL_ERROR_REFERENCE,
           "*e55*");
  DO (document,
      apostil_command_link_mention (document, third, id_of (entity_of (document, son)), &error));
  g_assert_null (apostil_document_lookup (document, split)); /* nothing names it any more */

  DO (document, apostil_command_rename_entity (document, entity_of (document, son),
                                               " Ahmad  Massoud fils ", TRUE, &error));
  g_assert_cmpstr (apostil_entity_get_aliases (entity_of (document, son))[1], ==, "Ahmad Massoud");
  REFUSED (apostil_command_rename_entity (document, entity_of (document, son), "  ", FALSE, &error),
           APOSTIL_ERROR_INVALID, "*needs a name*");
  DO (document,
      apostil_command_retype_entity (document, entity_of (document, son), "other", &error));
  REFUSED (apostil_command_retype_entity (document, entity_of (document, son), "ghost", &error),
           APOSTIL_ERROR_INVALID, "*ghost*");
}

static void
add_section (GPtrArray *sections, const gchar *role, guint32 start, guint32 end)
{
  ApostilSection *section = apostil_section_new ("", role);

  apostil_section_set_spans (section, (ApostilSpan[]){ { start, end } }, 1);
  g_ptr_array_add (sections, section);
}

static ApostilSpan
section_span (ApostilDocument *document, gpointer section)
{
  guint n_spans = 0;

  return apostil_section_get_spans (now (document, section), &n_spans)[0];
}

static void
test_sections (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer first = NULL;
  gpointer second = NULL;
  gpointer third = NULL;

  add_section (sections, "headline", 0, 28);
  add_section (sections, "body", 28, 100);
  add_section (sections, "boilerplate", 150, 200);
  DO (document, apostil_command_set_sections (document, sections, &error));
  first = sections->pdata[0];
  second = sections->pdata[1];
  third = sections->pdata[2];

  /* neighbours that touch move together; others give way; none is swallowed */
  DO (document, apostil_command_move_section_edge (document, first, TRUE, 20, &error));
  g_assert_cmpuint (section_span (document, second).start, ==, 20);
  DO (document, apostil_command_move_section_edge (document, second, FALSE, 40, &error));
  g_assert_cmpuint (section_span (document, first).end, ==, 40);
  DO (document, apostil_command_move_section_edge (document, second, TRUE, 160, &error));
  g_assert_cmpuint (section_span (document, third).start, ==, 160);
  REFUSED (apostil_command_move_section_edge (document, first, TRUE, 170, &error),
           APOSTIL_ERROR_SPAN, "Another section*");
  REFUSED (apostil_command_move_section_edge (document, first, TRUE, 0, &error), APOSTIL_ERROR_SPAN,
           "*needs some words*");

  add_section (bad, "body", 0, 50);
  add_section (bad, "body", 49, 60);
  REFUSED (apostil_command_set_sections (document, bad, &error), APOSTIL_ERROR_SPAN, "*overlap*");
  g_ptr_array_set_size (bad, 0);
  add_section (bad, "body", 0, 999999);
  REFUSED (apostil_command_set_sections (document, bad, &error), APOSTIL_ERROR_SPAN, "*outside*");
  g_ptr_array_set_size (bad, 0);
  DO (document, apostil_command_set_sections (document, bad, &error)); /* none at all */
  g_assert_cmpuint (apostil_record_list_get_length (apostil_document_get_sections (document)), ==,
                    0);
}

static void
test_article (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  g_autoptr (ApostilArticle)
      article = apostil_record_copy (apostil_document_get_article (document));
  g_autoptr (ApostilArticle) bad = NULL;
  g_autoptr (ApostilText) text = apostil_text_new ("Massoud se tait.", -1, NULL);

  apostil_record_set (article, "title", "Massoud veut parler");
  DO (document, apostil_command_set_article (document, article, &error));
  bad = apostil_record_copy (apostil_document_get_article (document));
  apostil_record_set (bad, "published", "22 août");
  REFUSED (apostil_command_set_article (document, bad, &error), APOSTIL_ERROR_INVALID, "*22 août*");
  apostil_record_set (bad, "published", NULL);
  apostil_article_set_text (bad, text);
  REFUSED (apostil_command_set_article (document, bad, &error), APOSTIL_ERROR_INVALID, "*text*");
}

static void
test_replace_text (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  g_autoptr (ApostilText) text = apostil_text_new ("Massoud se tait.", -1, NULL);
  g_autoptr (GHashTable)
      moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  ApostilAnnotation *kept = mark (document, "entity/person", "Massoud", 0);
  ApostilAnnotation *copy = apostil_record_copy (kept);

  mark (document, "claim", "Nous voulons parler", 0);
  mark (document, "entity/place", "dimanche", 0);
  apostil_annotation_set_span (copy, APOSTIL_SPAN (0, 7));
  g_hash_table_insert (moved, g_strdup (id_of (kept)), copy);
  DO (document, apostil_command_replace_text (document, text, moved, &error));
  g_assert_cmpuint (apostil_text_get_length (apostil_document_get_text (document)), ==, 16);
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (document)), ==, 1);
  g_assert_cmpuint (apostil_record_list_get_length (apostil_document_get_entities (document)), ==,
                    1); /* the place went with its only mention */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/attributes", test_attributes);
  g_test_add_func ("/command/links", test_links);
  g_test_add_func ("/command/parts", test_parts);
  g_test_add_func ("/command/claimant-later", test_claimant_later);
  g_test_add_func ("/command/relations", test_relations);
  g_test_add_func ("/command/publication", test_publication);
  g_test_add_func ("/command/entities", test_entities);
  g_test_add_func ("/command/sections", test_sections);
  g_test_add_func ("/command/article", test_article);
  g_test_add_func ("/command/replace-text", test_replace_text);

  return g_test_run ();
}
