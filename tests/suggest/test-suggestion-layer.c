/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-suggestion-layer.h"

#include <string.h>

#define TEXT                                                                               \
  "Publié le dimanche 22 août 2021\n"                                                    \
  "Ahmad Massoud a déclaré dimanche qu’il espérait négocier. « Nous voulons faire " \
  "comprendre aux talibans que le seul moyen est la négociation », a-t-il déclaré.\n"  \
  "Samedi, le commandant Massoud est arrivé à Kaboul. Mardi, Massoud a parlé à Kaboul.\n"

typedef struct
{
  ApostilDocument *document;
  ApostilSuggestionLayer *layer;
  guint n_changed;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
settle (Fixture *fixture)
{
  while (apostil_suggestion_layer_is_running (fixture->layer))
    g_main_context_iteration (NULL, TRUE);
}

static ApostilDocument *
make_document (const gchar *text, const gchar *uuid)
{
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilText) whole = apostil_text_new (text, -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (whole);

  apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, "fr");
  return apostil_document_new (scheme, article, uuid);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = make_document (TEXT, NULL);
  fixture->layer = apostil_suggestion_layer_new (fixture->document, NULL);
  fixture->n_changed = 0;
  g_signal_connect_swapped (fixture->layer, "changed", G_CALLBACK (on_changed), fixture);
  apostil_suggestion_layer_set_engines (fixture->layer, APOSTIL_ENGINES_ALL, 'B');
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->layer);
  g_object_unref (fixture->document);
}

/* The nth (from 0) pending suggestion of a kind for these words. */
static ApostilAnnotation *
find (Fixture *fixture, const gchar *kind, const gchar *words, guint nth)
{
  ApostilAnnotationList *list = apostil_suggestion_layer_get_pending (fixture->layer);

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *it = apostil_annotation_list_get (list, i);
      g_autofree gchar *text = apostil_text_dup_span (apostil_document_get_text (fixture->document),
                                                      apostil_annotation_get_first_span (it));

      if (apostil_annotation_is (it, kind) && g_str_equal (text, words) && nth-- == 0)
        return it;
    }
  return NULL;
}

