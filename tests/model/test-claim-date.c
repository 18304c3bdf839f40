/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-claim-date.h"
#include "apostil-stretch.h"

#define TEXT                                                                                        \
  "Publié le 22.8.2021\n\n"                                                                        \
  "La ministre a affirmé samedi que le pont fermerait lundi. Le pont est sûr, a-t-elle ajouté. " \
  "Selon le maire, qui dit que le préfet a promis jeudi une enquête, rien ne presse.\n"

typedef struct
{
  ApostilScheme *scheme;
  ApostilDocument *document;
  GPtrArray *waiting; /* records that are being written */
} Fixture;

static ApostilSpan
find (const gchar *words)
{
  const gchar *found = strstr (TEXT, words);
  guint32 start = (guint32) g_utf8_strlen (TEXT, found - TEXT);

  return APOSTIL_SPAN (start, start + (guint32) g_utf8_strlen (words, -1));
}

static ApostilAnnotation *
add (Fixture *fixture, const gchar *kind, const gchar *id, const gchar *words)
{
  ApostilAnnotation *annotation =
      apostil_annotation_new (apostil_scheme_get_kind (fixture->scheme, kind), id);

  apostil_annotation_set_span (annotation, find (words));
  g_ptr_array_add (fixture->waiting, annotation);
  return annotation;
}

static ApostilAnnotation *
add_date (Fixture *fixture, const gchar *id, const gchar *words, const gchar *value)
{
  ApostilAnnotation *date = add (fixture, APOSTIL_KIND_DATE, id, words);

  apostil_record_set (date, APOSTIL_ATTR_TYPE, "DATE");
  apostil_record_set (date, APOSTIL_ATTR_VALUE, value);
  return date;
}

static ApostilAnnotation *
add_claim (Fixture *fixture, const gchar *id, const gchar *words, const gchar *cue)
{
  ApostilAnnotation *claim = add (fixture, APOSTIL_KIND_CLAIM, id, words);
  ApostilSpan span;

  if (cue != NULL)
    {
      span = find (cue);
      apostil_annotation_set_part (claim, APOSTIL_PART_CUE, &span, 1);
    }
  return claim;
}

static void
init (Fixture *fixture)
{
  g_autoptr (ApostilText) text = apostil_text_new (TEXT, -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (text);

  apostil_record_set (article, APOSTIL_ATTR_PUBLISHED, "2021-08-27");
  fixture->scheme = apostil_scheme_new_news ();
  fixture->document = apostil_document_new (fixture->scheme, article, "test");
  fixture->waiting = g_ptr_array_new ();
}

static void
finish (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < fixture->waiting->len; i++)
    apostil_document_bulk_add (fixture->document, fixture->waiting->pdata[i]);
  g_ptr_array_unref (fixture->waiting);
  apostil_document_bulk_finish (fixture->document, NULL, &error);
  g_assert_no_error (error);
}

static void
expect (Fixture *fixture,
        const gchar *id,
        ApostilClaimDateOrigin origin,
        const gchar *value,
        const gchar *date_id)
{
  ApostilClaimDate date =
      apostil_claim_date_get (fixture->document, apostil_document_lookup (fixture->document, id));

  g_assert_cmpint (date.origin, ==, origin);
  g_assert_cmpstr (date.value, ==, value);
  g_assert_cmpstr (date.date_id, ==, date_id);
}

static void
clear (Fixture *fixture)
{
  g_object_unref (fixture->document);
  g_object_unref (fixture->scheme);
}

/* « a affirmé samedi que le pont fermerait lundi »: Monday is what it says, Saturday when. */
static void
test_sentence (void)
{
  Fixture fixture;

  init (&fixture);
  add_date (&fixture, "d1", "samedi", "2021-08-21");
  add_date (&fixture, "d2", "lundi", "2021-08-23");
  add_claim (&fixture, "c1", "le pont fermerait lundi", "a affirmé");
  add_claim (&fixture, "c2", "Le pont est sûr", "a-t-elle ajouté");
  finish (&fixture);
  expect (&fixture, "c1", APOSTIL_CLAIM_DATE_SENTENCE, "2021-08-21", "d1");
  /* the next sentence has no date of its own */
  expect (&fixture, "c2", APOSTIL_CLAIM_DATE_PUBLISHED, "2021-08-27", NULL);
  clear (&fixture);
}

