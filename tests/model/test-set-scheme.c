/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-error.h"
#include "apostil-relation.h"
#include "apostil-scheme-draft.h"
#include "apostil-scheme-use.h"
#include "apostil-section.h"

#include <stdlib.h>
#include <string.h>

#include "command-fixture.h"
#include "document-dump.h"
#include "draft-fixture.h"

/* « news » as it is changed by @change. */
static ApostilScheme *
new_scheme (void (*change) (ApostilSchemeDraft *draft))
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();
  g_autoptr (ApostilSchemeDraft) draft = apostil_scheme_draft_new (news);
  g_autoptr (GError) error = NULL;
  ApostilScheme *scheme;
  guint bad;

  apostil_scheme_draft_set (draft, apostil_scheme_draft_get_root (draft), "id", "mine");
  change (draft);
  scheme = apostil_scheme_draft_build (draft, &bad, &error);
  g_assert_no_error (error);
  return scheme;
}

static void
add_event (ApostilSchemeDraft *draft)
{
  guint root = apostil_scheme_draft_get_root (draft);
  guint claim = fixture_find_node (draft, root, "claim");
  guint link = apostil_scheme_draft_add (draft, claim, APOSTIL_DRAFT_LINK, "Occasion");

  /* another order of kinds, links and parts, so that nothing is right by its place */
  apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_KIND, "Event");
  apostil_scheme_draft_move (draft, fixture_find_node (draft, root, "date"), -1);
  for (guint i = 0; i < 2; i++)
    apostil_scheme_draft_move (draft, link, -1);
  apostil_scheme_draft_move (draft, fixture_find_node (draft, claim, "cue"), -1);
}

static void
add_questions (ApostilSchemeDraft *draft)
{
  guint root = apostil_scheme_draft_get_root (draft);
  guint claim = fixture_find_node (draft, root, "claim");
  guint country = apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_VARIABLE, "Country");
  guint tone = apostil_scheme_draft_add (draft, claim, APOSTIL_DRAFT_ATTRIBUTE, "Tone");

  apostil_scheme_draft_set (draft, country, "type", "string");
  apostil_scheme_draft_set (draft, tone, "type", "string");
}

static void
drop_place (ApostilSchemeDraft *draft)
{
  guint entity = fixture_find_node (draft, apostil_scheme_draft_get_root (draft), "entity");

  apostil_scheme_draft_remove (draft, fixture_find_node (draft, entity, "place"));
}

static void
drop_claim (ApostilSchemeDraft *draft)
{
  guint root = apostil_scheme_draft_get_root (draft);

  apostil_scheme_draft_remove (draft, fixture_find_node (draft, root, "claim"));
}

/* A person, a place, a date, and a claim with words and a link of its own. */
static ApostilDocument *
marked_document (void)
{
  ApostilDocument *document = page_document ();
  ApostilAnnotation *person = mark (document, "entity/person", "Ahmad Massoud", 0);
  ApostilAnnotation *old;
  g_autoptr (ApostilAnnotation) copy = NULL;
  const gchar *claimants[] = { NULL, NULL };
  ApostilSpan source = span_of (document, "Massoud. Hier", 0);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Source");
  g_autoptr (GError) error = NULL;

  mark (document, "entity/place", "talibans", 0);
  mark (document, "date", "dimanche", 0);
  old = mark (document, "claim", "Nous voulons parler", 0);
  copy = apostil_record_copy (old);
  claimants[0] = apostil_annotation_get_link (person, APOSTIL_LINK_ENTITY);
  apostil_annotation_set_links (copy, APOSTIL_LINK_CLAIMANT, claimants);
  apostil_annotation_set_part (copy, APOSTIL_PART_SOURCE, &source, 1);
  apostil_record_set (copy, APOSTIL_ATTR_NOTE, "kept");
  apostil_edit_replace (edit, old, copy);
  g_assert_true (apostil_document_apply (document, edit, &error));
  g_assert_no_error (error);
  return document;
}

static void
count_one (guint *count)
{
  (*count)++;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const gchar *const *) a, *(const gchar *const *) b);
}

/* The same but for the order of links and parts, which is that of the scheme. */
static void
assert_same_words (const gchar *one, const gchar *two)
{
  g_auto (GStrv) words = g_strsplit_set (one, " \n", -1);
  g_auto (GStrv) others = g_strsplit_set (two, " \n", -1);

  qsort (words, g_strv_length (words), sizeof (gchar *), compare);
  qsort (others, g_strv_length (others), sizeof (gchar *), compare);
  g_assert_true (g_strv_equal ((const gchar *const *) words, (const gchar *const *) others));
}