static void
apply (Fixture *fixture, ApostilEdit *edit)
{
  g_autoptr (ApostilEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (owned);
  apostil_document_apply (fixture->document, owned, &error);
  g_assert_no_error (error);
}

static GPtrArray *
only (ApostilAnnotation *annotation)
{
  GPtrArray *array = g_ptr_array_new ();

  g_assert_nonnull (annotation);
  g_ptr_array_add (array, annotation);
  return array;
}

static ApostilEdit *
accepting (Fixture *fixture, GPtrArray *all)
{
  g_autoptr (GPtrArray) sections = apostil_suggestion_layer_collect_sections (fixture->layer, all);

  return apostil_command_accept (fixture->document, all, sections, NULL, NULL);
}

static void
accept (Fixture *fixture, ApostilAnnotation *annotation)
{
  g_autoptr (GPtrArray) all = only (annotation);

  apply (fixture, accepting (fixture, all));
}

static void
reject (Fixture *fixture, ApostilAnnotation *annotation)
{
  g_autoptr (GPtrArray) all = only (annotation);

  apply (fixture, apostil_command_reject (fixture->document, all, NULL));
}

static guint
count_marks (Fixture *fixture)
{
  return apostil_annotation_list_get_length (apostil_document_get_annotations (fixture->document));
}

static void
test_beside (Fixture *fixture, gconstpointer data)
{
  ApostilHistory *history = apostil_document_get_history (fixture->document);

  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), >=, 5);
  g_assert_nonnull (find (fixture, "date", "dimanche", 0));
  g_assert_nonnull (find (fixture, "entity", "Ahmad Massoud", 0));
  g_assert_nonnull (find (fixture, "claim",
                          "Nous voulons faire comprendre aux talibans que le seul moyen est la "
                          "négociation",
                          0));
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  g_assert_false (apostil_document_is_modified (fixture->document));
  g_assert_cmpuint (apostil_history_get_n_undo (history), ==, 0);

  /* One engine alone, and none. */
  apostil_suggestion_layer_set_engines (fixture->layer, APOSTIL_ENGINE_DATES, 'B');
  settle (fixture);
  g_assert_nonnull (find (fixture, "date", "dimanche", 0));
  g_assert_null (find (fixture, "entity", "Ahmad Massoud", 0));
  apostil_suggestion_layer_set_engines (fixture->layer, 0, 'B');
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, 0);
  settle (fixture);
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, 0);
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  guint before = apostil_suggestion_layer_get_length (fixture->layer);
  ApostilAnnotation *mark = NULL;

  accept (fixture, find (fixture, "date", "dimanche", 0));
  /* Gone at once, not after the next run. */
  g_assert_null (find (fixture, "date", "dimanche", 0));
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, before - 1);
  g_assert_cmpuint (count_marks (fixture), ==, 1);
  mark = apostil_annotation_list_get (apostil_document_get_annotations (fixture->document), 0);
  g_assert_cmpstr (apostil_record_get_id (mark), ==, "d1");
  g_assert_cmpint (apostil_record_get_status (mark), ==, APOSTIL_STATUS_CONFIRMED);
  g_assert_cmpstr (apostil_record_get (mark, APOSTIL_ATTR_VALUE), ==, "2021-08-22");
  g_assert_nonnull (apostil_record_get (mark, APOSTIL_ATTR_RULE));
  g_assert_nonnull (apostil_record_get_reason (mark, NULL, NULL));
  settle (fixture);
  g_assert_null (find (fixture, "date", "dimanche", 0));

  /* And back at once. */
  g_assert_true (apostil_document_undo (fixture->document));
  g_assert_nonnull (find (fixture, "date", "dimanche", 0));
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, before);
  settle (fixture);
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, before);
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  ApostilRecordList *entities = apostil_document_get_entities (fixture->document);
  ApostilAnnotation *again = NULL;
  const gchar *id = NULL;

  accept (fixture, find (fixture, "entity", "Ahmad Massoud", 0));
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 1);
  id = apostil_record_get_id (apostil_record_list_get (entities, 0));
  g_assert_cmpstr (apostil_entity_get_name (apostil_record_list_get (entities, 0)), ==,
                   "Ahmad Massoud");
  settle (fixture);
  /* The last name is his from now on. */
  again = find (fixture, "entity", "Massoud", 1);
  if (again == NULL)
    again = find (fixture, "entity", "Massoud", 0);
  g_assert_nonnull (again);
  g_assert_cmpstr (apostil_annotation_get_link (again, APOSTIL_LINK_ENTITY), ==, id);
  accept (fixture, again);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 1);

  /* Names that nothing covers any more come back at once, though the last run left them out. */
  settle (fixture);
  g_assert_true (apostil_document_undo (fixture->document));
  g_assert_true (apostil_document_undo (fixture->document));
  g_assert_nonnull (find (fixture, "entity", "Ahmad Massoud", 0));
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 0);
}

/* The father keeps apart from the son, though both are « Massoud ». */
static void
test_father (Fixture *fixture, gconstpointer data)
{
  ApostilRecordList *entities = NULL;
  ApostilAnnotation *father = NULL;
  const gchar *son = NULL;

  tear_down (fixture, data);
  fixture->document =
      make_document ("Le fils Massoud veut négocier. Ahmad Massoud est à Bazarak. Ahmad Shah "
                     "Massoud, son père, est mort en 2001, a déclaré "
                     "Massoud. « L’héritage du commandant Massoud vit encore », a dit Massoud.\n",
                     NULL);
  fixture->layer = apostil_suggestion_layer_new (fixture->document, NULL);
  apostil_suggestion_layer_set_engines (fixture->layer, APOSTIL_ENGINE_NAMES, 'C');
  settle (fixture);
  entities = apostil_document_get_entities (fixture->document);
  accept (fixture, find (fixture, "entity", "Massoud", 0));
  settle (fixture);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 1);
  son = apostil_record_get_id (apostil_record_list_get (entities, 0));
  for (guint i = 0; find (fixture, "entity", "Massoud", i) != NULL; i++)
    {
      ApostilAnnotation *again = find (fixture, "entity", "Massoud", i);
      const gchar *link = apostil_annotation_get_link (again, APOSTIL_LINK_ENTITY);

      /* « du commandant Massoud » is nobody known. */
      if (link == NULL)
        g_assert_cmpstr (apostil_record_get (again, APOSTIL_ATTR_NAME), ==, "commandant Massoud");
      else
        g_assert_cmpstr (link, ==, son);
    }
  father = find (fixture, "entity", "Ahmad Shah Massoud", 0);
  g_assert_nonnull (father);
  g_assert_null (apostil_annotation_get_link (father, APOSTIL_LINK_ENTITY));
  accept (fixture, father);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 2);
}

