/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-contradictions.h"

#include <string.h>

/* Each line of a text is the content of one claim; a mention is made of each place where a
 * name of the test stands. */

typedef struct
{
  ApostilDocument *document;
  ApostilScheme *scheme;
  guint n_marks;
} World;

static guint32
offset_of (const gchar *text, const gchar *at)
{
  return (guint32) g_utf8_strlen (text, at - text);
}

static void
add_entity (World *world, const gchar *id, const gchar *name)
{
  apostil_document_bulk_add (world->document, apostil_entity_new (id, "other", name));
}

static void
add_mark (World *world,
          const gchar *kind,
          const gchar *link,
          const gchar *target,
          ApostilSpan span,
          const gchar *value,
          ApostilStatus status)
{
  g_autofree gchar *id = g_strdup_printf ("%c_%u", kind[0], ++world->n_marks);
  ApostilAnnotation *mark =
      apostil_annotation_new (apostil_scheme_get_kind (world->scheme, kind), id);

  apostil_annotation_set_span (mark, span);
  if (link != NULL)
    apostil_annotation_set_link (mark, link, target);
  if (value != NULL)
    {
      apostil_record_set (mark, APOSTIL_ATTR_TYPE, "DATE");
      apostil_record_set (mark, APOSTIL_ATTR_VALUE, value);
    }
  apostil_record_set_status (mark, status);
  apostil_document_bulk_add (world->document, mark);
}

