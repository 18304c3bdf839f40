/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The view of claims in the real window: what its actions do to the document, each as one step,
 * and how its rows and the current mark follow each other. */

#include "config.h"

#include "apostil-claims-view-private.h"
#include "apostil-contradiction-bar.h"
#include "apostil-evidence-popover.h"
#include "apostil-ledger-columns.h"

#include "window-fixture.h"

typedef struct
{
  Fixture base;
  ApostilClaimsView *view;
} Claims;

static void
mark (Claims *claims, const gchar *words, const gchar *source)
{
  fixture_select (&claims->base, words, 0);
  fixture_activate (&claims->base, "annotate", "claim");
  fixture_select (&claims->base, source, 0);
  fixture_activate (&claims->base, "set", "source");
}

static void
set_up_marks (Claims *claims, gconstpointer data)
{
  fixture_set_up (&claims->base, GINT_TO_POINTER (1));
  mark (claims, "Nous voulons négocier", "il");
  mark (claims, "la guerre peut attendre", "Massoud");
  mark (claims, "Ils ne veulent pas négocier", "un responsable");
}

static void
set_up (Claims *claims, gconstpointer data)
{
  set_up_marks (claims, data);
  fixture_activate (&claims->base, "show", "claims");
  claims->view =
      APOSTIL_CLAIMS_VIEW (gtk_stack_get_visible_child (GTK_STACK (claims->base.window->views)));
  wait_until (gtk_widget_get_mapped (claims->view->list));
}

static void
tear_down (Claims *claims, gconstpointer data)
{
  fixture_tear_down (&claims->base, data);
}

static ApostilAnnotation *
get_selected (Claims *claims)
{
  return apostil_ledger_list_get_selected (APOSTIL_LEDGER_LIST (claims->view->list));
}

static void
select_row (Claims *claims, guint row)
{
  apostil_ledger_list_go (APOSTIL_LEDGER_LIST (claims->view->list), row);
}

static void
undo (Claims *claims)
{
  g_assert_true (fixture_is_enabled (&claims->base, "undo"));
  fixture_activate (&claims->base, "undo", NULL);
}

static void
test_follow (Claims *claims, gconstpointer data)
{
  ApostilAnnotation *current;

  /* The claim that was marked last is selected, though another view made it current. */
  g_assert_true (get_selected (claims) == fixture_get_current (&claims->base));
  g_assert_nonnull (get_selected (claims));
  select_row (claims, 1);
  current = fixture_get_current (&claims->base);
  g_assert_true (current == get_selected (claims));
  /* And back: what is current in the article is selected here. */
  fixture_activate (&claims->base, "show", "article");
  fixture_select (&claims->base, "guerre", 0);
  apostil_session_click (
      apostil_window_get_session (claims->base.window),
      apostil_session_get_caret (apostil_window_get_session (claims->base.window)));
  g_assert_true (fixture_get_current (&claims->base) != current);
  fixture_activate (&claims->base, "show", "claims");
  g_assert_true (get_selected (claims) == fixture_get_current (&claims->base));
}

static void
test_verdict (Claims *claims, gconstpointer data)
{
  select_row (claims, 1);
  fixture_activate (&claims->base, "set-verdict", "disputed");
  g_assert_cmpstr (apostil_record_get (fixture_get_current (&claims->base), APOSTIL_ATTR_VERDICT),
                   ==, "disputed");
  g_assert_true (get_selected (claims) == fixture_get_current (&claims->base));
  undo (claims);
  g_assert_null (apostil_record_get (fixture_get_current (&claims->base), APOSTIL_ATTR_VERDICT));

  /* With its reasoning it is one step as well. */
  apostil_claims_view_judge (claims->view, "false", "Another source says so.");
  g_assert_cmpstr (apostil_record_get (get_selected (claims), APOSTIL_ATTR_REASONING), ==,
                   "Another source says so.");
  undo (claims);
  g_assert_null (apostil_record_get (get_selected (claims), APOSTIL_ATTR_REASONING));
  g_assert_null (apostil_record_get (get_selected (claims), APOSTIL_ATTR_VERDICT));
}