static void
test_reject (Fixture *fixture, gconstpointer data)
{
  ApostilAnnotation *mark = NULL;

  g_assert_nonnull (find (fixture, "entity", "Kaboul", 1));
  reject (fixture, find (fixture, "entity", "Kaboul", 0));
  mark = apostil_annotation_list_get (apostil_document_get_annotations (fixture->document), 0);
  g_assert_cmpint (apostil_record_get_status (mark), ==, APOSTIL_STATUS_REJECTED);
  g_assert_cmpuint (
      apostil_record_list_get_length (apostil_document_get_entities (fixture->document)), ==, 0);
  settle (fixture);
  /* The rule is silent about these words in the whole document. */
  g_assert_null (find (fixture, "entity", "Kaboul", 0));
  apostil_document_undo (fixture->document);
  settle (fixture);
  g_assert_nonnull (find (fixture, "entity", "Kaboul", 1));
}

static void
test_value (Fixture *fixture, gconstpointer data)
{
  ApostilAnnotation *date = find (fixture, "date", "dimanche", 0);
  g_autofree gchar *other = NULL;
  g_autofree gchar *first = NULL;
  ApostilAnnotation *chosen = NULL;
  GError *error = NULL;
  ApostilAnnotation *mark = NULL;

  g_assert_nonnull (apostil_record_get_alternatives (date));
  first = g_strdup (apostil_record_get (date, APOSTIL_ATTR_VALUE));
  other = g_strdup (apostil_record_get_alternatives (date)[0]);
  chosen = apostil_suggestion_layer_choose (fixture->layer, date, other);
  g_assert_cmpstr (apostil_record_get (chosen, APOSTIL_ATTR_VALUE), ==, other);
  g_assert_cmpstr (apostil_suggestion_get_proposed (chosen), ==, first);
  g_assert_false (apostil_document_is_modified (fixture->document));

  /* Another run keeps the choice. */
  accept (fixture, find (fixture, "entity", "Ahmad Massoud", 0));
  settle (fixture);
  date = find (fixture, "date", "dimanche", 0);
  g_assert_cmpstr (apostil_record_get (date, APOSTIL_ATTR_VALUE), ==, other);
  accept (fixture, date);
  mark =
      apostil_annotation_list_lookup (apostil_document_get_annotations (fixture->document), "d1");
  g_assert_cmpstr (apostil_record_get (mark, APOSTIL_ATTR_VALUE), ==, other);

  /* In the document it is a command, and the ring closes. */
  for (guint i = 0; i < 10 && apostil_suggestion_get_proposed (mark) != NULL; i++)
    {
      apply (fixture,
             apostil_command_choose_value (fixture->document, mark,
                                           apostil_record_get_alternatives (mark)[0], &error));
      g_assert_no_error (error);
      mark = apostil_annotation_list_lookup (apostil_document_get_annotations (fixture->document),
                                             "d1");
    }
  g_assert_cmpstr (apostil_record_get (mark, APOSTIL_ATTR_VALUE), ==, first);
  g_assert_null (apostil_command_choose_value (fixture->document, mark, "1999-01-01", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  guint n = apostil_suggestion_layer_get_length (fixture->layer);
  ApostilAnnotation *it = apostil_suggestion_layer_step (fixture->layer, NULL, 0, FALSE);
  ApostilAnnotation *first = it;
  g_autoptr (GPtrArray) all = apostil_suggestion_layer_collect (fixture->layer, NULL, 0);
  g_autoptr (ApostilEdit) edit = NULL;

  for (guint i = 1; i <= n; i++)
    {
      g_assert_cmpuint (apostil_suggestion_layer_get_place (fixture->layer, it), ==, i);
      it = apostil_suggestion_layer_step (fixture->layer, it, 0, FALSE);
    }
  g_assert_true (it == first);
  it = apostil_suggestion_layer_step (fixture->layer, it, 0, TRUE);
  g_assert_cmpuint (apostil_suggestion_layer_get_place (fixture->layer, it), ==, n);
  g_assert_cmpuint (all->len, ==, n);

  /* All at once are one step. */
  edit = accepting (fixture, all);
  apply (fixture, g_steal_pointer (&edit));
  g_assert_cmpuint (count_marks (fixture), ==, n);
  g_assert_cmpuint (apostil_history_get_n_undo (apostil_document_get_history (fixture->document)),
                    ==, 1);
  apostil_document_undo (fixture->document);
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, n);
  g_assert_false (apostil_document_is_modified (fixture->document));
}

/* Suggestions that came with the file are gone through with the layer's. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  guint n = apostil_suggestion_layer_get_length (fixture->layer);
  g_autoptr (ApostilAnnotation) own = apostil_record_copy (find (fixture, "date", "dimanche", 0));
  ApostilEdit *edit = apostil_edit_new ("file");
  ApostilAnnotation *mark = NULL;
  guint place = 0;

  apostil_record_set_id (own, "d7");
  apostil_edit_add (edit, own);
  apply (fixture, edit);
  settle (fixture);
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, n);
  mark =
      apostil_annotation_list_lookup (apostil_document_get_annotations (fixture->document), "d7");
  place = apostil_suggestion_layer_get_place (fixture->layer, mark);
  g_assert_cmpuint (place, >, 0);
  mark = apostil_suggestion_layer_step (fixture->layer, NULL, 0, FALSE);
  for (guint i = 1; i < place; i++)
    mark = apostil_suggestion_layer_step (fixture->layer, mark, 0, FALSE);
  g_assert_cmpstr (apostil_record_get_id (mark), ==, "d7");
  accept (fixture, mark);
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture->layer), ==, n - 1);
}

/* A publication date set by hand moves the dates that count from it. */
static void
test_anchor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilArticle) article = NULL;
  GError *error = NULL;
  const gchar *text = "Il est arrivé samedi à Kaboul.\n";

  tear_down (fixture, data);
  fixture->document = make_document (text, NULL);
  fixture->layer = apostil_suggestion_layer_new (fixture->document, NULL);
  apostil_suggestion_layer_set_engines (fixture->layer, APOSTIL_ENGINE_DATES, 'C');
  settle (fixture);
  article = apostil_record_copy (apostil_document_get_article (fixture->document));
  apostil_record_set (article, APOSTIL_ATTR_PUBLISHED, "2021-08-22");
  apply (fixture, apostil_command_set_article (fixture->document, article, &error));
  g_assert_no_error (error);
  settle (fixture);
  g_assert_cmpstr (apostil_record_get (find (fixture, "date", "samedi", 0), APOSTIL_ATTR_VALUE), ==,
                   "2021-08-21");
}

