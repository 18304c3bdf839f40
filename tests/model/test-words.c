/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-list-words.h"
#include "apostil-number.h"

/* Lists and numbers for people; without a translation they are those of English. */

static void
test_list (void)
{
  const gchar *const names[] = { "Ada", "Karim", "Élise", NULL };
  const gchar *const none[] = { NULL };
  g_autofree gchar *joined = apostil_list_join (names);
  g_autofree gchar *empty = apostil_list_join (none);
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_cmpstr (joined, ==, "Ada, Karim, Élise");
  g_assert_cmpstr (empty, ==, "");
  apostil_list_append (list, "");
  apostil_list_append (list, NULL);
  apostil_list_append (list, "one");
  apostil_list_append (list, NULL);
  apostil_list_append (list, "two");
  g_assert_cmpstr (list->str, ==, "one, two");
}

static void
test_number (void)
{
  g_autofree gchar *words = apostil_number_to_words (4294967295);
  g_autofree gchar *localized = apostil_number_localise ("UTC +02:30, 2.5");

  g_assert_cmpstr (words, ==, "4294967295");
  g_assert_cmpstr (localized, ==, "UTC +02:30, 2.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/list", test_list);
  g_test_add_func ("/words/number", test_number);
  return g_test_run ();
}