static void
test_section (void)
{
  Fixture fixture;
  ApostilSection *section;
  ApostilSpan span = APOSTIL_SPAN (0, g_utf8_strlen (TEXT, -1));

  init (&fixture);
  apostil_record_set (add_date (&fixture, "d1", "22.8.2021", "2021-08-22"), APOSTIL_ATTR_ROLE,
                      "publication");
  section = apostil_section_new ("s1", "body");
  apostil_section_set_spans (section, &span, 1);
  apostil_section_set_published (section, "d1");
  g_ptr_array_add (fixture.waiting, section);
  add_claim (&fixture, "c1", "le pont fermerait lundi", "a affirmé");
  finish (&fixture);
  expect (&fixture, "c1", APOSTIL_CLAIM_DATE_PUBLISHED, "2021-08-22", "d1");
  clear (&fixture);
}

/* What cannot say when a claim was made is passed over. */
static void
test_unfit (void)
{
  Fixture fixture;

  init (&fixture);
  apostil_record_set (add_date (&fixture, "d1", "samedi", "2021-08-21"), APOSTIL_ATTR_TYPE, "SET");
  apostil_record_set_status (add_date (&fixture, "d2", "La ministre", "2021-08-20"),
                             APOSTIL_STATUS_REJECTED);
  apostil_record_set_status (add_date (&fixture, "d3", "affirmé", "2021-08-19"),
                             APOSTIL_STATUS_SUGGESTED);
  add_date (&fixture, "d4", "que", "P3D");
  add_claim (&fixture, "c1", "le pont fermerait lundi", "a affirmé");
  apostil_record_set_status (add_claim (&fixture, "c2", "le pont fermerait", "a affirmé"),
                             APOSTIL_STATUS_SUGGESTED);
  finish (&fixture);
  expect (&fixture, "c1", APOSTIL_CLAIM_DATE_PUBLISHED, "2021-08-27", NULL);
  expect (&fixture, "c2", APOSTIL_CLAIM_DATE_SENTENCE, "2021-08-19", "d3");
  clear (&fixture);
}

/* « Selon le maire, qui dit que le préfet a promis jeudi une enquête »: Thursday is the prefect's,
 * and a claim within another without a date of its own has that one's. */
static void
test_nested (void)
{
  Fixture fixture;

  init (&fixture);
  add_date (&fixture, "d1", "jeudi", "2021-08-19");
  add_claim (&fixture, "c1", "le préfet a promis jeudi une enquête", "qui dit");
  add_claim (&fixture, "c2", "une enquête", "a promis");
  add_date (&fixture, "d2", "samedi", "2021-08-21");
  add_claim (&fixture, "c3", "le pont fermerait lundi", "a affirmé");
  apostil_annotation_set_link (add_claim (&fixture, "c4", "Le pont est sûr", "a-t-elle ajouté"),
                               APOSTIL_LINK_WITHIN, "c3");
  finish (&fixture);
  expect (&fixture, "c1", APOSTIL_CLAIM_DATE_PUBLISHED, "2021-08-27", NULL);
  expect (&fixture, "c2", APOSTIL_CLAIM_DATE_SENTENCE, "2021-08-19", "d1");
  expect (&fixture, "c4", APOSTIL_CLAIM_DATE_REPORTED, "2021-08-21", "d2");
  clear (&fixture);
}

static void
set_source (ApostilAnnotation *claim, const gchar *words)
{
  ApostilSpan span = find (words);

  apostil_annotation_set_part (claim, APOSTIL_PART_SOURCE, &span, 1);
}

/* « Selon le maire, qui dit que …, rien ne presse »: what stands between commas is an aside; what
 * stands in the source says who it is; and a year is too long to say something in. */
static void
test_aside (void)
{
  Fixture fixture;

  init (&fixture);
  add_date (&fixture, "d1", "jeudi", "2021-08-19");
  set_source (add_claim (&fixture, "c1", "une enquête", "rien ne presse"), "le maire");
  set_source (add_claim (&fixture, "c2", "le préfet", "a promis"), "a promis jeudi");
  add_date (&fixture, "d2", "samedi", "2021");
  add_claim (&fixture, "c3", "le pont fermerait lundi", "a affirmé");
  finish (&fixture);
  expect (&fixture, "c1", APOSTIL_CLAIM_DATE_PUBLISHED, "2021-08-27", NULL);
  expect (&fixture, "c2", APOSTIL_CLAIM_DATE_PUBLISHED, "2021-08-27", NULL);
  expect (&fixture, "c3", APOSTIL_CLAIM_DATE_PUBLISHED, "2021-08-27", NULL);
  clear (&fixture);
}