/* « Publié le … », accepted, says when the article was published; undone, it does not. */
static void
test_publication (Fixture *fixture, gconstpointer data)
{
  ApostilAnnotationList *list = apostil_suggestion_layer_get_pending (fixture->layer);
  ApostilAnnotation *date = NULL;

  for (guint i = 0; i < apostil_annotation_list_get_length (list) && date == NULL; i++)
    if (apostil_record_get (apostil_annotation_list_get (list, i), APOSTIL_ATTR_ROLE) != NULL)
      date = apostil_annotation_list_get (list, i);
  accept (fixture, date);
  g_assert_cmpstr (
      apostil_record_get (apostil_document_get_article (fixture->document), APOSTIL_ATTR_PUBLISHED),
      ==, "2021-08-22");
  apostil_document_undo (fixture->document);
  g_assert_null (apostil_record_get (apostil_document_get_article (fixture->document),
                                     APOSTIL_ATTR_PUBLISHED));
}

/* A page of two articles. Each date that says when one was published brings its sections, which
 * the other dates of that article are counted from; what is left of the page stays proposed. */
static void
test_sections (Fixture *fixture, gconstpointer data)
{
  const gchar *text = "Deux ponts fermés\n"
                      "Publié le dimanche 22 août 2021\n"
                      "Le pont du port est fermé depuis samedi.\n"
                      "Un ministre arrive\n"
                      "Publié le mercredi 1 septembre 2021\n"
                      "Il est arrivé mardi à Kaboul.\n";
  ApostilRecordList *sections = NULL;
  ApostilAnnotation *date = NULL;
  g_autoptr (GPtrArray) all = NULL;

  tear_down (fixture, data);
  fixture->document = make_document (text, NULL);
  fixture->layer = apostil_suggestion_layer_new (fixture->document, NULL);
  apostil_suggestion_layer_set_engines (fixture->layer, APOSTIL_ENGINE_DATES, 'C');
  settle (fixture);
  sections = apostil_document_get_sections (fixture->document);
  all = apostil_suggestion_layer_collect_sections (fixture->layer, NULL);
  g_assert_cmpuint (all->len, ==, 4);

  accept (fixture, find (fixture, "date", "le mercredi 1 septembre 2021", 0));
  g_assert_cmpuint (apostil_record_list_get_length (sections), ==, 2);
  date = apostil_annotation_list_get (apostil_document_get_annotations (fixture->document), 0);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (apostil_section_get_published (apostil_record_list_get (sections, i)), ==,
                     apostil_record_get_id (date));
  g_assert_cmpstr (apostil_record_get (apostil_record_list_get (sections, 0), APOSTIL_ATTR_ROLE),
                   ==, "headline");
  g_assert_null (apostil_record_get (apostil_document_get_article (fixture->document),
                                     APOSTIL_ATTR_PUBLISHED));

  /* Both « samedi » and « mardi » keep their anchors. */
  settle (fixture);
  g_assert_cmpstr (apostil_record_get (find (fixture, "date", "mardi", 0), APOSTIL_ATTR_VALUE), ==,
                   "2021-08-31");
  g_assert_cmpstr (apostil_record_get (find (fixture, "date", "samedi", 0), APOSTIL_ATTR_VALUE), ==,
                   "2021-08-21");
  accept (fixture, find (fixture, "date", "le dimanche 22 août 2021", 0));
  g_assert_cmpuint (apostil_record_list_get_length (sections), ==, 4);
  g_assert_true (apostil_document_undo (fixture->document));
  g_assert_true (apostil_document_undo (fixture->document));
  g_assert_cmpuint (apostil_record_list_get_length (sections), ==, 0);
}

