/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-section-editor.h"

#include <glib/gi18n.h>

#include "apostil-combo.h"
#include "apostil-commands.h"
#include "apostil-section-finder.h"
#include "apostil-describe.h"
#include "apostil-tokens.h"

/* Code points of a section's words that its row, and those that show its edges, have. */
#define WORDS      60
#define EDGE_WORDS 32

struct _ApostilSectionEditor
{
  GtkBox parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) */
  gchar *chosen;             /* (nullable) id of the section that is chosen */
  gboolean updating;

  GtkWidget *list;
  GtkWidget *add;
  GtkWidget *split;
  GtkWidget *find;
  GtkWidget *remove;
  GtkWidget *form;
  GtkWidget *edges[2]; /* the words where the chosen section begins, and where it ends */
  GtkWidget *movers[2];
  GtkWidget *role;
  GtkWidget *published;
  GtkWidget *author;
  GtkWidget *publisher;
  GtkWidget *language;
};

G_DEFINE_FINAL_TYPE (ApostilSectionEditor, apostil_section_editor, GTK_TYPE_BOX)

enum
{
  PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static ApostilSection *
get_chosen (ApostilSectionEditor *self)
{
  if (self->document == NULL || self->chosen == NULL)
    return NULL;
  return apostil_record_list_lookup (apostil_document_get_sections (self->document), self->chosen);
}

static gboolean
apply (ApostilSectionEditor *self, ApostilEdit *edit, GError *error)
{
  g_autoptr (ApostilEdit) owned = edit;
  g_autoptr (GError) problem = error;
  gboolean done = owned != NULL && apostil_document_apply (self->document, owned, &problem);

  g_signal_emit (self, signals[PROBLEM], 0, problem != NULL ? problem->message : NULL);
  return done;
}

/* ---- Rows ---- */

static gchar *
dup_beginning (ApostilSectionEditor *self, ApostilSection *section)
{
  ApostilText *text = apostil_document_get_text (self->document);
  guint n_spans;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  gchar *words;

  if (n_spans == 0)
    return g_strdup ("");
  words = apostil_text_dup_span (
      text, APOSTIL_SPAN (spans[0].start, MIN (spans[0].end, spans[0].start + WORDS)));
  g_strdelimit (words, "\n\t", ' ');
  return g_strstrip (words);
}

/* The publication date of the section, or what holds without one. */
static gchar *
dup_published (ApostilSectionEditor *self, ApostilSection *section)
{
  guint n_spans;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  const gchar *value = NULL;
  gchar *words;

  if (n_spans > 0)
    value = apostil_document_get_published_at (self->document, spans[0].start, NULL);
  words = apostil_describe_date (self->document, NULL, value, TRUE);
  return words != NULL ? words : g_strdup (value != NULL ? value : "");
}

static const gchar *
get_role_label (ApostilSectionEditor *self, const gchar *role)
{
  guint n_roles;
  const ApostilChoice *roles =
      apostil_scheme_get_section_roles (apostil_document_get_scheme (self->document), &n_roles);

  for (guint i = 0; i < n_roles; i++)
    if (g_strcmp0 (roles[i].id, role) == 0)
      return roles[i].label;
  return role != NULL ? role : "";
}

static void
add_row (ApostilSectionEditor *self, ApostilSection *section)
{
  const gchar *role = get_role_label (self, apostil_record_get (section, APOSTIL_ATTR_ROLE));
  g_autofree gchar *beginning = dup_beginning (self, section);
  g_autofree gchar *published = dup_published (self, section);
  g_autofree gchar *name = g_strdup_printf ("%s: %s", role, beginning);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (role);
  GtkWidget *words = gtk_label_new (beginning);
  GtkWidget *date = gtk_label_new (published);

  g_object_set_data_full (G_OBJECT (row), "section", g_strdup (apostil_record_get_id (section)),
                          g_free);
  gtk_container_set_border_width (GTK_CONTAINER (box), 6);
  gtk_label_set_width_chars (GTK_LABEL (title), 10);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (date), "dim-label");
  gtk_box_pack_start (GTK_BOX (box), title, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), words, TRUE, TRUE, 0);
  gtk_box_pack_end (GTK_BOX (box), date, FALSE, FALSE, 0);
  gtk_container_add (GTK_CONTAINER (row), box);
  atk_object_set_name (gtk_widget_get_accessible (row), name);
  gtk_widget_show_all (row);
  gtk_container_add (GTK_CONTAINER (self->list), row);
  if (g_strcmp0 (self->chosen, apostil_record_get_id (section)) == 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
}