/* The longest verdict has room in its badge. */
static void
test_verdict_room (Claims *claims, gconstpointer data)
{
  const gchar *longest = "Cannot be verified by anybody";
  g_autofree gchar *path =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "schemes", "news.xml", NULL);
  g_autofree gchar *xml = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ApostilScheme) scheme = NULL;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (claims->view->list, longest);
  g_autoptr (GError) error = NULL;
  ApostilLedgerColumns columns;
  gint width;

  g_assert_true (g_file_get_contents (path, &xml, NULL, &error));
  changed = g_string_new (xml);
  g_string_replace (changed, "id=\"news\"", "id=\"long\"", 1);
  g_string_replace (changed, ">Unverifiable<", ">Cannot be verified by anybody<", 1);
  bytes = g_bytes_new (changed->str, changed->len);
  scheme = apostil_scheme_new_from_bytes (bytes, "long.xml", &error);
  g_assert_no_error (error);
  apostil_ledger_columns_compute (claims->view->list, scheme, 1600, &columns);
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_assert_cmpfloat (width * APOSTIL_LEDGER_SMALL, <,
                     columns.relations_x - columns.verdict_x - columns.pad);
}

static void
test_evidence (Claims *claims, gconstpointer data)
{
  ApostilEvidence evidence = { .quotation = (gchar *) "the minutes",
                               .stance = (gchar *) "supports" };

  select_row (claims, 1);
  fixture_activate (&claims->base, "add-evidence", NULL);
  wait_until (gtk_widget_get_visible (claims->view->evidence));
  gtk_popover_popdown (GTK_POPOVER (claims->view->evidence));
  g_signal_emit_by_name (claims->view->evidence, "done", &evidence);
  g_assert_cmpuint (apostil_annotation_get_n_evidence (get_selected (claims)), ==, 1);
  undo (claims);
  g_assert_cmpuint (apostil_annotation_get_n_evidence (get_selected (claims)), ==, 0);
}

static guint
count_relations (Claims *claims)
{
  return apostil_record_list_get_length (
      apostil_document_get_relations (fixture_get_document (&claims->base)));
}

static void
test_relate (Claims *claims, gconstpointer data)
{
  ApostilClaimRelations counts;
  ApostilAnnotation *first;

  select_row (claims, 1);
  first = get_selected (claims);
  fixture_activate (&claims->base, "relate", "contradicts");
  select_row (claims, 5);
  g_assert_cmpuint (count_relations (claims), ==, 0);
  /* Enter on the other one relates, and stays in the view. */
  g_signal_emit_by_name (claims->view->list, "open");
  g_assert_cmpuint (count_relations (claims), ==, 1);
  apostil_claim_relations_count (fixture_get_document (&claims->base), first, &counts);
  g_assert_cmpuint (counts.contradicted_by, ==, 1);
  undo (claims);
  g_assert_cmpuint (count_relations (claims), ==, 0);
  /* Enter without picking: the article. */
  g_signal_emit_by_name (claims->view->list, "open");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (claims->base.window->views)), ==,
                   "article");
  g_assert_false (fixture_is_enabled (&claims->base, "set-verdict"));
}

static void
test_look (Claims *claims, gconstpointer data)
{
  const gchar *const groupings[] = { "verdict", "date", "section", "claimant" };

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    {
      fixture_activate (&claims->base, "claims-group", groupings[i]);
      g_assert_cmpint (apostil_ledger_get_grouping (claims->view->ledger), ==, (i + 1) % 4);
      fixture_spin (30);
    }
  g_assert_cmpuint (apostil_ledger_get_n_rows (claims->view->ledger), ==, 6);
  gtk_entry_set_text (GTK_ENTRY (claims->view->filter), "GUERRE");
  wait_until (apostil_ledger_get_n_rows (claims->view->ledger) == 2);
  fixture_activate (&claims->base, "claims-contradicted", NULL);
  g_assert_cmpuint (apostil_ledger_get_n_rows (claims->view->ledger), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (claims->view->stack)), ==,
                   "nothing");
}

