/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates of a Persian article in the real window: told in both calendars, typed in either. */

#include "config.h"

#include <string.h>

#include "apostil-describe.h"
#include "apostil-ledger-words.h"
#include "apostil-timeline.h"
#include "window-fixture.h"

/* The formatter cannot tell how wide these are. */
/* clang-format off */
static const gchar article[] =
  "مریم کاویانی، استاندار گیلان، روز ۳۱ مرداد ۱۴۰۰ گفت که سد سپیدرود هیچ خطری ندارد و از مردم "
  "خواست که آرام بمانند. او این را هم گفت که حسگرهای سد چیزی را ثبت نکرده‌اند و آب تا یک هفته "
  "دیگر پایین می‌رود. سخن‌گوی ساکنان این گفته را رد کرد و گفت که شرکت از پاییز خبر داشت.\n";
/* clang-format on */

typedef struct
{
  GtkWidget *entry; /* for values of dates; the first */
  gboolean told;    /* a label has both calendars */
} Found;

static void
look (GtkWidget *widget, gpointer data)
{
  Found *found = data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_ENTRY (widget) && found->entry == NULL &&
      gtk_entry_get_placeholder_text (GTK_ENTRY (widget)) != NULL &&
      g_str_has_prefix (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), "2021-"))
    found->entry = widget;
  if (GTK_IS_LABEL (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), "22 August 2021 (31 Mordad 1400)") != NULL)
    found->told = TRUE;
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), look, found);
}

static Found
look_at_inspector (Fixture *fixture)
{
  Found found = { 0 };

  look (fixture->window->inspector, &found);
  return found;
}

static void
mark (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, article, -1, &error);
  g_assert_no_error (error);
  fixture_load (fixture, fixture->path);
  fixture_select (fixture, "۳۱ مرداد ۱۴۰۰", 0);
  fixture_activate (fixture, "annotate", "date");
  wait_until (look_at_inspector (fixture).entry != NULL);
}

static void
type (Fixture *fixture, const gchar *typed)
{
  GtkWidget *entry = look_at_inspector (fixture).entry;

  gtk_entry_set_text (GTK_ENTRY (entry), typed);
  gtk_widget_activate (entry);
}

static void
assert_date (Fixture *fixture, const gchar *value, const gchar *calendar)
{
  ApostilAnnotation *date = fixture_get_current (fixture);

  g_assert_cmpstr (apostil_record_get (date, APOSTIL_ATTR_VALUE), ==, value);
  g_assert_cmpstr (apostil_record_get (date, APOSTIL_ATTR_CALENDAR), ==, calendar);
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  mark (fixture);
  type (fixture, "۱۴۰۰/۵/۳۱");
  assert_date (fixture, "2021-08-22", "persian");
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (look_at_inspector (fixture).entry)), ==,
                   "2021-08-22");
  wait_until (look_at_inspector (fixture).told);
  /* One step. */
  fixture_activate (fixture, "undo", NULL);
  assert_date (fixture, NULL, NULL);
  type (fixture, "1400/5/31");
  assert_date (fixture, "2021-08-22", "persian");
  fixture_activate (fixture, "undo", NULL);
  /* The article goes by the other calendar, but nobody has to. */
  type (fixture, "2021/8/22");
  assert_date (fixture, "2021-08-22", NULL);
  wait_until (look_at_inspector (fixture).told);
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *spoken = NULL;

  mark (fixture);
  type (fixture, "2021-08-22");
  spoken =
      apostil_describe_annotation (fixture_get_document (fixture), fixture_get_current (fixture));
  g_assert_nonnull (strstr (spoken, "22 August 2021 (31 Mordad 1400)"));
}

/* Also where the article is looked at as a whole. */
static void
test_pictured (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilTheme) theme = apostil_theme_new (APOSTIL_LOOK_LIGHT);
  g_autoptr (ApostilPicture) timeline = NULL;
  g_autofree gchar *words = NULL;

  mark (fixture);
  type (fixture, "2021-08-22");
  timeline = apostil_timeline_new (fixture_get_document (fixture));
  apostil_picture_read (timeline, 0);
  apostil_picture_lay_out (timeline, theme, 700, 700);
  words = apostil_picture_speak (timeline, 0);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "22 August 2021 (31 Mordad 1400)"));
}

/* And where it is asked who said what, and when. */
static void
test_ledger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilLedger) ledger = NULL;
  g_autofree gchar *words = NULL;
  guint position;

  mark (fixture);
  type (fixture, "2021-08-22");
  fixture_select (fixture, "سد سپیدرود هیچ خطری ندارد", 0);
  fixture_activate (fixture, "annotate", "claim");
  ledger = apostil_ledger_new (fixture_get_document (fixture));
  g_assert_true (apostil_ledger_find (ledger, fixture_get_current (fixture), &position));
  words = apostil_ledger_speak (ledger, apostil_ledger_get_row (ledger, position), 0);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "said on 22 Aug 2021 (31 Mordad 1400)"));
}

int
main (int argc, char **argv)
{
  ApostilApplication *application = fixture_start (&argc, &argv);
  int status;

  if (application == NULL)
    return 0;
  g_test_add ("/window-persian/typed", Fixture, NULL, fixture_set_up, test_typed,
              fixture_tear_down);
  g_test_add ("/window-persian/told", Fixture, NULL, fixture_set_up, test_told, fixture_tear_down);
  g_test_add ("/window-persian/pictured", Fixture, NULL, fixture_set_up, test_pictured,
              fixture_tear_down);
  g_test_add ("/window-persian/ledger", Fixture, NULL, fixture_set_up, test_ledger,
              fixture_tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