static const struct
{
  const gchar *value;
  const gchar *mod;
  const gchar *from; /* NULL: lies nowhere */
  gdouble hours_after;
  gdouble hours;
  gboolean point;
} stretches[] = {
  { "2021-08-22", NULL, "2021-08-22", 0, 24, TRUE },
  { "2021-08-22T16:00", NULL, "2021-08-22", 16, 1 / 60.0, TRUE },
  { "2021-08-22T16", NULL, "2021-08-22", 16, 1, TRUE },
  { "2021-08-25TAF", NULL, "2021-08-25", 12, 6, TRUE },
  { "2021-08-25TNI", NULL, "2021-08-25", 20, 10, TRUE },
  { "198", NULL, "1980-01-01", 0, 3653 * 24, FALSE },
  { "2021-W33", NULL, "2021-08-16", 0, 7 * 24, FALSE },
  { "2021-08", "END", "2021-08-21", 16, 31 * 8, FALSE },
  { "2021-08-22", "AFTER", "2021-08-22", 0, 24, FALSE },
  { "2021-XX-22", NULL, NULL, 0, 0, FALSE },
  { "2021-08-XX", NULL, NULL, 0, 0, FALSE },
  { "XXXX-08-22", NULL, NULL, 0, 0, FALSE },
  { "T16:00", NULL, NULL, 0, 0, FALSE },
  { "P3D", NULL, NULL, 0, 0, FALSE },
  { "PAST_REF", NULL, NULL, 0, 0, FALSE },
  { "nonsense", NULL, NULL, 0, 0, FALSE },
  { NULL, NULL, NULL, 0, 0, FALSE },
};

static void
test_stretch (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      ApostilStretch stretch, day;

      if (stretches[i].from == NULL)
        {
          g_assert_false (apostil_stretch_init (&stretch, stretches[i].value, stretches[i].mod));
          continue;
        }
      g_assert_true (apostil_stretch_init (&stretch, stretches[i].value, stretches[i].mod));
      g_assert_true (apostil_stretch_init (&day, stretches[i].from, NULL));
      g_assert_cmpfloat_with_epsilon (stretch.from, day.from + stretches[i].hours_after / 24, 1e-6);
      g_assert_cmpfloat_with_epsilon (stretch.to - stretch.from, stretches[i].hours / 24, 1e-6);
      g_assert_cmpint (apostil_stretch_is_point (&stretch), ==, stretches[i].point);
    }
}

/* A duration lies somewhere only where it is said; a set of times never. */
static void
test_stretch_date (void)
{
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilAnnotation)
      date = apostil_annotation_new (apostil_scheme_get_kind (scheme, APOSTIL_KIND_DATE), "d1");
  ApostilStretch stretch;

  apostil_record_set (date, APOSTIL_ATTR_TYPE, "DURATION");
  apostil_record_set (date, APOSTIL_ATTR_VALUE, "P3D");
  g_assert_false (apostil_stretch_init_date (&stretch, date));
  apostil_record_set (date, APOSTIL_ATTR_BEGIN, "2021-08-15");
  g_assert_true (apostil_stretch_init_date (&stretch, date));
  g_assert_true (stretch.open_end);
  apostil_record_set (date, APOSTIL_ATTR_END, "2021-08-17");
  g_assert_true (apostil_stretch_init_date (&stretch, date));
  g_assert_false (stretch.open_end);
  g_assert_cmpfloat (stretch.to - stretch.from, ==, 3);
  apostil_record_set (date, APOSTIL_ATTR_END, "2021-08-01");
  g_assert_false (apostil_stretch_init_date (&stretch, date));

  apostil_record_set (date, APOSTIL_ATTR_TYPE, "SET");
  apostil_record_set (date, APOSTIL_ATTR_VALUE, "2021-08-15");
  g_assert_false (apostil_stretch_init_date (&stretch, date));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-date/sentence", test_sentence);
  g_test_add_func ("/claim-date/section", test_section);
  g_test_add_func ("/claim-date/unfit", test_unfit);
  g_test_add_func ("/claim-date/nested", test_nested);
  g_test_add_func ("/claim-date/aside", test_aside);
  g_test_add_func ("/stretch", test_stretch);
  g_test_add_func ("/stretch/date", test_stretch_date);
  return g_test_run ();
}
