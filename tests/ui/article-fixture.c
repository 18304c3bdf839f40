/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "article-fixture.h"

#include <string.h>

ApostilDocument *
fixture_document (const gchar *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) text = apostil_text_new (utf8, -1, &error);
  g_autoptr (ApostilArticle) article = NULL;
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();

  g_assert_no_error (error);
  article = apostil_article_new (text);
  return apostil_document_new (scheme, article, "00000000-0000-4000-8000-000000000000");
}

ApostilSpan
fixture_find (ApostilDocument *document, const gchar *words, guint nth)
{
  ApostilText *text = apostil_document_get_text (document);
  gsize n_bytes;
  const gchar *utf8 = apostil_text_get_utf8 (text, &n_bytes);
  const gchar *at = utf8;

  for (guint i = 0;; i++)
    {
      at = strstr (at, words);
      if (at == NULL)
        g_error ("the fixture has no « %s » number %u", words, nth);
      if (i == nth)
        break;
      at++;
    }
  return APOSTIL_SPAN (apostil_text_to_offset (text, (gsize) (at - utf8)),
                       apostil_text_to_offset (text, (gsize) (at - utf8) + strlen (words)));
}

void
fixture_add (ApostilDocument *document, gpointer record)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("fixture");
  g_autoptr (GError) error = NULL;

  apostil_edit_add (edit, record);
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);
  g_object_unref (record);
}

ApostilAnnotation *
fixture_mark (ApostilDocument *document, const gchar *kind_id, const gchar *words, guint nth)
{
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), kind_id);
  g_autofree gchar *id = apostil_document_new_id (document, kind->id_prefix);
  ApostilAnnotation *mark = apostil_annotation_new (kind, id);

  apostil_annotation_set_span (mark, fixture_find (document, words, nth));
  if (g_str_equal (kind_id, APOSTIL_KIND_DATE))
    apostil_record_set (mark, APOSTIL_ATTR_TYPE, "DATE");
  return mark;
}

void
fixture_mention (ApostilDocument *document,
                 const gchar *words,
                 guint nth,
                 const gchar *entity_id,
                 ApostilStatus status)
{
  ApostilAnnotation *mark = fixture_mark (document, APOSTIL_KIND_ENTITY, words, nth);

  apostil_annotation_set_link (mark, APOSTIL_LINK_ENTITY, entity_id);
  apostil_record_set_status (mark, status);
  fixture_add (document, mark);
}

static void
add_date (ApostilDocument *document,
          const gchar *words,
          guint nth,
          const gchar *value,
          ApostilStatus status)
{
  ApostilAnnotation *mark = fixture_mark (document, APOSTIL_KIND_DATE, words, nth);

  apostil_record_set (mark, APOSTIL_ATTR_VALUE, value);
  apostil_record_set_status (mark, status);
  fixture_add (document, mark);
}

static void
add_entity (ApostilDocument *document, const gchar *id, const gchar *type, const gchar *name)
{
  fixture_add (document, apostil_entity_new (id, type, name));
}

static gchar *
add_claim (ApostilDocument *document,
           const gchar *words,
           const gchar *claimant,
           const gchar *source,
           const gchar *cue,
           const gchar *mode)
{
  ApostilAnnotation *claim = fixture_mark (document, APOSTIL_KIND_CLAIM, words, 0);
  gchar *id = g_strdup (apostil_record_get_id (claim));

  apostil_annotation_set_link (claim, APOSTIL_LINK_CLAIMANT, claimant);
  apostil_record_set (claim, APOSTIL_ATTR_MODE, mode);
  if (source != NULL)
    {
      ApostilSpan span = fixture_find (document, source, 0);

      apostil_annotation_set_part (claim, APOSTIL_PART_SOURCE, &span, 1);
    }
  if (cue != NULL)
    {
      ApostilSpan span = fixture_find (document, cue, 0);

      apostil_annotation_set_part (claim, APOSTIL_PART_CUE, &span, 1);
    }
  fixture_add (document, claim);
  return id;
}