static void
test_kept (void)
{
  g_autoptr (ApostilDocument) document = marked_document ();
  g_autoptr (ApostilScheme) old = g_object_ref (apostil_document_get_scheme (document));
  g_autoptr (ApostilScheme) scheme = new_scheme (add_event);
  g_autofree gchar *before = dump_document (document);
  g_autofree gchar *after = NULL;
  g_autofree gchar *undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilEdit) edit = apostil_command_set_scheme (document, scheme, &error);
  guint n_told = 0;
  ApostilAnnotation *first;

  g_assert_no_error (error);
  g_signal_connect_swapped (document, "notify::scheme", G_CALLBACK (count_one), &n_told);
  g_assert_true (apostil_document_apply (document, edit, &error));
  g_assert_no_error (error);
  g_assert_true (apostil_document_get_scheme (document) == scheme);
  after = dump_document (document);
  assert_same_words (before, after);
  first = apostil_annotation_list_get (apostil_document_get_annotations (document), 0);
  g_assert_true (apostil_annotation_get_kind (first)->scheme == G_OBJECT (scheme));

  /* new marks are of the new scheme, and all of it is undone in order */
  mark (document, "event", "forces", 0);
  g_assert_true (apostil_document_undo (document));
  g_assert_true (apostil_document_undo (document));
  g_assert_true (apostil_document_get_scheme (document) == old);
  undone = dump_document (document);
  g_assert_cmpstr (before, ==, undone);
  g_assert_true (apostil_document_redo (document));
  g_assert_true (apostil_document_redo (document));
  g_assert_true (apostil_document_get_scheme (document) == scheme);
  g_assert_cmpuint (n_told, ==, 3);
}