static guint
count_open (Claims *claims)
{
  g_autoptr (GPtrArray) open = apostil_contradiction_finder_get_open (claims->view->finder);

  return open->len;
}

/* Found in another thread, offered, and never set by itself. */
static void
test_candidates (Claims *claims, gconstpointer data)
{
  ApostilDocument *document;
  g_autoptr (GPtrArray) open = NULL;

  fixture_activate (&claims->base, "show", "article");
  fixture_select (&claims->base, "négocier", 0);
  fixture_activate (&claims->base, "annotate", "entity/other");
  fixture_select (&claims->base, "négocier", 1);
  fixture_activate (&claims->base, "annotate", "entity/other");
  fixture_activate (&claims->base, "show", "claims");
  document = fixture_get_document (&claims->base);
  wait_until (count_open (claims) > 0);
  open = apostil_contradiction_finder_get_open (claims->view->finder);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpuint (count_relations (claims), ==, 0);
  fixture_activate (&claims->base, "contradiction-next", NULL);
  g_assert_true (fixture_is_enabled (&claims->base, "contradiction-dismiss"));
  fixture_activate (&claims->base, "contradiction-dismiss", NULL);
  g_assert_cmpuint (count_relations (claims), ==, 1);
  g_assert_cmpint (apostil_record_get_status (
                       apostil_record_list_get (apostil_document_get_relations (document), 0)),
                   ==, APOSTIL_STATUS_REJECTED);
  g_assert_false (fixture_is_enabled (&claims->base, "contradiction-next"));
  undo (claims);
  g_assert_cmpuint (count_relations (claims), ==, 0);
  fixture_activate (&claims->base, "contradiction-accept", NULL);
  g_assert_cmpint (apostil_record_get_status (
                       apostil_record_list_get (apostil_document_get_relations (document), 0)),
                   ==, APOSTIL_STATUS_CONFIRMED);
}

static gboolean
note_width (GtkWidget *list, cairo_t *cr, GArray *widths)
{
  gint width = gtk_widget_get_allocated_width (list);

  g_array_append_val (widths, width);
  return GDK_EVENT_PROPAGATE;
}

/* Map, titles and summary have found their places when the view is painted for the first time. */
static void
test_first_frame (Claims *claims, gconstpointer data)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (gint));

  gtk_window_resize (GTK_WINDOW (claims->base.window), 1250, 800);
  fixture_spin (300);
  fixture_activate (&claims->base, "show", "claims");
  claims->view = APOSTIL_CLAIMS_VIEW (apostil_window_get_view (claims->base.window));
  g_signal_connect (claims->view->list, "draw", G_CALLBACK (note_width), widths);
  wait_until (widths->len > 0);
  g_assert_true (gtk_widget_get_visible (claims->view->map));
  fixture_spin (300);
  for (guint i = 0; i < widths->len; i++)
    g_assert_cmpint (g_array_index (widths, gint, i), ==,
                     gtk_widget_get_allocated_width (claims->view->list));
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, function) \
  g_test_add ("/window-claims/" name, Claims, NULL, set_up, function, tear_down)
  ADD ("follow", test_follow);
  ADD ("verdict", test_verdict);
  ADD ("verdict-room", test_verdict_room);
  ADD ("evidence", test_evidence);
  ADD ("relate", test_relate);
  ADD ("look", test_look);
  ADD ("candidates", test_candidates);
  g_test_add ("/window-claims/first-frame", Claims, NULL, set_up_marks, test_first_frame,
              tear_down);
  return g_test_run ();
}