static const gchar news_text[] =
    "Le port de Valmory restera ouvert, promet la maire\n"
    "\n"
    "Publié le 14.3.2031 par Hélène Arnoux (Agence du Littoral) –\n"
    "\n"
    "Jeanne Kerdoncuff, maire de Valmory depuis les élections de 2029, a déclaré dimanche que "
    "le port resterait ouvert tout l’hiver, mais que les dockers devraient accepter de nouveaux "
    "horaires.\n"
    "\n"
    "« Nous voulons que chaque famille de Valmory puisse continuer à vivre de la mer », a-t-elle "
    "déclaré à l’Agence du Littoral par téléphone depuis son bureau, où elle reçoit depuis "
    "lundi les délégués du syndicat des dockers et des représentants de la Compagnie du Nord.\n"
    "\n"
    "« Nous ne voulons pas d’une grève ».\n"
    "\n"
    "Un responsable de la Compagnie du Nord a affirmé qu’une fermeture avait été décidée la "
    "semaine dernière. Mais un collaborateur de Jeanne Kerdoncuff a répondu qu’aucune décision "
    "n’avait été prise et qu’aucun document n’existait.\n"
    "\n"
    "Dans les années 1990, le port avait déjà failli fermer. Les dockers de Valmory "
    "avaient alors occupé la capitainerie pendant trois semaines, et la maire de l’époque avait "
    "dû négocier jusqu’à la mi-janvier avec la Compagnie du Nord.\n"
    "\n"
    "Le tribunal de Brévannes doit se prononcer vendredi.\n";

ApostilDocument *
fixture_news (void)
{
  ApostilDocument *document = fixture_document (news_text);
  g_autofree gchar *c1 = NULL;
  g_autofree gchar *c2 = NULL;
  g_autofree gchar *c3 = NULL;
  g_autofree gchar *c4 = NULL;
  ApostilAnnotation *published = NULL;
  ApostilSection *section = NULL;
  ApostilSpan span;

  add_entity (document, "e1", "person", "Jeanne Kerdoncuff");
  add_entity (document, "e2", "place", "Valmory");
  add_entity (document, "e3", "organisation", "Compagnie du Nord");
  add_entity (document, "e4", "organisation", "Agence du Littoral");
  add_entity (document, "e5", "other", "dockers");
  for (guint i = 0; i < 2; i++)
    fixture_mention (document, "Jeanne Kerdoncuff", i, "e1", APOSTIL_STATUS_CONFIRMED);
  for (guint i = 0; i < 4; i++)
    fixture_mention (document, "Valmory", i, "e2", APOSTIL_STATUS_CONFIRMED);
  fixture_mention (document, "Compagnie du Nord", 0, "e3", APOSTIL_STATUS_CONFIRMED);
  fixture_mention (document, "responsable de la Compagnie du Nord", 0, "e1",
                   APOSTIL_STATUS_CONFIRMED);
  fixture_mention (document, "Compagnie du Nord", 1, "e3", APOSTIL_STATUS_CONFIRMED);
  fixture_mention (document, "Compagnie du Nord", 2, "e3", APOSTIL_STATUS_SUGGESTED);
  fixture_mention (document, "Agence du Littoral", 1, "e4", APOSTIL_STATUS_CONFIRMED);
  fixture_mention (document, "dockers", 0, "e5", APOSTIL_STATUS_CONFIRMED);

  published = fixture_mark (document, APOSTIL_KIND_DATE, "14.3.2031", 0);
  apostil_record_set (published, APOSTIL_ATTR_VALUE, "2031-03-14");
  apostil_record_set (published, APOSTIL_ATTR_ROLE, "publication");
  g_object_ref (published);
  fixture_add (document, published);
  add_date (document, "2029", 0, "2029", APOSTIL_STATUS_CONFIRMED);
  add_date (document, "dimanche", 0, "2031-03-09", APOSTIL_STATUS_CONFIRMED);
  add_date (document, "lundi", 0, "2031-03-10", APOSTIL_STATUS_CONFIRMED);
  add_date (document, "la semaine dernière", 0, "2031-W10", APOSTIL_STATUS_CONFIRMED);
  add_date (document, "les années 1990", 0, "199", APOSTIL_STATUS_CONFIRMED);
  add_date (document, "vendredi", 0, "2031-03-21", APOSTIL_STATUS_SUGGESTED);

  c1 = add_claim (document, "le port resterait ouvert tout l’hiver", "e1", "Jeanne Kerdoncuff",
                  "a déclaré", "indirect");
  c2 = add_claim (document,
                  "Nous voulons que chaque famille de Valmory puisse continuer à vivre de la mer",
                  "e1", "elle", "a-t-elle déclaré", "direct");
  c3 = add_claim (document, "une fermeture avait été décidée la semaine dernière", "e3",
                  "Un responsable de la Compagnie du Nord", "a affirmé", "indirect");
  c4 = add_claim (document, "aucune décision n’avait été prise et qu’aucun document n’existait",
                  NULL, "un collaborateur de Jeanne Kerdoncuff", "a répondu", "indirect");
  fixture_add (document, apostil_relation_new ("r1", "contradicts", c3, c4));

  section = apostil_section_new ("s1", "body");
  span = fixture_find (document, "Jeanne Kerdoncuff, maire", 0);
  span.end = apostil_text_get_length (apostil_document_get_text (document));
  apostil_section_set_spans (section, &span, 1);
  apostil_section_set_published (section, apostil_record_get_id (published));
  apostil_record_set (section, APOSTIL_ATTR_AUTHOR, "Hélène Arnoux");
  apostil_record_set (section, APOSTIL_ATTR_PUBLISHER, "Agence du Littoral");
  fixture_add (document, section);
  g_object_unref (published);
  return document;
}

