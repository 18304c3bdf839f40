/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-language.h"
#include "apostil-when.h"

static void
test_read (void)
{
  static const gchar *const dates[][2] = {
    { "2021-08-27", "2021-08-27" },
    { " 2021-08-27 ", "2021-08-27" },
    { "20210827", "2021-08-27" },
    { "2021-08-27T10:00:00+02:00", "2021-08-27T10:00:00+02:00" },
    { "2021-08-27T10:00:00.123+0200", "2021-08-27T10:00:00+02:00" },
    { "2021-08-27T10:00Z", "2021-08-27T10:00:00Z" },
    { "2021-08-27 10:00:00 -0430", "2021-08-27T10:00:00-04:30" },
    { "20210827T080000Z", "2021-08-27T08:00:00Z" },
    { "2021-08-27T10:00:00", "2021-08-27" }, /* which moment is that? */
    { "Fri, 27 Aug 2021 10:00:00 GMT", "2021-08-27T10:00:00Z" },
    { "27 Aug 2021 10:00:00 +0200", "2021-08-27T10:00:00+02:00" },
    { "Wed, 1 Sep 2021", "2021-09-01" },
    { "2024-02-29", "2024-02-29" },
    { "2021-02-29", NULL },
    { "2021-13-01", NULL },
    { "0000-01-01", NULL },
    { "27/08/2021", NULL },
    { "08/09/2021", NULL },
    { "2021-08", NULL },
    { "2021-08-27T25:00Z", NULL },
    { "2021-08-27T10:00:00+99:00", NULL },
    { "2021-08-27Tnoon", NULL },
    { "Fri, 27 Foo 2021", NULL },
    { "32 Aug 2021 10:00", NULL },
    { "27 anF 2021 10:00", NULL },
    { "", NULL },
    { "yesterday", NULL },
    { "20210827202108272021082720210827202108272021082720210827202108272021", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree gchar *when = apostil_when_read (dates[i][0]);

      g_assert_cmpstr (when, ==, dates[i][1]);
    }
  g_assert_null (apostil_when_read (NULL));
}

/* What a person types is taken exactly or not at all, and the message shows how. */
static void
test_check (void)
{
  static const gchar *const good[] = { "2021-08-27", "2021-08-27T10:00:00+02:00",
                                       "2021-08-27T10:00:00Z" };
  static const gchar *const bad[] = {
    "2021-08-27T10:00:00", "27.8.2021",  "2021-8-27", "20210827",
    "2021-08-27T10:00Z",   "2021-02-30", "",          "2021-08-27T10:00:00+2:00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (apostil_when_check (good[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (apostil_when_check (bad[i], &error));
      g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
    }
}

static void
test_tags (void)
{
  static const gchar *const tags[][2] = {
    { "fr", "fr" },         { "fr_FR", "fr-FR" }, { "FR-fr", "fr-FR" },
    { " en-us ", "en-US" }, { "de, en", "de" },   { "sr-Latn-RS", "sr-Latn-RS" },
    { "fr.UTF-8", "fr" },   { "und", NULL },      { "x", NULL },
    { "français", NULL },   { "", NULL },         { "-", NULL },
    { "en--us", NULL },     { "123", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree gchar *tag = apostil_language_read_tag (tags[i][0]);

      g_assert_cmpstr (tag, ==, tags[i][1]);
    }
}

static void
test_guess (void)
{
  static const gchar *const texts[][3] = {
    { "Le ministre a déclaré que les travaux de la ligne ne seraient pas achevés avant la fin de "
      "l’année, mais que les crédits sont réservés et que le chantier avance dans les délais.",
      "fr", "French" },
    { "The minister said that the works on the line would not be finished before the end of the "
      "year, but that the money has been set aside and it is going as it should.",
      "en", "English" },
    { "Der Minister sagte, dass die Arbeiten an der Strecke nicht vor dem Ende des Jahres fertig "
      "werden, aber das Geld ist da und es geht mit dem Bau voran, wie er sich das denkt.",
      "de", "German" },
    { "El ministro dijo que las obras de la línea no se acabarán antes del fin del año, pero que "
      "el dinero ya está y que los trabajos van como se esperaba en todo el país.",
      "es", "Spanish" },
    { "وزیر گفت که کار ساخت خط تا پایان سال به پایان نمی رسد اما پول آن کنار گذاشته شده است و این "
      "طرح را با همان برنامه که از پیش بود پیش می برند",
      "fa", "Persian" },
    { "Massoud. Kaboul. Panjshir.", NULL },
    { "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ApostilText) text = apostil_text_new (texts[i][0], -1, NULL);

      g_assert_cmpstr (apostil_language_guess (text), ==, texts[i][1]);
      if (texts[i][1] != NULL)
        g_assert_cmpstr (apostil_language_get_name (texts[i][1]), ==, texts[i][2]);
    }
  g_assert_null (apostil_language_get_name ("tlh"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/when/read", test_read);
  g_test_add_func ("/when/check", test_check);
  g_test_add_func ("/language/tags", test_tags);
  g_test_add_func ("/language/guess", test_guess);

  return g_test_run ();
}
