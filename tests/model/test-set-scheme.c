/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-error.h"
#include "apostil-scheme-draft.h"

#include <stdlib.h>
#include <string.h>

#include "command-fixture.h"
#include "document-dump.h"

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

static guint
find_node (ApostilSchemeDraft *draft, guint parent, const gchar *id)
{
  g_autoptr (GArray) children = apostil_scheme_draft_get_children (draft, parent);

  for (guint i = 0; i < children->len; i++)
    if (g_strcmp0 (apostil_scheme_draft_get (draft, g_array_index (children, guint, i), "id"),
                   id) == 0)
      return g_array_index (children, guint, i);
  g_assert_not_reached ();
}

static void
add_event (ApostilSchemeDraft *draft)
{
  guint root = apostil_scheme_draft_get_root (draft);
  guint claim = find_node (draft, root, "claim");
  guint link = apostil_scheme_draft_add (draft, claim, APOSTIL_DRAFT_LINK, "Occasion");

  /* another order of kinds, links and parts, so that nothing is right by its place */
  apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_KIND, "Event");
  apostil_scheme_draft_move (draft, find_node (draft, root, "date"), -1);
  for (guint i = 0; i < 2; i++)
    apostil_scheme_draft_move (draft, link, -1);
  apostil_scheme_draft_move (draft, find_node (draft, claim, "cue"), -1);
}

static void
drop_place (ApostilSchemeDraft *draft)
{
  guint entity = find_node (draft, apostil_scheme_draft_get_root (draft), "entity");

  apostil_scheme_draft_remove (draft, find_node (draft, entity, "place"));
}

static void
drop_claim (ApostilSchemeDraft *draft)
{
  guint root = apostil_scheme_draft_get_root (draft);

  apostil_scheme_draft_remove (draft, find_node (draft, root, "claim"));
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/set-scheme/kept", test_kept);
  g_test_add_func ("/set-scheme/refused", test_refused);

  return g_test_run ();
}
