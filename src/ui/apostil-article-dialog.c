/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-commands.h"
#include "apostil-help.h"
#include "apostil-section-editor.h"
#include "apostil-describe.h"
#include "apostil-timex.h"

typedef struct
{
  const gchar *name; /* attribute; NULL: the authors */
  const gchar *label;
  gboolean is_date;
} Field;

/* In the order of the form. */
static const Field fields[] = {
  { APOSTIL_ATTR_TITLE, N_ ("_Title"), FALSE },
  { NULL, N_ ("_Authors"), FALSE },
  { APOSTIL_ATTR_PUBLISHER, N_ ("P_ublisher"), FALSE },
  { APOSTIL_ATTR_PUBLISHED, N_ ("_Published"), TRUE },
  { APOSTIL_ATTR_LANGUAGE, N_ ("_Language"), FALSE },
  { APOSTIL_ATTR_ORIGIN_HREF, N_ ("A_ddress"), FALSE },
};

#define N_FIELDS G_N_ELEMENTS (fields)

struct _ApostilArticleDialog
{
  GtkDialog parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) */
  GtkWidget *entries[N_FIELDS];
  GPtrArray *variables; /* (element-type Variable): what the scheme asks of an article */
  GtkWidget *meaning;   /* of the publication date, in words */
  GtkWidget *origin;
  GtkWidget *problem;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ApostilArticleDialog, apostil_article_dialog, GTK_TYPE_DIALOG)

typedef struct
{
  ApostilArticleDialog *dialog; /* that owns it */
  const ApostilAttributeDef *def;
  GtkWidget *control; /* combo box, check button or entry, by the type of @def */
} Variable;

static void
show_problem (ApostilArticleDialog *self, const gchar *message)
{
  gtk_label_set_text (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_widget_set_visible (self->problem, message != NULL);
}

/* ---- From the article to the form ---- */

static gchar *
dup_value (ApostilArticle *article, const Field *field)
{
  if (field->name == NULL)
    {
      const gchar *const *authors = apostil_article_get_authors (article);

      return authors != NULL ? g_strjoinv ("; ", (gchar **) authors) : g_strdup ("");
    }
  return g_strdup (apostil_record_get (article, field->name));
}

static void
show_meaning (ApostilArticleDialog *self, const gchar *value)
{
  g_autofree gchar *words = value != NULL && *value != '\0'
                                ? apostil_describe_date (self->document, NULL, value, FALSE)
                                : NULL;

  gtk_label_set_text (GTK_LABEL (self->meaning),
                      words != NULL ? words : _ ("Relative dates need it, such as “yesterday”."));
}

/* What is known of how the article came in; nobody edits it. */
static void
show_origin (ApostilArticleDialog *self, ApostilArticle *article)
{
  const gchar *retrieved = apostil_record_get (article, APOSTIL_ATTR_ORIGIN_RETRIEVED);
  const gchar *encoding = apostil_record_get (article, APOSTIL_ATTR_ORIGIN_ENCODING);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree gchar *text = NULL;

  g_ptr_array_add (
      parts,
      g_strdup_printf (ngettext ("%u character", "%u characters",
                                 apostil_text_get_length (apostil_article_get_text (article))),
                       apostil_text_get_length (apostil_article_get_text (article))));
  if (retrieved != NULL)
    /* Translators: %s is a date */
    g_ptr_array_add (parts, g_strdup_printf (_ ("retrieved %s"), retrieved));
  if (encoding != NULL)
    /* Translators: %s is a character encoding such as UTF-8 */
    g_ptr_array_add (parts, g_strdup_printf (_ ("read as %s"), encoding));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (gchar **) parts->pdata);
  gtk_label_set_text (GTK_LABEL (self->origin), text);
}

static void
show_variable (const Variable *variable, ApostilArticle *article)
{
  const gchar *value = apostil_record_get (article, variable->def->name);

  if (GTK_IS_COMBO_BOX (variable->control))
    gtk_combo_box_set_active_id (GTK_COMBO_BOX (variable->control), value != NULL ? value : "");
  else if (GTK_IS_TOGGLE_BUTTON (variable->control))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (variable->control),
                                  g_strcmp0 (value, "true") == 0);
  else if (!gtk_widget_has_focus (variable->control))
    gtk_entry_set_text (GTK_ENTRY (variable->control), value != NULL ? value : "");
}