/* ---- Form ---- */

static void
fill_dates (ApostilSectionEditor *self, ApostilSection *section)
{
  GtkComboBoxText *combo = GTK_COMBO_BOX_TEXT (self->published);
  ApostilAnnotationList *annotations = apostil_document_get_annotations (self->document);
  ApostilText *text = apostil_document_get_text (self->document);
  const gchar *chosen = apostil_section_get_published (section);
  guint n_spans;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  guint n = apostil_annotation_list_get_length (annotations);

  gtk_combo_box_text_remove_all (combo);
  gtk_combo_box_text_append (combo, "", _ ("As the article"));
  for (guint i = 0; i < n_spans; i++)
    for (guint j = apostil_annotation_list_lower_bound (annotations, spans[i].start); j < n; j++)
      {
        ApostilAnnotation *date = apostil_annotation_list_get (annotations, j);
        ApostilSpan span = apostil_annotation_get_first_span (date);
        g_autofree gchar *words = NULL;
        g_autofree gchar *meaning = NULL;
        g_autofree gchar *label = NULL;
        const gchar *value;

        if (span.start >= spans[i].end)
          break;
        if (!apostil_annotation_is (date, APOSTIL_KIND_DATE))
          continue;
        words = apostil_text_dup_span (text, span);
        value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
        meaning = apostil_describe_date (self->document, date, value, TRUE);
        label = g_strdup_printf ("%s (%s)", words, meaning != NULL ? meaning : "?");
        gtk_combo_box_text_append (combo, apostil_record_get_id (date), label);
      }
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), chosen != NULL ? chosen : ""))
    gtk_combo_box_set_active (GTK_COMBO_BOX (combo), 0);
}

static void
set_entry (GtkWidget *entry, ApostilSection *section, const gchar *name)
{
  const gchar *value = apostil_record_get (section, name);

  if (!gtk_widget_has_focus (entry))
    gtk_entry_set_text (GTK_ENTRY (entry), value != NULL ? value : "");
}

static void
show_edge (ApostilSectionEditor *self, ApostilSection *section, gboolean end)
{
  ApostilText *text = apostil_document_get_text (self->document);
  guint n_spans;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  ApostilSpan span;
  g_autofree gchar *words = NULL;
  g_autofree gchar *shown = NULL;

  if (n_spans == 0)
    return;
  span = apostil_text_trim (text, spans[end ? n_spans - 1 : 0]);
  if (end && apostil_span_length (span) > EDGE_WORDS)
    span.start = span.end - EDGE_WORDS;
  else if (!end)
    span.end = MIN (span.end, span.start + EDGE_WORDS);
  words = g_strdelimit (apostil_text_dup_span (text, span), "\n\t", ' ');
  shown = end ? g_strconcat ("…", words, NULL) : g_strconcat (words, "…", NULL);
  gtk_label_set_text (GTK_LABEL (self->edges[end]), shown);
}

static void
update_form (ApostilSectionEditor *self)
{
  ApostilSection *section = get_chosen (self);

  gtk_widget_set_sensitive (self->form, section != NULL);
  gtk_widget_set_sensitive (self->remove, section != NULL);
  if (section == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->edges[0]), "");
      gtk_label_set_text (GTK_LABEL (self->edges[1]), "");
      return;
    }
  show_edge (self, section, FALSE);
  show_edge (self, section, TRUE);
  self->updating = TRUE;
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->role),
                               apostil_record_get (section, APOSTIL_ATTR_ROLE));
  fill_dates (self, section);
  set_entry (self->author, section, APOSTIL_ATTR_AUTHOR);
  set_entry (self->publisher, section, APOSTIL_ATTR_PUBLISHER);
  set_entry (self->language, section, APOSTIL_ATTR_LANGUAGE);
  self->updating = FALSE;
}

