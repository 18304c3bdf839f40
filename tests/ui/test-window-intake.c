/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles from a clipboard that this test owns, as other programs would. */

#include "config.h"

#include <string.h>

#include "window-fixture.h"

#define PAGE                                                                     \
  "<html><head><title>Un titre</title></head><body><h1>Un titre assez long</h1>" \
  "<p>Premier alinéa, « cité ».</p><p>Second alinéa.</p></body></html>"

typedef struct
{
  const gchar *type;
  const gchar *data;
  gssize length;
} Offer;

/* What is offered, till the next test offers something else. */
static void
get_offer (GtkClipboard *clipboard, GtkSelectionData *data, guint info, gpointer user_data)
{
  const Offer *offer = (const Offer *) user_data + info;
  gssize length = offer->length < 0 ? (gssize) strlen (offer->data) : offer->length;

  gtk_selection_data_set (data, gdk_atom_intern (offer->type, FALSE), 8,
                          (const guchar *) offer->data, (gint) length);
}

static void
clear_offer (GtkClipboard *clipboard, gpointer user_data)
{
}

static void
offer (const Offer *offers, guint n_offers)
{
  g_autofree GtkTargetEntry *targets = g_new0 (GtkTargetEntry, n_offers);

  for (guint i = 0; i < n_offers; i++)
    {
      targets[i].target = (gchar *) offers[i].type;
      targets[i].info = i;
    }
  g_assert_true (gtk_clipboard_set_with_data (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD), targets,
                                              n_offers, get_offer, clear_offer, (gpointer) offers));
}

static guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static const gchar *
get_text (ApostilWindow *window)
{
  ApostilDocument *document = apostil_session_get_document (apostil_window_get_session (window));

  return apostil_text_get_utf8 (apostil_document_get_text (document), NULL);
}

/* The piece of a page, not its bare words; into the empty window, and it asks before it goes. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  static const Offer offers[] = { { "UTF8_STRING", "bare words", -1 }, { "text/html", PAGE, -1 } };

  offer (offers, G_N_ELEMENTS (offers));
  fixture_activate (fixture, "paste", NULL);
  wait_until (fixture_get_document (fixture) != NULL);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_nonnull (strstr (get_text (fixture->window), "Premier alinéa, « cité »."));
  g_assert_null (strstr (get_text (fixture->window), "bare words"));
  g_assert_null (apostil_window_get_file (fixture->window));
  g_assert_false (apostil_document_is_modified (fixture_get_document (fixture)));
  g_assert_true (apostil_window_is_unsaved (fixture->window));
  g_assert_true (fixture->window->inhibiting);
}

/* As some browsers hand it over: UTF-16, without a mark. */
static void
test_utf16 (Fixture *fixture, gconstpointer data)
{
  glong n_items;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (PAGE, -1, NULL, &n_items, NULL);
  Offer offers[] = { { "text/html", (const gchar *) utf16, (gssize) n_items * 2 } };

  offer (offers, G_N_ELEMENTS (offers));
  fixture_activate (fixture, "paste", NULL);
  wait_until (fixture_get_document (fixture) != NULL);
  g_assert_nonnull (strstr (get_text (fixture->window), "Premier alinéa, « cité »."));
  gtk_clipboard_clear (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD));
}

/* A piece of a page without words: the words that are offered beside it. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const Offer offers[] = { { "text/html", "<img src='x.png'>", -1 },
                                  { "UTF8_STRING", "Les mots seuls.", -1 } };

  offer (offers, G_N_ELEMENTS (offers));
  fixture_activate (fixture, "paste", NULL);
  wait_until (fixture_get_document (fixture) != NULL);
  g_assert_nonnull (strstr (get_text (fixture->window), "Les mots seuls."));
}

/* What is shown is never replaced. */
static void
test_neighbour (Fixture *fixture, gconstpointer data)
{
  static const Offer offers[] = { { "UTF8_STRING", "Un autre article.", -1 } };
  ApostilDocument *before = fixture_get_document (fixture);
  GtkWindow *other = NULL;

  offer (offers, G_N_ELEMENTS (offers));
  fixture_activate (fixture, "paste", NULL);
  wait_until (count_windows (fixture) == 2);
  g_assert_true (fixture_get_document (fixture) == before);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    if (l->data != fixture->window)
      other = l->data;
  g_assert_nonnull (strstr (get_text (APOSTIL_WINDOW (other)), "Un autre article."));
  gtk_widget_destroy (GTK_WIDGET (other));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const Offer offers[] = { { "image/png", "not one", -1 } };
  GtkInfoBar *bar = GTK_INFO_BAR (fixture->window->info_bar);

  offer (offers, G_N_ELEMENTS (offers));
  fixture_activate (fixture, "paste", NULL);
  wait_until (gtk_info_bar_get_revealed (bar));
  g_assert_true (apostil_window_is_empty (fixture->window));
  g_assert_false (fixture->window->inhibiting);
}

/* Files open; an address in the network does not. */
static void
test_uris (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *uri = g_filename_to_uri (fixture->path, NULL, NULL);
  g_autofree gchar *list = g_strconcat ("# copied\r\n", uri, "\r\n", NULL);
  static const Offer web[] = { { "text/uri-list", "https://example.org/article\r\n", -1 } };
  const Offer offers[] = { { "UTF8_STRING", fixture->path, -1 }, { "text/uri-list", list, -1 } };

  offer (web, G_N_ELEMENTS (web));
  fixture_activate (fixture, "paste", NULL);
  wait_until (gtk_info_bar_get_revealed (GTK_INFO_BAR (fixture->window->info_bar)));
  g_assert_true (apostil_window_is_empty (fixture->window));

  offer (offers, G_N_ELEMENTS (offers));
  fixture_activate (fixture, "paste", NULL);
  wait_until (fixture_get_document (fixture) != NULL);
  g_assert_cmpstr (get_text (fixture->window), ==, FIXTURE_TEXT);
  g_assert_false (apostil_window_is_unsaved (fixture->window));
  gtk_clipboard_clear (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD));
}

/* A drop, from where GTK hands its data over. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  GtkTargetList *list = gtk_drag_dest_get_target_list (fixture->window->stack);
  guint html;
  guint text;
  guint uris;

  g_assert_true (gtk_target_list_find (list, gdk_atom_intern ("text/html", FALSE), &html));
  g_assert_true (gtk_target_list_find (list, gdk_atom_intern ("UTF8_STRING", FALSE), &text));
  g_assert_true (gtk_target_list_find (list, gdk_atom_intern ("text/uri-list", FALSE), &uris));
  g_assert_true (gtk_target_list_find (
      list, gdk_atom_intern ("application/vnd.portal.filetransfer", FALSE), &uris));
  g_assert_cmpuint (html, !=, text);
  g_assert_cmpuint (html, !=, uris);
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, data, func) \
  g_test_add ("/ui/intake/" name, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("page", NULL, test_page);
  ADD ("utf16", NULL, test_utf16);
  ADD ("words", NULL, test_words);
  ADD ("neighbour", "article", test_neighbour);
  ADD ("nothing", NULL, test_nothing);
  ADD ("uris", NULL, test_uris);
  ADD ("drop", NULL, test_drop);
  return g_test_run ();
}