static void
expect_claimant (Fixture *fixture)
{
  ApostilAnnotationList *marks = apostil_document_get_annotations (fixture->document);
  ApostilAnnotation *claim = NULL;

  for (guint i = 0; i < apostil_annotation_list_get_length (marks); i++)
    if (apostil_annotation_is (apostil_annotation_list_get (marks, i), APOSTIL_KIND_CLAIM))
      claim = apostil_annotation_list_get (marks, i);
  g_assert_nonnull (claim);
  g_assert_cmpstr (apostil_annotation_get_link (claim, APOSTIL_LINK_CLAIMANT), ==,
                   apostil_record_get_id (apostil_record_list_get (
                       apostil_document_get_entities (fixture->document), 0)));
}

/* A claim is claimed by whom its source words name, accepted before that name or with it. */
static void
test_claimant (Fixture *fixture, gconstpointer data)
{
  const gchar *quoted = "Nous voulons négocier avec tous";
  g_autoptr (GPtrArray) all = NULL;

  tear_down (fixture, data);
  fixture->document = make_document (
      "« Nous voulons négocier avec tous », a déclaré Jeanne Lambert mardi.\n", NULL);
  fixture->layer = apostil_suggestion_layer_new (fixture->document, NULL);
  apostil_suggestion_layer_set_engines (fixture->layer, APOSTIL_ENGINES_ALL, 'C');
  settle (fixture);
  accept (fixture, find (fixture, "claim", quoted, 0));
  settle (fixture);
  accept (fixture, find (fixture, "entity", "Jeanne Lambert", 0));
  expect_claimant (fixture);
  g_assert_true (apostil_document_undo (fixture->document));
  g_assert_true (apostil_document_undo (fixture->document));
  settle (fixture);

  all = only (find (fixture, "claim", quoted, 0));
  g_ptr_array_add (all, find (fixture, "entity", "Jeanne Lambert", 0));
  apply (fixture, accepting (fixture, all));
  expect_claimant (fixture);
}