static void
update_buttons (ApostilSectionEditor *self)
{
  gboolean selected = self->document != NULL && apostil_session_get_selection (self->session, NULL);

  gtk_widget_set_sensitive (self->add, selected);
  gtk_widget_set_sensitive (self->split, self->document != NULL);
  gtk_widget_set_sensitive (self->find, self->document != NULL &&
                                            apostil_section_finder_has_any (self->session));
}

static void
update (ApostilSectionEditor *self)
{
  g_autoptr (GList) rows = gtk_container_get_children (GTK_CONTAINER (self->list));
  ApostilRecordList *sections;

  self->updating = TRUE;
  for (GList *l = rows; l != NULL; l = l->next)
    gtk_widget_destroy (l->data);
  if (self->document != NULL)
    {
      sections = apostil_document_get_sections (self->document);
      for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
        add_row (self, apostil_record_list_get (sections, i));
    }
  self->updating = FALSE;
  update_form (self);
  update_buttons (self);
}

/* Only what this shows: sections, dates in them, the article's own publication date. */
static void
document_changed (ApostilDocument *document,
                  ApostilEdit *edit,
                  gboolean undone,
                  ApostilSectionEditor *self)
{
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    {
      gpointer record = changes[i].after != NULL ? changes[i].after : changes[i].before;

      if (APOSTIL_IS_SECTION (record) || APOSTIL_IS_ARTICLE (record) ||
          (APOSTIL_IS_ANNOTATION (record) && apostil_annotation_is (record, APOSTIL_KIND_DATE)))
        {
          update (self);
          return;
        }
    }
}

/* ---- Changes ---- */

/* Copies of all sections; (element-type ApostilSection). */
static GPtrArray *
copy_sections (ApostilSectionEditor *self)
{
  ApostilRecordList *sections = apostil_document_get_sections (self->document);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    g_ptr_array_add (copies, apostil_record_copy (apostil_record_list_get (sections, i)));
  return copies;
}

/* Takes @taken out of every section; one of which nothing is left goes. */
static void
give_way (GPtrArray *sections, ApostilSpan taken)
{
  for (guint i = sections->len; i > 0; i--)
    {
      ApostilSection *section = g_ptr_array_index (sections, i - 1);
      g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

      for (guint j = 0; j < n_spans; j++)
        {
          ApostilSpan before = APOSTIL_SPAN (spans[j].start, MIN (spans[j].end, taken.start));
          ApostilSpan after = APOSTIL_SPAN (MAX (spans[j].start, taken.end), spans[j].end);

          if (!apostil_span_is_empty (before))
            g_array_append_val (kept, before);
          if (!apostil_span_is_empty (after))
            g_array_append_val (kept, after);
        }
      if (kept->len == 0)
        g_ptr_array_remove_index (sections, i - 1);
      else
        apostil_section_set_spans (section, (const ApostilSpan *) (gpointer) kept->data, kept->len);
    }
}

static void
set_sections (ApostilSectionEditor *self, GPtrArray *sections)
{
  GError *error = NULL;

  apply (self, apostil_command_set_sections (self->document, sections, &error), error);
}