static void
add_named (World *world, const gchar *text, const gchar *words, const gchar *id, const gchar *value)
{
  for (const gchar *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    {
      guint32 start = offset_of (text, p);
      ApostilSpan span = APOSTIL_SPAN (start, start + g_utf8_strlen (words, -1));

      if (value != NULL)
        add_mark (world, APOSTIL_KIND_DATE, NULL, NULL, span, value, APOSTIL_STATUS_CONFIRMED);
      else
        add_mark (world, APOSTIL_KIND_ENTITY, APOSTIL_LINK_ENTITY, id, span, NULL,
                  APOSTIL_STATUS_CONFIRMED);
    }
}

/* Lines begin with the id of the claimant and a blank; ? before it: only suggested. */
static gchar *
find (const gchar *text, const gchar *language)
{
  g_autoptr (ApostilText) words = apostil_text_new (text, -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (words);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilDocument) document = apostil_document_new (scheme, article, "test");
  g_autoptr (ApostilLexicon) lexicon = apostil_lexicon_load (language, NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  World world = { document, scheme, 0 };
  GString *string = g_string_new (NULL);
  gint bad = 0;

  add_entity (&world, "e1", "A");
  add_entity (&world, "e2", "B");
  add_entity (&world, "e8", "Brives");
  add_entity (&world, "e9", "Morlaix");
  add_named (&world, text, "Brives", "e8", NULL);
  add_named (&world, text, "Morlaix", "e9", NULL);
  add_named (&world, text, "lundi", NULL, "2021-08-23");
  add_named (&world, text, "mardi", NULL, "2021-08-24");
  for (const gchar *p = text; *p != '\0';)
    {
      const gchar *end = strchrnul (p, '\n');
      gboolean suggested = *p == '?';
      g_autofree gchar *who = g_strndup (p + suggested, 2);

      add_mark (&world, APOSTIL_KIND_CLAIM, APOSTIL_LINK_CLAIMANT, who,
                APOSTIL_SPAN (offset_of (text, p + 3 + suggested), offset_of (text, end)), NULL,
                suggested ? APOSTIL_STATUS_SUGGESTED : APOSTIL_STATUS_CONFIRMED);
      p = *end != '\0' ? end + 1 : end;
    }
  apostil_document_bulk_finish (document, &bad, &error);
  g_assert_no_error (error);

  found = apostil_contradictions_find (document, lexicon, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const ApostilContradiction *it = found->pdata[i];
      ApostilAnnotation *from = apostil_document_lookup (document, it->from);
      ApostilAnnotation *to = apostil_document_lookup (document, it->to);

      g_assert_cmpint (apostil_annotation_compare (from, to), <, 0);
      g_string_append_printf (string, "%s%d:%s/%s", i > 0 ? " " : "", it->kind,
                              it->one != NULL ? it->one : "-", it->other != NULL ? it->other : "-");
    }
  g_assert_cmpuint (apostil_record_list_get_length (apostil_document_get_relations (document)), ==,
                    0);
  return g_string_free (string, FALSE);
}

static const struct
{
  const gchar *language;
  const gchar *text;
  const gchar *found;
} cases[] = {
  { "fr", "e1 La route de Brives est libre\ne2 La route de Brives n’est pas libre", "0:-/-" },
  { "fr", "e1 Brives est au nord-est\ne2 Brives est au nord-ouest", "1:nord-est/nord-ouest" },
  { "fr", "e1 Brives compte 600 hommes\ne2 Brives compte 900 hommes", "2:600 hommes/900 hommes" },
  { "fr", "e1 Brives compte 6 000 hommes\ne2 Brives compte 6000 hommes", "" },
  { "fr", "e1 Brives compte 600 hommes\ne2 Brives compte 900 chars", "" },
  { "fr", "e1 Brives tombera lundi\ne2 Brives tombera mardi", "3:2021-08-23/2021-08-24" },
  { "fr", "e1 Brives tombera lundi\ne2 Brives tombera lundi", "" },
  /* the same claimant, other entities, and what nobody has confirmed */
  { "fr", "e1 La route de Brives est libre\ne1 La route de Brives n’est pas libre", "" },
  { "fr", "e1 La route de Brives est libre\ne2 La route de Morlaix n’est pas libre", "" },
  { "fr", "e1 La route de Brives est libre\n?e2 La route de Brives n’est pas libre", "" },
  { "fr", "e1 Brives tient\ne2 Brives tient", "" },
  { "fr", "e1 Brives et Morlaix tiennent\ne2 ni Brives ni Morlaix", "0:-/-" },
  /* nothing in common but the place */
  { "fr", "e1 La route de Brives est libre\ne2 Brives n’a jamais voté", "" },
  { "en", "e1 the road to Brives is open\ne2 the road to Brives is closed", "1:open/closed" },
  { "en", "e1 the road to Brives is open\ne2 the road to Brives isn’t open", "0:-/-" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *found = find (cases[i].text, cases[i].language);

      if (g_strcmp0 (found, cases[i].found) != 0)
        {
          g_test_message ("%s\n expected: %s\n found: %s", cases[i].text, cases[i].found, found);
          g_test_fail ();
        }
    }
}

/* « Mais » begins the later one's sentence, in one paragraph: nothing else need be shared. */
static void
check_contrast (const gchar *text, gboolean expected)
{
  g_autoptr (ApostilText) words = apostil_text_new (text, -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (words);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilDocument) document = apostil_document_new (scheme, article, "test");
  g_autoptr (ApostilLexicon) lexicon = apostil_lexicon_load ("fr", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  World world = { document, scheme, 0 };
  static const gchar *const contents[] = { "l’assaut est lancé", "aucun tir n’a été entendu" };
  gint bad = 0;

  add_entity (&world, "e1", "A");
  add_entity (&world, "e2", "B");
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      const gchar *at = strstr (text, contents[i]);

      add_mark (&world, APOSTIL_KIND_CLAIM, APOSTIL_LINK_CLAIMANT, i == 0 ? "e1" : "e2",
                APOSTIL_SPAN (offset_of (text, at), offset_of (text, at + strlen (contents[i]))),
                NULL, APOSTIL_STATUS_CONFIRMED);
    }
  g_assert_true (apostil_document_bulk_finish (document, &bad, NULL));
  g_cancellable_cancel (cancelled);
  early = apostil_contradictions_find (document, lexicon, cancelled);
  g_assert_cmpuint (early->len, ==, 0);
  found = apostil_contradictions_find (document, lexicon, NULL);
  g_assert_cmpuint (found->len, ==, expected ? 1 : 0);
  if (expected)
    {
      g_autofree gchar *why = apostil_contradiction_to_words (found->pdata[0]);

      g_assert_cmpstr (why, ==, "One of the two denies, and “Mais” stands between them.");
    }
}

static void
test_contrast (void)
{
  check_contrast (
      "Un chef dit que l’assaut est lancé. Mais un garde dit qu’aucun tir n’a été entendu.", TRUE);
  check_contrast (
      "Un chef dit que l’assaut est lancé. Et un garde dit qu’aucun tir n’a été entendu.", FALSE);
  check_contrast (
      "Un chef dit que l’assaut est lancé.\nMais un garde dit qu’aucun tir n’a été entendu.",
      FALSE);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("e1 Brives est libre");
  g_autofree gchar *found = NULL;
  g_auto (GStrv) pairs = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "\ne%u Brives %s libre", 1 + i % 2, i % 2 ? "n’est pas" : "est");
  found = find (text->str, "fr");
  pairs = g_strsplit (found, " ", -1);
  g_assert_cmpuint (g_strv_length (pairs), ==, 400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contradictions/cases", test_cases);
  g_test_add_func ("/contradictions/contrast", test_contrast);
  g_test_add_func ("/contradictions/many", test_many);

  return g_test_run ();
}