static void
update (ApostilArticleDialog *self)
{
  ApostilArticle *article;

  if (self->document == NULL)
    return;
  article = apostil_document_get_article (self->document);
  self->updating = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree gchar *value = dup_value (article, &fields[i]);

      /* What is being typed is not overwritten. */
      if (!gtk_widget_has_focus (self->entries[i]))
        gtk_entry_set_text (GTK_ENTRY (self->entries[i]), value != NULL ? value : "");
    }
  for (guint i = 0; i < self->variables->len; i++)
    show_variable (g_ptr_array_index (self->variables, i), article);
  self->updating = FALSE;
  show_meaning (self, apostil_record_get (article, APOSTIL_ATTR_PUBLISHED));
  show_origin (self, article);
}

/* ---- From the form to the article ---- */

/* A semicolon parts them, also that of Arabic or of Chinese. */
static void
set_authors (ApostilArticle *article, const gchar *typed)
{
  g_autoptr (GRegex) semicolons = g_regex_new ("[;؛；]", 0, 0, NULL);
  g_auto (GStrv) names = g_regex_split (semicolons, typed, 0);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      g_ptr_array_add (kept, names[i]);
  g_ptr_array_add (kept, NULL);
  apostil_article_set_authors (article, (const gchar *const *) kept->pdata);
}

/* Applies one field: when it is left, with Enter, and when the dialog closes. */
static void
commit (ApostilArticleDialog *self, guint index)
{
  const Field *field = &fields[index];
  g_autofree gchar *typed = g_strdup (gtk_entry_get_text (GTK_ENTRY (self->entries[index])));
  g_autoptr (ApostilArticle) copy = NULL;
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (self->updating || self->document == NULL)
    return;
  g_strstrip (typed);
  if (field->is_date && *typed != '\0')
    {
      const gchar *calendar = NULL;
      g_autofree gchar *value = apostil_timex_parse_typed_in (
          typed, apostil_describe_calendar (self->document, NULL), &calendar);

      if (value != NULL)
        {
          g_free (typed);
          typed = g_steal_pointer (&value);
        }
    }
  copy = apostil_record_copy (apostil_document_get_article (self->document));
  if (field->name == NULL)
    set_authors (copy, typed);
  else
    apostil_record_set (copy, field->name, *typed != '\0' ? typed : NULL);
  edit = apostil_command_set_article (self->document, copy, &error);
  if (edit != NULL && !apostil_edit_is_empty (edit))
    apostil_document_apply (self->document, edit, &error);
  show_problem (self, error != NULL ? error->message : NULL);
}

/* Applies a variable; the form shows again what holds when the value is refused. */
static void
commit_variable (const Variable *variable)
{
  ApostilArticleDialog *self = variable->dialog;
  const gchar *value = NULL;
  g_autofree gchar *typed = NULL;
  GError *error = NULL;
  g_autoptr (ApostilEdit) edit = NULL;

  if (self->updating || self->document == NULL)
    return;
  if (GTK_IS_COMBO_BOX (variable->control))
    value = gtk_combo_box_get_active_id (GTK_COMBO_BOX (variable->control));
  else if (GTK_IS_TOGGLE_BUTTON (variable->control))
    value = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (variable->control)) ? "true" : NULL;
  else
    value = typed = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (variable->control))));
  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (value, apostil_record_get (apostil_document_get_article (self->document),
                                            variable->def->name)) == 0)
    return;
  edit = apostil_command_set_attribute (self->document,
                                        apostil_document_get_article (self->document),
                                        variable->def->name, value, &error);
  if (edit != NULL)
    apostil_document_apply (self->document, edit, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  g_clear_error (&error);
}

static gboolean
variable_left (GtkWidget *control, GdkEventFocus *event, Variable *variable)
{
  if (!gtk_widget_in_destruction (control))
    commit_variable (variable);
  return GDK_EVENT_PROPAGATE;
}