/* These lines would be broken anew each time. */
/* clang-format off */
static const gchar persian_claim[] = "ما می‌خواهیم هر خانواده در والموری بتواند از دریا زندگی کند";
static const gchar persian_text[] =
    "بندر والموری باز می‌ماند\n\n"
    "ژان کردونکوف، شهردار والموری، روز یکشنبه گفت که بندر در سراسر زمستان باز خواهد ماند، اما "
    "کارگران بندر باید ساعت‌های تازه‌ای را بپذیرند.\n\n"
    "«ما می‌خواهیم هر خانواده در والموری بتواند از دریا زندگی کند»، او به خبرگزاری Littoral "
    "News گفت و افزود که ۱۲ نماینده از دوشنبه در شهرداری هستند.\n\n"
    "یک مقام شرکت شمال ادعا کرد که هفته گذشته تصمیم به بستن بندر گرفته شده است.\n";
/* clang-format on */

ApostilDocument *
fixture_persian (void)
{
  ApostilDocument *document = fixture_document (persian_text);
  g_autofree gchar *claim = NULL;

  add_entity (document, "e1", "person", "ژان کردونکوف");
  add_entity (document, "e2", "place", "والموری");
  add_entity (document, "e3", "organisation", "Littoral News");
  fixture_mention (document, "ژان کردونکوف", 0, "e1", APOSTIL_STATUS_CONFIRMED);
  for (guint i = 0; i < 3; i++)
    fixture_mention (document, "والموری", i, "e2", APOSTIL_STATUS_CONFIRMED);
  fixture_mention (document, "Littoral News", 0, "e3", APOSTIL_STATUS_CONFIRMED);
  add_date (document, "روز یکشنبه", 0, "2031-03-09", APOSTIL_STATUS_CONFIRMED);
  add_date (document, "هفته گذشته", 0, "2031-W10", APOSTIL_STATUS_SUGGESTED);
  claim = add_claim (document, persian_claim, "e1", "او", "گفت", "direct");
  return document;
}