/* What was just made is chosen, so that its form is at hand. */
static void
choose_at (ApostilSectionEditor *self, guint32 offset)
{
  ApostilSection *section = apostil_document_get_section_at (self->document, offset);

  if (section == NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (apostil_record_get_id (section));
  update (self);
}

/* A section of the words that are selected; others give way to it. */
static void
add_clicked (GtkWidget *button, ApostilSectionEditor *self)
{
  g_autoptr (GPtrArray) sections = NULL;
  ApostilSection *section;
  ApostilSpan span;

  if (self->document == NULL || !apostil_session_get_selection (self->session, &span))
    return;
  sections = copy_sections (self);
  give_way (sections, span);
  section = apostil_section_new ("", "body");
  apostil_section_set_spans (section, &span, 1);
  g_ptr_array_add (sections, section);
  set_sections (self, sections);
  choose_at (self, span.start);
}

/* From the paragraph of the caret on: the rest of the section that it lies in, or of the text. */
static void
split_clicked (GtkWidget *button, ApostilSectionEditor *self)
{
  ApostilText *text;
  ApostilSection *around;
  ApostilSection *section;
  g_autoptr (GPtrArray) sections = NULL;
  ApostilSpan span;
  guint32 caret;

  if (self->document == NULL)
    return;
  text = apostil_document_get_text (self->document);
  caret = apostil_session_get_caret (self->session);
  span =
      APOSTIL_SPAN (apostil_text_get_paragraph (text, caret).start, apostil_text_get_length (text));
  around = apostil_document_get_section_at (self->document, caret);
  if (around != NULL)
    {
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (around, &n_spans);

      for (guint i = 0; i < n_spans; i++)
        if (apostil_span_holds (spans[i], caret))
          span = APOSTIL_SPAN (MAX (span.start, spans[i].start), spans[i].end);
    }
  else
    {
      ApostilRecordList *all = apostil_document_get_sections (self->document);

      /* Up to the next section. */
      for (guint i = 0; i < apostil_record_list_get_length (all); i++)
        {
          guint n_spans;
          const ApostilSpan *spans =
              apostil_section_get_spans (apostil_record_list_get (all, i), &n_spans);

          for (guint j = 0; j < n_spans; j++)
            if (spans[j].start > span.start)
              span.end = MIN (span.end, spans[j].start);
        }
    }
  if (apostil_span_is_empty (span))
    return;
  sections = copy_sections (self);
  give_way (sections, span);
  section = around != NULL
                ? apostil_section_new ("", apostil_record_get (around, APOSTIL_ATTR_ROLE))
                : apostil_section_new ("", "body");
  apostil_section_set_spans (section, &span, 1);
  g_ptr_array_add (sections, section);
  set_sections (self, sections);
  choose_at (self, span.start);
}

static void
remove_clicked (GtkWidget *button, ApostilSectionEditor *self)
{
  g_autoptr (GPtrArray) sections = NULL;

  if (get_chosen (self) == NULL)
    return;
  sections = copy_sections (self);
  for (guint i = sections->len; i > 0; i--)
    if (g_strcmp0 (apostil_record_get_id (g_ptr_array_index (sections, i - 1)), self->chosen) == 0)
      g_ptr_array_remove_index (sections, i - 1);
  set_sections (self, sections);
}

static void
find_clicked (GtkWidget *button, ApostilSectionEditor *self)
{
  GError *error = NULL;
  ApostilEdit *edit = apostil_section_finder_edit (self->session, &error);

  apply (self, edit, error);
}

/* An edge goes to the paragraph of the caret, which the section then begins or ends with. As when
 * it is dragged, the end takes in the empty lines that follow. */
static void
mover_clicked (GtkWidget *button, ApostilSectionEditor *self)
{
  ApostilSection *section = get_chosen (self);
  gboolean end = button == self->movers[1];
  ApostilText *text;
  ApostilSpan paragraph;
  guint32 offset;
  GError *error = NULL;

  if (section == NULL)
    return;
  text = apostil_document_get_text (self->document);
  paragraph = apostil_text_get_paragraph (text, apostil_session_get_caret (self->session));
  offset = end ? paragraph.end : paragraph.start;
  while (end && offset < apostil_text_get_length (text) &&
         apostil_text_get_char (text, offset) == '\n')
    offset++;
  apply (self, apostil_command_move_section_edge (self->document, section, end, offset, &error),
         error);
}

static void
row_selected (GtkListBox *list, GtkListBoxRow *row, ApostilSectionEditor *self)
{
  ApostilSection *section;

  if (self->updating)
    return;
  g_free (self->chosen);
  self->chosen = row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "section")) : NULL;
  section = get_chosen (self);
  if (section != NULL)
    {
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

      if (n_spans > 0)
        apostil_session_reveal (self->session, spans[0]);
    }
  update_form (self);
}