static void
assert_refused (void (*change) (ApostilSchemeDraft *draft), const gchar *words)
{
  g_autoptr (ApostilDocument) document = marked_document ();
  g_autoptr (ApostilScheme) scheme = new_scheme (change);
  g_autofree gchar *before = dump_document (document);
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (apostil_command_set_scheme (document, scheme, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  after = dump_document (document);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (void)
{
  /* which marks stand in the way is said, and how many; their entities count too */
  assert_refused (drop_place, "Place (1)");
  assert_refused (drop_claim, "Claim (1)");
}

/* Something of each sort: sections, relations, an answer, an attribute of the scheme's own. */
static ApostilDocument *
full_document (void)
{
  g_autoptr (ApostilScheme) scheme = new_scheme (add_questions);
  ApostilDocument *document = marked_document ();
  ApostilSpan body = span_of (document, "Ahmad Massoud, fils", 0);
  ApostilAnnotation *claims[2];
  g_autoptr (ApostilAnnotation) copy = NULL;
  g_autoptr (ApostilArticle) article = NULL;
  g_autoptr (ApostilSection) section = apostil_section_new ("s1", "body");
  g_autoptr (ApostilRelation) relation = NULL;
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("More");

  DO (document, apostil_command_set_scheme (document, scheme, &error));
  claims[0] = mark (document, "claim", "Les talibans refusent", 0);
  claims[1] = mark (document, "claim", "Hier Massoud se taisait", 0);
  copy = apostil_record_copy (claims[0]);
  apostil_record_set (copy, APOSTIL_ATTR_MODE, "direct");
  apostil_record_set (copy, APOSTIL_ATTR_SCHEME_PREFIX "tone", "harsh");
  apostil_edit_replace (edit, claims[0], copy);
  article = apostil_record_copy (apostil_document_get_article (document));
  apostil_record_set (article, APOSTIL_ATTR_SCHEME_PREFIX "country", "AF");
  apostil_edit_replace (edit, apostil_document_get_article (document), article);
  apostil_section_set_spans (section, &body, 1);
  apostil_edit_add (edit, section);
  relation = apostil_relation_new ("r1", "repeats", apostil_record_get_id (claims[0]),
                                   apostil_record_get_id (claims[1]));
  apostil_edit_add (edit, relation);
  do_edit (document, g_steal_pointer (&edit), NULL);
  return document;
}

/* All parts of a scheme, those inside others as well. */
static void
collect (ApostilSchemeDraft *draft, guint node, GArray *nodes)
{
  g_autoptr (GArray) children = apostil_scheme_draft_get_children (draft, node);

  for (guint i = 0; i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);

      g_array_append_val (nodes, child);
      collect (draft, child, nodes);
    }
}

/* Nothing is counted of exactly those parts that the document can do without. Only notes stay in it
 * whatever the scheme says. */
static void
test_use (void)
{
  g_autoptr (ApostilDocument) document = full_document ();
  g_autoptr (ApostilSchemeDraft)
      draft = apostil_scheme_draft_new (apostil_document_get_scheme (document));
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_used = 0;

  collect (draft, apostil_scheme_draft_get_root (draft), nodes);
  g_assert_cmpuint (nodes->len, >, 40);
  for (guint i = 0; i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);
      ApostilSchemeUse use = apostil_scheme_use_count (document, draft, node);
      g_autofree gchar *id = g_strdup (apostil_scheme_draft_get (draft, node, "id"));
      g_autoptr (ApostilScheme) without = NULL;
      g_autoptr (ApostilEdit) edit = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done = FALSE;
      guint bad;

      apostil_scheme_draft_remove (draft, node);
      without = apostil_scheme_draft_build (draft, &bad, NULL);
      apostil_scheme_draft_undo (draft);
      /* some parts the scheme itself cannot do without */
      if (without == NULL)
        continue;
      edit = apostil_command_set_scheme (document, without, &error);
      if (edit != NULL)
        done = apostil_document_apply (document, edit, &error);
      if (done)
        g_assert_true (apostil_document_undo (document));
      else
        n_used++;
      g_test_message ("%s: %s", id, done ? "done" : error->message);
      /* what stands in the way is counted, not found one by one */
      g_assert_true (done || edit == NULL);
      if (!g_str_equal (id, "note"))
        g_assert_cmpint (apostil_scheme_use_is_none (&use), ==, done);
    }
  g_assert_cmpuint (n_used, >, 10);
}

static void
test_use_counts (void)
{
  g_autoptr (ApostilDocument) document = full_document ();
  g_autoptr (ApostilSchemeDraft)
      draft = apostil_scheme_draft_new (apostil_document_get_scheme (document));
  guint root = apostil_scheme_draft_get_root (draft);
  guint entity = fixture_find_node (draft, root, "entity");
  guint claim = fixture_find_node (draft, root, "claim");
  const struct
  {
    guint node;
    ApostilSchemeUse use;
  } cases[] = {
    { entity, { 2, 2, 0, 0, 0 } },
    { fixture_find_node (draft, entity, "place"), { 1, 1, 0, 0, 0 } },
    { fixture_find_node (draft, entity, "organisation"), { 0, 0, 0, 0, 0 } },
    { claim, { 3, 0, 0, 0, 0 } },
    { fixture_find_node (draft, claim, "tone"), { 1, 0, 0, 0, 0 } },
    { fixture_find_node (draft, fixture_find_node (draft, claim, "mode"), "direct"),
      { 2, 0, 0, 0, 0 } },
    { fixture_find_node (draft, fixture_find_node (draft, claim, "mode"), "own"),
      { 0, 0, 0, 0, 0 } },
    { fixture_find_node (draft, claim, "claimant"), { 1, 0, 0, 0, 0 } },
    { fixture_find_node (draft, claim, "source"), { 1, 0, 0, 0, 0 } },
    { fixture_find_node (draft, claim, "medium"), { 0, 0, 0, 0, 0 } },
    { fixture_find_node (draft, root, "repeats"), { 0, 0, 1, 0, 0 } },
    { fixture_find_node (draft, root, "body"), { 0, 0, 0, 1, 0 } },
    { fixture_find_node (draft, root, "country"), { 0, 0, 0, 0, 1 } },
    { root, { 0, 0, 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ApostilSchemeUse use = apostil_scheme_use_count (document, draft, cases[i].node);

      g_test_message ("%s", apostil_scheme_draft_get (draft, cases[i].node, "id"));
      g_assert_cmpmem (&use, sizeof use, &cases[i].use, sizeof use);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/set-scheme/kept", test_kept);
  g_test_add_func ("/set-scheme/refused", test_refused);
  g_test_add_func ("/set-scheme/use", test_use);
  g_test_add_func ("/set-scheme/use-counts", test_use_counts);

  return g_test_run ();
}