/* Marks of every kind piled upon each other. */
ApostilDocument *
fixture_dense (void)
{
  g_autoptr (GString) utf8 = g_string_new ("Tout est dit\n\n");
  ApostilDocument *document;
  const gchar *const kinds[] = { APOSTIL_KIND_ENTITY, APOSTIL_KIND_CLAIM, APOSTIL_KIND_DATE };
  const gchar *const types[] = { "person", "organisation", "place", "other" };
  GRand *random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 12; i++)
    g_string_append (utf8,
                     "Les délégués du port de Valmory ont répété dimanche que la décision n’avait "
                     "pas été prise, selon la mairie, et que la Compagnie du Nord l’avait toujours "
                     "su sans vouloir le dire avant la fin de la semaine prochaine.\n\n");
  document = fixture_document (utf8->str);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("e%u", i + 1);

      add_entity (document, id, types[i], types[i]);
    }
  for (guint i = 0; i < 400; i++)
    {
      const ApostilKind *kind = apostil_scheme_get_kind (apostil_document_get_scheme (document),
                                                         kinds[g_rand_int_range (random, 0, 3)]);
      g_autofree gchar *id = apostil_document_new_id (document, kind->id_prefix);
      ApostilAnnotation *mark = apostil_annotation_new (kind, id);
      guint32 length = apostil_text_get_length (apostil_document_get_text (document));
      guint32 start = (guint32) g_rand_int_range (random, 14, (gint) length - 80);
      ApostilSpan span = { start, start + (guint32) g_rand_int_range (random, 4, 70) };

      apostil_annotation_set_span (mark, span);
      if (g_str_equal (kind->id, APOSTIL_KIND_DATE))
        {
          apostil_record_set (mark, APOSTIL_ATTR_TYPE, "DATE");
          apostil_record_set (mark, APOSTIL_ATTR_VALUE, "2031-03-09");
        }
      if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY))
        {
          g_autofree gchar *entity = g_strdup_printf ("e%d", g_rand_int_range (random, 1, 5));

          apostil_annotation_set_link (mark, APOSTIL_LINK_ENTITY, entity);
        }
      fixture_add (document, mark);
    }
  g_rand_free (random);
  return document;
}

static ApostilDocument *
fill (const gchar *utf8, guint n_marks)
{
  ApostilDocument *document = fixture_document (utf8);
  guint32 length = apostil_text_get_length (apostil_document_get_text (document));
  const ApostilKind *entity =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);
  const ApostilKind *claim =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_CLAIM);
  const ApostilKind *date =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_DATE);
  const ApostilKind *const kinds[] = { entity, entity, claim, date };
  GRand *random = g_rand_new_with_seed (11);
  g_autoptr (GError) error = NULL;

  apostil_document_bulk_add (document, apostil_entity_new ("e1", "person", "Person"));
  apostil_document_bulk_add (document, apostil_entity_new ("e2", "place", "Place"));
  for (guint i = 0; i < n_marks; i++)
    {
      const ApostilKind *kind = kinds[i % 4];
      g_autofree gchar *id = g_strdup_printf ("%s%u", kind->id_prefix, i + 1);
      ApostilAnnotation *mark = apostil_annotation_new (kind, id);
      guint32 start = (guint32) g_rand_int_range (random, 0, (gint) length - 120);
      ApostilSpan span = { start, start + (guint32) g_rand_int_range (random, 4, 100) };

      apostil_annotation_set_span (mark, span);
      if (kind == entity)
        apostil_annotation_set_link (mark, APOSTIL_LINK_ENTITY, i % 8 < 4 ? "e1" : "e2");
      if (kind == date)
        {
          apostil_record_set (mark, APOSTIL_ATTR_TYPE, "DATE");
          apostil_record_set (mark, APOSTIL_ATTR_VALUE, "2031-03-09");
        }
      apostil_document_bulk_add (document, mark);
    }
  g_rand_free (random);
  apostil_document_bulk_finish (document, NULL, &error);
  g_assert_no_error (error);
  return document;
}

ApostilDocument *
fixture_large (gsize n_bytes, guint n_marks)
{
  g_autoptr (GString) utf8 = g_string_sized_new (n_bytes + 1000);

  for (guint i = 0; utf8->len < n_bytes; i++)
    {
      g_string_append (utf8, news_text);
      g_string_append_printf (utf8, "\nChapitre %u\n\n", i);
    }
  return fill (utf8->str, n_marks);
}

ApostilDocument *
fixture_one_line (gsize n_bytes, guint n_marks)
{
  g_autoptr (GString) utf8 = g_string_sized_new (n_bytes + 1000);

  while (utf8->len < n_bytes)
    g_string_append (utf8, "Les dockers du port de Valmory avaient alors occupé la capitainerie "
                           "pendant trois semaines. ");
  return fill (utf8->str, n_marks);
}