static void
set_attribute (ApostilSectionEditor *self, const gchar *name, const gchar *value)
{
  ApostilSection *section = get_chosen (self);
  const gchar *old;
  GError *error = NULL;

  if (self->updating || section == NULL)
    return;
  if (value != NULL && *value == '\0')
    value = NULL;
  old = apostil_record_get (section, name);
  if (g_strcmp0 (old, value) != 0)
    apply (self, apostil_command_set_attribute (self->document, section, name, value, &error),
           error);
}

static void
role_changed (GtkComboBox *combo, ApostilSectionEditor *self)
{
  set_attribute (self, APOSTIL_ATTR_ROLE, gtk_combo_box_get_active_id (combo));
}

static void
published_changed (GtkComboBox *combo, ApostilSectionEditor *self)
{
  ApostilSection *section = get_chosen (self);
  const gchar *id = gtk_combo_box_get_active_id (combo);
  g_autoptr (GPtrArray) sections = NULL;

  if (self->updating || section == NULL || id == NULL)
    return;
  sections = copy_sections (self);
  for (guint i = 0; i < sections->len; i++)
    {
      ApostilSection *copy = g_ptr_array_index (sections, i);

      if (g_str_equal (apostil_record_get_id (copy), self->chosen))
        apostil_section_set_published (copy, *id != '\0' ? id : NULL);
    }
  set_sections (self, sections);
}

/* A field is applied when it is left, or with Enter. */
static void
entry_done (GtkWidget *entry, ApostilSectionEditor *self)
{
  const gchar *name = entry == self->author      ? APOSTIL_ATTR_AUTHOR
                      : entry == self->publisher ? APOSTIL_ATTR_PUBLISHER
                                                 : APOSTIL_ATTR_LANGUAGE;

  set_attribute (self, name, gtk_entry_get_text (GTK_ENTRY (entry)));
}

static gboolean
entry_left (GtkWidget *entry, GdkEventFocus *event, ApostilSectionEditor *self)
{
  if (!gtk_widget_in_destruction (entry))
    entry_done (entry, self);
  return GDK_EVENT_PROPAGATE;
}

/* ---- Construction ---- */

static void
document_set (ApostilSectionEditor *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  const ApostilChoice *roles;
  guint n_roles;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->chosen, g_free);
  g_set_object (&self->document, document);
  self->updating = TRUE;
  gtk_combo_box_text_remove_all (GTK_COMBO_BOX_TEXT (self->role));
  if (document != NULL)
    {
      roles = apostil_scheme_get_section_roles (apostil_document_get_scheme (document), &n_roles);
      for (guint i = 0; i < n_roles; i++)
        gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->role), roles[i].id, roles[i].label);
      g_signal_connect (document, "changed", G_CALLBACK (document_changed), self);
    }
  self->updating = FALSE;
  update (self);
}

static void
apostil_section_editor_dispose (GObject *object)
{
  ApostilSectionEditor *self = APOSTIL_SECTION_EDITOR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (apostil_section_editor_parent_class)->dispose (object);
}

static void
apostil_section_editor_class_init (ApostilSectionEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_section_editor_dispose;
  signals[PROBLEM] = g_signal_new ("problem", APOSTIL_TYPE_SECTION_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_field (ApostilSectionEditor *self, gint row, const gchar *label, GtkWidget *control)
{
  GtkWidget *title = gtk_label_new_with_mnemonic (label);

  gtk_label_set_mnemonic_widget (GTK_LABEL (title), control);
  gtk_label_set_xalign (GTK_LABEL (title), 1);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "dim-label");
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (GTK_GRID (self->form), title, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->form), control, 1, row, 1, 1);
}

static GtkWidget *
add_entry (ApostilSectionEditor *self, gint row, const gchar *label)
{
  GtkWidget *entry = gtk_entry_new ();

  g_signal_connect (entry, "activate", G_CALLBACK (entry_done), self);
  g_signal_connect (entry, "focus-out-event", G_CALLBACK (entry_left), self);
  add_field (self, row, label, entry);
  return entry;
}

static GtkWidget *
add_button (ApostilSectionEditor *self, GtkWidget *box, const gchar *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", clicked, self);
  gtk_container_add (GTK_CONTAINER (box), button);
  return button;
}