static void
test_unknown_language (void)
{
  Fixture fixture = { 0 };

  fixture.document = make_document ("xyzzy plugh\n", NULL);
  {
    g_autoptr (ApostilArticle)
        article = apostil_record_copy (apostil_document_get_article (fixture.document));

    apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, "tlh");
    apply (&fixture, apostil_command_set_article (fixture.document, article, NULL));
  }
  fixture.layer = apostil_suggestion_layer_new (fixture.document, NULL);
  apostil_suggestion_layer_set_engines (fixture.layer, APOSTIL_ENGINES_ALL, 'B');
  settle (&fixture);
  g_assert_error (apostil_suggestion_layer_get_problem (fixture.layer), G_IO_ERROR,
                  G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (apostil_suggestion_layer_get_length (fixture.layer), ==, 0);
  tear_down (&fixture, NULL);
}

/* Gone while its thread runs. */
static void
test_dispose (void)
{
  Fixture fixture = { 0 };

  fixture.document = make_document (TEXT, NULL);
  fixture.layer = apostil_suggestion_layer_new (fixture.document, NULL);
  apostil_suggestion_layer_set_engines (fixture.layer, APOSTIL_ENGINES_ALL, 'B');
  g_main_context_iteration (NULL, TRUE);
  g_object_run_dispose (G_OBJECT (fixture.layer));
  tear_down (&fixture, NULL);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
note_gone (gpointer data, GObject *where_the_object_was)
{
  *(gboolean *) data = TRUE;
}

/* Whoever lets it go while its thread runs hears nothing of it any more. */
static void
test_let_go (void)
{
  Fixture fixture = { 0 };
  gboolean gone = FALSE;

  fixture.document = make_document (TEXT, NULL);
  fixture.layer = apostil_suggestion_layer_new (fixture.document, NULL);
  g_signal_connect_swapped (fixture.layer, "changed", G_CALLBACK (on_changed), &fixture);
  g_object_weak_ref (G_OBJECT (fixture.layer), note_gone, &gone);
  apostil_suggestion_layer_set_engines (fixture.layer, APOSTIL_ENGINES_ALL, 'B');
  g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture.layer);
  g_assert_true (gone);
  fixture.n_changed = 0;
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (fixture.n_changed, ==, 0);
  g_object_unref (fixture.document);
}

static void
note_thread (gpointer data, GObject *where_the_object_was)
{
  g_atomic_pointer_set ((GThread **) data, g_thread_self ());
}

/* What a pass found that nobody wants any more may be much: it is not freed where windows are painted. */
static void
test_unwanted (void)
{
  ApostilDocument *document = make_document (TEXT, NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/rejections");
  ApostilRejections *memory = apostil_rejections_new (file);
  ApostilSuggestionLayer *layer = apostil_suggestion_layer_new (document, memory);
  GThread *where = NULL;

  g_object_weak_ref (G_OBJECT (memory), note_thread, &where);
  apostil_suggestion_layer_set_engines (layer, APOSTIL_ENGINES_ALL, 'B');
  g_main_context_iteration (NULL, TRUE);
  g_object_unref (layer);
  g_object_unref (memory);
  for (guint i = 0; i < 5000 && g_atomic_pointer_get (&where) == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_nonnull (g_atomic_pointer_get (&where));
  g_assert_true (g_atomic_pointer_get (&where) != g_thread_self ());
  g_object_unref (document);
}

#define add(name, function) \
  g_test_add ("/suggestion-layer/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("beside", test_beside);
  add ("accept", test_accept);
  add ("name", test_name);
  add ("father", test_father);
  add ("reject", test_reject);
  add ("value", test_value);
  add ("walk", test_walk);
  add ("own", test_own);
  add ("anchor", test_anchor);
  add ("publication", test_publication);
  add ("sections", test_sections);
  add ("claimant", test_claimant);
  g_test_add_func ("/suggestion-layer/unknown-language", test_unknown_language);
  g_test_add_func ("/suggestion-layer/dispose", test_dispose);
  g_test_add_func ("/suggestion-layer/let-go", test_let_go);
  g_test_add_func ("/suggestion-layer/unwanted", test_unwanted);

  return g_test_run ();
}