static guint
find_index (ApostilArticleDialog *self, gpointer entry)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->entries[i] == entry)
      return i;
  g_assert_not_reached ();
}

static void
entry_activate (GtkEntry *entry, ApostilArticleDialog *self)
{
  commit (self, find_index (self, entry));
}

static gboolean
entry_left (GtkWidget *entry, GdkEventFocus *event, ApostilArticleDialog *self)
{
  if (!gtk_widget_in_destruction (entry))
    commit (self, find_index (self, entry));
  return GDK_EVENT_PROPAGATE;
}

static void
date_typed (GtkEditable *entry, ApostilArticleDialog *self)
{
  const gchar *calendar = NULL;
  g_autofree gchar *value = NULL;

  if (self->updating || self->document == NULL)
    return;
  value = apostil_timex_parse_typed_in (gtk_entry_get_text (GTK_ENTRY (entry)),
                                        apostil_describe_calendar (self->document, NULL),
                                        &calendar);
  show_meaning (self, value);
}

/* ---- Construction ---- */

static void
document_set (ApostilArticleDialog *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);

  if (self->document == document)
    return;
  /* What the fields hold belongs to the old one. */
  gtk_widget_destroy (GTK_WIDGET (self));
}

static void
apostil_article_dialog_response (GtkDialog *dialog, gint response)
{
  ApostilArticleDialog *self = APOSTIL_ARTICLE_DIALOG (dialog);

  for (guint i = 0; i < N_FIELDS; i++)
    if (gtk_widget_has_focus (self->entries[i]))
      commit (self, i);
  for (guint i = 0; i < self->variables->len; i++)
    commit_variable (g_ptr_array_index (self->variables, i));
  gtk_widget_destroy (GTK_WIDGET (dialog));
}

static void
apostil_article_dialog_dispose (GObject *object)
{
  ApostilArticleDialog *self = APOSTIL_ARTICLE_DIALOG (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (apostil_article_dialog_parent_class)->dispose (object);
}

static void
apostil_article_dialog_finalize (GObject *object)
{
  ApostilArticleDialog *self = APOSTIL_ARTICLE_DIALOG (object);

  g_ptr_array_unref (self->variables);
  G_OBJECT_CLASS (apostil_article_dialog_parent_class)->finalize (object);
}

static void
apostil_article_dialog_class_init (ApostilArticleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_article_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_article_dialog_finalize;
  GTK_DIALOG_CLASS (klass)->response = apostil_article_dialog_response;
}

static GtkWidget *
add_note (GtkWidget *grid, gint row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "dim-label");
  gtk_grid_attach (GTK_GRID (grid), label, 1, row, 1, 1);
  return label;
}

static GtkWidget *
new_choices (const ApostilAttributeDef *def)
{
  GtkWidget *combo = gtk_combo_box_text_new ();

  /* Translators: nothing was chosen */
  gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo), "", _ ("Not said"));
  for (guint i = 0; i < def->n_choices; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo), def->choices[i].id,
                               def->choices[i].label);
  return combo;
}

/* What the scheme asks of every article, below what all articles have. */
static void
add_variables (ApostilArticleDialog *self, GtkWidget *grid, gint row)
{
  guint n_variables;
  const ApostilAttributeDef *defs =
      apostil_scheme_get_variables (apostil_document_get_scheme (self->document), &n_variables);

  for (guint i = 0; i < n_variables; i++)
    {
      Variable *variable = g_new0 (Variable, 1);
      GtkWidget *label = gtk_label_new (defs[i].label);

      variable->dialog = self;
      variable->def = &defs[i];
      g_ptr_array_add (self->variables, variable);
      if (defs[i].type == APOSTIL_VALUE_CHOICE)
        variable->control = new_choices (&defs[i]);
      else if (defs[i].type == APOSTIL_VALUE_BOOLEAN)
        variable->control = gtk_check_button_new ();
      else
        variable->control = gtk_entry_new ();
      if (GTK_IS_ENTRY (variable->control))
        {
          g_signal_connect_swapped (variable->control, "activate", G_CALLBACK (commit_variable),
                                    variable);
          g_signal_connect (variable->control, "focus-out-event", G_CALLBACK (variable_left),
                            variable);
        }
      else
        g_signal_connect_swapped (variable->control,
                                  GTK_IS_COMBO_BOX (variable->control) ? "changed" : "toggled",
                                  G_CALLBACK (commit_variable), variable);
      gtk_label_set_mnemonic_widget (GTK_LABEL (label), variable->control);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_style_context_add_class (gtk_widget_get_style_context (label), "dim-label");
      gtk_grid_attach (GTK_GRID (grid), label, 0, row + (gint) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), variable->control, 1, row + (gint) i, 1, 1);
    }
}