/* The words at an edge, and a button that moves it. */
static void
add_edge (ApostilSectionEditor *self, gint row, gboolean end)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (end ? _ ("Ends with") : _ ("Begins with"));
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *mover;

  gtk_label_set_xalign (GTK_LABEL (title), 1);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "dim-label");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), end ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_END);
  gtk_box_pack_start (GTK_BOX (box), words, TRUE, TRUE, 0);
  /* Translators: moves the start or the end of a section to where the caret is in the article */
  mover = add_button (self, box, _ ("To the Caret"), G_CALLBACK (mover_clicked));
  atk_object_set_name (gtk_widget_get_accessible (mover),
                       end ? _ ("End with the paragraph of the caret")
                           : _ ("Begin with the paragraph of the caret"));
  gtk_grid_attach (GTK_GRID (self->form), title, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->form), box, 1, row, 1, 1);
  self->edges[end] = words;
  self->movers[end] = mover;
}

static void
add_form (ApostilSectionEditor *self)
{
  self->form = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->form), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->form), 12);
  add_edge (self, 0, FALSE);
  add_edge (self, 1, TRUE);
  self->role = gtk_combo_box_text_new ();
  apostil_combo_ignore_scroll (self->role);
  g_signal_connect (self->role, "changed", G_CALLBACK (role_changed), self);
  add_field (self, 2, _ ("_Role"), self->role);
  self->published = gtk_combo_box_text_new ();
  apostil_combo_ignore_scroll (self->published);
  g_signal_connect (self->published, "changed", G_CALLBACK (published_changed), self);
  add_field (self, 3, _ ("_Published"), self->published);
  self->author = add_entry (self, 4, _ ("_Author"));
  self->publisher = add_entry (self, 5, _ ("P_ublisher"));
  self->language = add_entry (self, 6, _ ("_Language"));
  gtk_container_add (GTK_CONTAINER (self), self->form);
}

static void
apostil_section_editor_init (ApostilSectionEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);
  GtkWidget *empty =
      gtk_label_new (_ ("The article has one section. Select words in the article to "
                        "make a section of them, such as a second story on the same "
                        "page with a date of its own."));
  GtkWidget *buttons = gtk_button_box_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_container_set_border_width (GTK_CONTAINER (self), 18);

  self->list = gtk_list_box_new ();
  gtk_label_set_line_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (empty), 48);
  g_object_set (empty, "margin", 12, "visible", TRUE, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (empty), "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), empty);
  atk_object_set_name (gtk_widget_get_accessible (self->list), _ ("Sections"));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scroller), GTK_SHADOW_IN);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 140);
  gtk_container_add (GTK_CONTAINER (scroller), self->list);
  gtk_box_pack_start (GTK_BOX (self), scroller, TRUE, TRUE, 0);

  gtk_button_box_set_layout (GTK_BUTTON_BOX (buttons), GTK_BUTTONBOX_START);
  gtk_box_set_spacing (GTK_BOX (buttons), 6);
  self->add = add_button (self, buttons, _ ("From the _Selection"), G_CALLBACK (add_clicked));
  self->split = add_button (self, buttons, _ ("From the _Caret On"), G_CALLBACK (split_clicked));
  /* Translators: proposes the sections of a page; a button */
  self->find = add_button (self, buttons, _ ("_Find"), G_CALLBACK (find_clicked));
  gtk_widget_set_tooltip_text (self->find,
                               _ ("Make sections of the headlines and publication lines that were "
                                  "found where the article has none"));
  self->remove = add_button (self, buttons, _ ("Re_move"), G_CALLBACK (remove_clicked));
  gtk_container_add (GTK_CONTAINER (self), buttons);
  add_form (self);
  gtk_widget_show_all (GTK_WIDGET (self));
}

/**
 * apostil_section_editor_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the editor
 */
GtkWidget *
apostil_section_editor_new (ApostilSession *session)
{
  ApostilSectionEditor *self = g_object_new (APOSTIL_TYPE_SECTION_EDITOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_set), self);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (update_buttons), self);
  g_signal_connect_swapped (session, "suggestions-changed", G_CALLBACK (update_buttons), self);
  document_set (self);
  return GTK_WIDGET (self);
}