static GtkWidget *
new_form (ApostilArticleDialog *self)
{
  GtkWidget *grid = gtk_grid_new ();
  gint row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_container_set_border_width (GTK_CONTAINER (grid), 18);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *label = gtk_label_new_with_mnemonic (_ (fields[i].label));
      GtkWidget *entry = gtk_entry_new ();

      self->entries[i] = entry;
      gtk_widget_set_hexpand (entry, TRUE);
      gtk_entry_set_width_chars (GTK_ENTRY (entry), 16);
      gtk_entry_set_max_width_chars (GTK_ENTRY (entry), 36);
      gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_style_context_add_class (gtk_widget_get_style_context (label), "dim-label");
      gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), entry, 1, row++, 1, 1);
      g_signal_connect (entry, "activate", G_CALLBACK (entry_activate), self);
      g_signal_connect (entry, "focus-out-event", G_CALLBACK (entry_left), self);
      if (fields[i].is_date)
        {
          /* Translators: an example of a date */
          gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2021-08-22"));
          g_signal_connect (entry, "changed", G_CALLBACK (date_typed), self);
          self->meaning = add_note (grid, row++);
        }
      else if (fields[i].name == NULL)
        /* Translators: how several authors are typed */
        gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("One; another"));
    }
  self->origin = add_note (grid, row++);
  add_variables (self, grid, row);
  return grid;
}

static void
apostil_article_dialog_init (ApostilArticleDialog *self)
{
  self->variables = g_ptr_array_new_with_free_func (g_free);
}

/**
 * apostil_article_dialog_new:
 * @session: what the window looks at; it has a document
 *
 * Not modal: sections are made from what is selected in the article beside it.
 *
 * Returns: (transfer none): the dialog, not shown yet; it destroys itself when it is closed
 */
GtkWidget *
apostil_article_dialog_new (ApostilSession *session)
{
  ApostilArticleDialog *self = g_object_new (APOSTIL_TYPE_ARTICLE_DIALOG, "title",
                                             _ ("Article and Sections"), "use-header-bar", TRUE,
                                             "destroy-with-parent", TRUE, NULL);
  GtkWidget *content = gtk_dialog_get_content_area (GTK_DIALOG (self));
  GtkWidget *header = gtk_dialog_get_header_bar (GTK_DIALOG (self));
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);
  GtkWidget *sections = apostil_section_editor_new (session);
  GtkWidget *form;

  apostil_help_bind (self, "start#article");
  self->session = g_object_ref (session);
  self->document = g_object_ref (apostil_session_get_document (session));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_line_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  g_object_set (self->problem, "margin", 9, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->problem), "form-problem");

  form = new_form (self);
  gtk_widget_show_all (form);
  gtk_stack_add_titled (GTK_STACK (stack), form, "article", _ ("Article"));
  gtk_stack_add_titled (GTK_STACK (stack), sections, "sections", _ ("Sections"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_show_all (switcher);
  gtk_header_bar_set_custom_title (GTK_HEADER_BAR (header), switcher);
  /* As large as it needs to be, but with very large letters no larger than the screen. */
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_container_add (GTK_CONTAINER (scroller), stack);
  gtk_widget_show_all (scroller);
  gtk_box_pack_start (GTK_BOX (content), self->problem, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (content), scroller, TRUE, TRUE, 0);

  g_signal_connect_swapped (sections, "problem", G_CALLBACK (show_problem), self);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_set), self);
  g_signal_connect_swapped (self->document, "changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
