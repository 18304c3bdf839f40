/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-field.h"

#include <glib/gi18n.h>

#include "apostil-combo.h"
#include "apostil-contrast.h"
#include "apostil-palette.h"
#include "apostil-scheme-words.h"
#include "apostil-swatch.h"

/* How it works
 *
 * Each type of control has a function that makes it and one that shows the value of the draft in it;
 * « updating » keeps what is shown from being written back. The note says with an icon and in words
 * whether the value is good; it is the description of the control, too, for those who hear it. */

struct _ApostilSchemeField
{
  GtkBox parent_instance;

  ApostilSchemeDraft *draft;
  guint node;
  gchar *field;
  ApostilFieldControl type;
  GtkWidget *control;
  GtkWidget *note; /* (nullable) */
  GtkWidget *note_icon;
  GtkWidget *note_label;
  GtkWidget *remedy; /* (nullable) a button beside the note */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ApostilSchemeField, apostil_scheme_field, GTK_TYPE_BOX)

static void
set_value (ApostilSchemeField *self, const gchar *value)
{
  if (!self->updating)
    apostil_scheme_draft_set (self->draft, self->node, self->field, value);
}

static const gchar *
get (ApostilSchemeField *self)
{
  return apostil_scheme_draft_get (self->draft, self->node, self->field);
}

/* ---- Note ---- */

static void
add_note (ApostilSchemeField *self)
{
  self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->note_icon = gtk_image_new ();
  self->note_label = gtk_label_new (NULL);
  gtk_label_set_line_wrap (GTK_LABEL (self->note_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note_label), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->note_label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note_label), 44);
  gtk_widget_set_valign (self->note_icon, GTK_ALIGN_START);
  gtk_box_pack_start (GTK_BOX (self->note), self->note_icon, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (self->note), self->note_label, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (self), self->note, FALSE, FALSE, 0);
  gtk_widget_show_all (self->note);
}

static void
tell (ApostilSchemeField *self, gboolean good, const gchar *words)
{
  AtkObject *accessible = gtk_widget_get_accessible (self->control);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->note_icon),
                                good ? "emblem-ok-symbolic" : "dialog-warning-symbolic",
                                GTK_ICON_SIZE_MENU);
  gtk_label_set_text (GTK_LABEL (self->note_label), words != NULL ? words : "");
  gtk_widget_set_visible (self->note, words != NULL);
  atk_object_set_description (accessible, words != NULL ? words : "");
}

/* ---- Lines and texts ---- */

static void
entry_changed (GtkEntry *entry, ApostilSchemeField *self)
{
  set_value (self, gtk_entry_get_text (entry));
}

static void
buffer_changed (GtkTextBuffer *buffer, ApostilSchemeField *self)
{
  g_autofree gchar *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  set_value (self, text);
}

static gboolean
left (GtkWidget *control, GdkEventFocus *event, ApostilSchemeField *self)
{
  if (self->draft != NULL)
    apostil_scheme_draft_settle (self->draft);
  return GDK_EVENT_PROPAGATE;
}

static void
make_line (ApostilSchemeField *self)
{
  self->control = gtk_entry_new ();
  gtk_entry_set_width_chars (GTK_ENTRY (self->control), 14);
  gtk_entry_set_activates_default (GTK_ENTRY (self->control), TRUE);
  g_signal_connect (self->control, "changed", G_CALLBACK (entry_changed), self);
  g_signal_connect (self->control, "focus-out-event", G_CALLBACK (left), self);
  gtk_box_pack_start (GTK_BOX (self), self->control, FALSE, FALSE, 0);
}

static void
update_line (ApostilSchemeField *self)
{
  const gchar *value = get (self);

  if (!g_str_equal (gtk_entry_get_text (GTK_ENTRY (self->control)), value != NULL ? value : ""))
    gtk_entry_set_text (GTK_ENTRY (self->control), value != NULL ? value : "");
}

static void
make_text (ApostilSchemeField *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  self->control = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->control), GTK_WRAP_WORD_CHAR);
  /* Tab leads on, as in all other fields. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->control), FALSE);
  g_object_set (self->control, "left-margin", 6, "right-margin", 6, "top-margin", 4,
                "bottom-margin", 4, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scroller), GTK_SHADOW_IN);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 110);
  gtk_container_add (GTK_CONTAINER (scroller), self->control);
  gtk_widget_show_all (scroller);
  gtk_box_pack_start (GTK_BOX (self), scroller, TRUE, TRUE, 0);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)), "changed",
                    G_CALLBACK (buffer_changed), self);
  g_signal_connect (self->control, "focus-out-event", G_CALLBACK (left), self);
}

static void
update_text (ApostilSchemeField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));
  const gchar *value = get (self);
  g_autofree gchar *shown = NULL;

  g_object_get (buffer, "text", &shown, NULL);
  if (!g_str_equal (shown, value != NULL ? value : ""))
    gtk_text_buffer_set_text (buffer, value != NULL ? value : "", -1);
}

/* ---- Choices ---- */

static void
combo_changed (GtkComboBox *combo, ApostilSchemeField *self)
{
  set_value (self, gtk_combo_box_get_active_id (combo));
}

static void
pack_combo (ApostilSchemeField *self)
{
  apostil_combo_ignore_scroll (self->control);
  gtk_widget_set_halign (self->control, GTK_ALIGN_START);
  g_signal_connect (self->control, "changed", G_CALLBACK (combo_changed), self);
  gtk_box_pack_start (GTK_BOX (self), self->control, FALSE, FALSE, 0);
}

/* The label comes first: a screen reader is told the first column of the chosen row. */
enum
{
  COLOUR_LABEL,
  COLOUR_ID,
  N_COLOUR_COLUMNS,
};

static void
swatch_data (GtkCellLayout *layout,
             GtkCellRenderer *cell,
             GtkTreeModel *model,
             GtkTreeIter *iter,
             gpointer user_data)
{
  g_autofree gchar *colour = NULL;

  gtk_tree_model_get (model, iter, COLOUR_ID, &colour, -1);
  gtk_cell_renderer_set_visible (cell, *colour != '\0');
  apostil_cell_renderer_swatch_set (APOSTIL_CELL_RENDERER_SWATCH (cell), colour, NULL);
}

static void
make_colour (ApostilSchemeField *self)
{
  g_autoptr (GtkListStore)
      store = gtk_list_store_new (N_COLOUR_COLUMNS, G_TYPE_STRING, G_TYPE_STRING);
  const gchar *const *colours = apostil_scheme_get_colours ();
  GtkCellRenderer *swatch = apostil_cell_renderer_swatch_new ();
  GtkCellRenderer *name = gtk_cell_renderer_text_new ();

  if (g_strcmp0 (apostil_scheme_draft_get_element (self->draft, self->node), APOSTIL_DRAFT_TYPE) ==
      0)
    gtk_list_store_insert_with_values (store, NULL, -1, COLOUR_LABEL,
                                       C_ ("colour", "That of the kind"), COLOUR_ID, "", -1);
  for (guint i = 0; colours[i] != NULL; i++)
    gtk_list_store_insert_with_values (store, NULL, -1, COLOUR_LABEL,
                                       apostil_scheme_words_colour (colours[i]), COLOUR_ID,
                                       colours[i], -1);
  self->control = gtk_combo_box_new_with_model (GTK_TREE_MODEL (store));
  gtk_combo_box_set_id_column (GTK_COMBO_BOX (self->control), COLOUR_ID);
  g_object_set (swatch, "xpad", 3, NULL);
  gtk_cell_layout_pack_start (GTK_CELL_LAYOUT (self->control), swatch, FALSE);
  gtk_cell_layout_pack_start (GTK_CELL_LAYOUT (self->control), name, TRUE);
  gtk_cell_layout_add_attribute (GTK_CELL_LAYOUT (self->control), name, "text", COLOUR_LABEL);
  gtk_cell_layout_set_cell_data_func (GTK_CELL_LAYOUT (self->control), swatch, swatch_data, NULL,
                                      NULL);
  pack_combo (self);
  add_note (self);
}

/* How its line and its tint stand out on the page, as the page is now: by day or in the dark. */
static void
tell_contrast (ApostilSchemeField *self, const gchar *colour)
{
  ApostilPalette *palette = apostil_palette_new (gtk_widget_get_style_context (GTK_WIDGET (self)));
  const ApostilPageColours *page = apostil_palette_get_page (palette);
  const ApostilColour *shown = apostil_palette_get (palette, colour);
  gdouble line = apostil_contrast_ratio (&shown->line, &page->page);
  gdouble words = apostil_contrast_ratio (&page->text, &shown->fill);
  g_autofree gchar *text = NULL;

  if (line < APOSTIL_CONTRAST_SIGNS)
    /* Translators: the number is a contrast as accessibility rules count it, from 1 to 21 */
    text =
        g_strdup_printf (_ ("Its lines are hard to see on the page: contrast %.1f to 1, where at "
                            "least 3 is asked for."),
                         line);
  else if (words < APOSTIL_CONTRAST_WORDS)
    text = g_strdup_printf (_ ("Words on it are hard to read: contrast %.1f to 1, where at least "
                               "4.5 is asked for."),
                            words);
  else
    /* Translators: two contrasts as accessibility rules count them, from 1 to 21 */
    text = g_strdup_printf (_ ("Easy to see: contrast %.1f to 1 for its lines on the page, %.1f to "
                               "1 for words on it."),
                            line, words);
  tell (self, line >= APOSTIL_CONTRAST_SIGNS && words >= APOSTIL_CONTRAST_WORDS, text);
  apostil_palette_free (palette);
}

static void
update_colour (ApostilSchemeField *self)
{
  const gchar *colour = get (self);
  guint parent = apostil_scheme_draft_get_parent (self->draft, self->node);

  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->control), colour != NULL ? colour : "");
  if (colour == NULL)
    colour = apostil_scheme_draft_get (self->draft, parent, "colour");
  tell_contrast (self, colour);
}

static void
make_value_type (ApostilSchemeField *self)
{
  self->control = gtk_combo_box_text_new ();
  for (guint i = APOSTIL_VALUE_STRING; i <= APOSTIL_VALUE_URI; i++)
    {
      const gchar *type = apostil_scheme_get_value_type_name (i);

      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->control), type,
                                 apostil_scheme_words_value_type (type));
    }
  pack_combo (self);
}

static void
update_value_type (ApostilSchemeField *self)
{
  const gchar *type = get (self);

  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->control), type != NULL ? type : "string");
}

static void
make_fallback (ApostilSchemeField *self)
{
  self->control = gtk_combo_box_text_new ();
  pack_combo (self);
}

static void
update_fallback (ApostilSchemeField *self)
{
  GtkComboBoxText *combo = GTK_COMBO_BOX_TEXT (self->control);
  g_autoptr (GArray) choices = apostil_scheme_draft_get_children (self->draft, self->node);
  const gchar *value = get (self);

  gtk_combo_box_text_remove_all (combo);
  gtk_combo_box_text_append (combo, "", C_ ("choice", "Not said"));
  for (guint i = 0; i < choices->len; i++)
    {
      guint choice = g_array_index (choices, guint, i);
      g_autofree gchar *words = apostil_scheme_words_node (self->draft, choice);

      gtk_combo_box_text_append (combo, apostil_scheme_draft_get (self->draft, choice, "id"),
                                 words);
    }
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), value != NULL ? value : "");
}

/* ---- Key ---- */

static void
key_typed (GtkEntry *entry, ApostilSchemeField *self)
{
  g_autofree gchar *key = g_utf8_strup (gtk_entry_get_text (entry), -1);

  if (!self->updating && !g_str_equal (key, gtk_entry_get_text (entry)))
    gtk_entry_set_text (entry, key);
  else
    set_value (self, key);
}

static void
remedy_clicked (GtkWidget *button, ApostilSchemeField *self)
{
  g_autofree gchar *key = apostil_scheme_draft_suggest_key (self->draft, self->node);

  gtk_widget_grab_focus (self->control);
  apostil_scheme_draft_settle (self->draft);
  set_value (self, key);
}

static void
make_key (ApostilSchemeField *self)
{
  self->control = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->control), 1);
  gtk_entry_set_width_chars (GTK_ENTRY (self->control), 3);
  gtk_entry_set_max_width_chars (GTK_ENTRY (self->control), 3);
  gtk_widget_set_halign (self->control, GTK_ALIGN_START);
  g_signal_connect (self->control, "changed", G_CALLBACK (key_typed), self);
  g_signal_connect (self->control, "focus-out-event", G_CALLBACK (left), self);
  gtk_box_pack_start (GTK_BOX (self), self->control, FALSE, FALSE, 0);
  add_note (self);
  self->remedy = gtk_button_new ();
  gtk_widget_set_halign (self->remedy, GTK_ALIGN_START);
  g_signal_connect (self->remedy, "clicked", G_CALLBACK (remedy_clicked), self);
  gtk_box_pack_start (GTK_BOX (self), self->remedy, FALSE, FALSE, 0);
}

static gchar *
dup_conflict (ApostilSchemeField *self, const gchar *key)
{
  g_autofree gchar *words = NULL;
  guint owner;

  if (!g_ascii_isupper (*key))
    return g_strdup (_ ("A key is one letter from A to Z."));
  if (!apostil_scheme_draft_is_key_taken (self->draft, self->node, key, &owner))
    return NULL;
  if (owner == 0)
    /* Translators: a letter, and what it does: « A marks all occurrences in every article. » */
    return g_strdup_printf (_ ("%s %s in every article."), key,
                            apostil_scheme_words_reserved_key (key));
  words = apostil_scheme_words_node (self->draft, owner);
  /* Translators: a letter, and the kind of mark that has it */
  return g_strdup_printf (_ ("%s is the key of “%s”."), key, words);
}

static void
update_key (ApostilSchemeField *self)
{
  const gchar *key = get (self);
  g_autofree gchar *conflict = key != NULL ? dup_conflict (self, key) : NULL;
  g_autofree gchar *other = apostil_scheme_draft_suggest_key (self->draft, self->node);
  g_autofree gchar *free_words = NULL;

  update_line (self);
  gtk_widget_set_visible (self->remedy, other != NULL && (key == NULL || conflict != NULL));
  if (other != NULL)
    {
      /* Translators: %s is a letter */
      g_autofree gchar *label = g_strdup_printf (_ ("_Use %s, which is free"), other);

      gtk_button_set_label (GTK_BUTTON (self->remedy), label);
      gtk_button_set_use_underline (GTK_BUTTON (self->remedy), TRUE);
    }
  if (conflict == NULL && key != NULL)
    /* Translators: %s is a letter */
    free_words = g_strdup_printf (_ ("No other mark has %s."), key);
  tell (self, conflict == NULL, conflict != NULL ? conflict : free_words);
}

/* ---- Kinds ---- */

static void
kinds_toggled (ApostilSchemeField *self)
{
  g_autoptr (GList) checks = gtk_container_get_children (GTK_CONTAINER (self->control));
  g_autoptr (GString) names = g_string_new (NULL);

  for (GList *l = checks; l != NULL; l = l->next)
    if (gtk_toggle_button_get_active (l->data))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                              (const gchar *) g_object_get_data (l->data, "id"));
  set_value (self, names->str);
}

static void
add_check (ApostilSchemeField *self, const gchar *id, const gchar *words)
{
  GtkWidget *check = gtk_check_button_new_with_label (words);

  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (kinds_toggled), self);
  gtk_container_add (GTK_CONTAINER (self->control), check);
}

static void
make_kinds (ApostilSchemeField *self)
{
  guint root = apostil_scheme_draft_get_root (self->draft);
  g_autoptr (GArray) children = apostil_scheme_draft_get_children (self->draft, root);
  gboolean link = g_str_equal (self->field, "targets");

  self->control = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  for (guint i = 0; i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);
      const gchar *id = apostil_scheme_draft_get (self->draft, child, "id");
      g_autofree gchar *words = apostil_scheme_words_node (self->draft, child);

      if (id == NULL ||
          !g_str_equal (apostil_scheme_draft_get_element (self->draft, child), APOSTIL_DRAFT_KIND))
        continue;
      /* A link to « entity » leads to who or what is named; to « mention », to one place of it. */
      if (link && g_str_equal (id, "entity"))
        {
          add_check (self, "entity", C_ ("target of a link", "Entities"));
          add_check (self, "mention", words);
        }
      else
        add_check (self, id, words);
    }
  gtk_widget_show_all (self->control);
  atk_object_set_role (gtk_widget_get_accessible (self->control), ATK_ROLE_GROUPING);
  gtk_box_pack_start (GTK_BOX (self), self->control, FALSE, FALSE, 0);
  add_note (self);
}

static void
update_kinds (ApostilSchemeField *self)
{
  g_autoptr (GList) checks = gtk_container_get_children (GTK_CONTAINER (self->control));
  const gchar *value = get (self);
  g_auto (GStrv) names = g_strsplit (value != NULL ? value : "", " ", -1);

  for (GList *l = checks; l != NULL; l = l->next)
    gtk_toggle_button_set_active (
        l->data, g_strv_contains ((const gchar *const *) names, g_object_get_data (l->data, "id")));
  if (g_str_equal (self->field, "targets"))
    tell (self, value != NULL,
          value == NULL ? _ ("Choose at least one; a link leads somewhere.") : NULL);
  else
    tell (self, TRUE, value == NULL ? _ ("Without any, all kinds.") : NULL);
}

/* ---- Yes and no ---- */

static void
toggled (GtkToggleButton *check, ApostilSchemeField *self)
{
  gboolean active = gtk_toggle_button_get_active (check);

  if (self->type == APOSTIL_FIELD_YES)
    set_value (self, active ? "true" : NULL);
  else
    set_value (self, active ? NULL : "off");
}

static void
make_check (ApostilSchemeField *self, const gchar *label)
{
  self->control = gtk_check_button_new_with_mnemonic (label);
  g_signal_connect (self->control, "toggled", G_CALLBACK (toggled), self);
  gtk_box_pack_start (GTK_BOX (self), self->control, FALSE, FALSE, 0);
}

static void
update_check (ApostilSchemeField *self)
{
  const gchar *value = get (self);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->control),
                                self->type == APOSTIL_FIELD_YES ? g_strcmp0 (value, "true") == 0
                                                                : g_strcmp0 (value, "off") != 0);
}

/* ---- All ---- */

static void
make_control (ApostilSchemeField *self, const gchar *label)
{
  switch (self->type)
    {
    case APOSTIL_FIELD_TEXT:
      make_text (self);
      break;
    case APOSTIL_FIELD_COLOUR:
      make_colour (self);
      break;
    case APOSTIL_FIELD_KEY:
      make_key (self);
      break;
    case APOSTIL_FIELD_VALUE_TYPE:
      make_value_type (self);
      break;
    case APOSTIL_FIELD_FALLBACK:
      make_fallback (self);
      break;
    case APOSTIL_FIELD_KINDS:
      make_kinds (self);
      break;
    case APOSTIL_FIELD_YES:
    case APOSTIL_FIELD_ON_OFF:
      make_check (self, label);
      break;
    case APOSTIL_FIELD_LINE:
    default:
      make_line (self);
    }
  gtk_widget_show (self->control);
}

/**
 * apostil_scheme_field_update:
 * @self: a field
 *
 * Shows what the draft says now.
 */
void
apostil_scheme_field_update (ApostilSchemeField *self)
{
  void (*const functions[]) (ApostilSchemeField * self) = {
    [APOSTIL_FIELD_LINE] = update_line,
    [APOSTIL_FIELD_TEXT] = update_text,
    [APOSTIL_FIELD_COLOUR] = update_colour,
    [APOSTIL_FIELD_KEY] = update_key,
    [APOSTIL_FIELD_VALUE_TYPE] = update_value_type,
    [APOSTIL_FIELD_FALLBACK] = update_fallback,
    [APOSTIL_FIELD_KINDS] = update_kinds,
    [APOSTIL_FIELD_YES] = update_check,
    [APOSTIL_FIELD_ON_OFF] = update_check,
  };

  g_return_if_fail (APOSTIL_IS_SCHEME_FIELD (self));

  self->updating = TRUE;
  functions[self->type](self);
  self->updating = FALSE;
}

static void
apostil_scheme_field_dispose (GObject *object)
{
  ApostilSchemeField *self = APOSTIL_SCHEME_FIELD (object);

  self->updating = TRUE;
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (apostil_scheme_field_parent_class)->dispose (object);
}

static void
apostil_scheme_field_finalize (GObject *object)
{
  g_free (APOSTIL_SCHEME_FIELD (object)->field);
  G_OBJECT_CLASS (apostil_scheme_field_parent_class)->finalize (object);
}

static void
apostil_scheme_field_class_init (ApostilSchemeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_scheme_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_scheme_field_finalize;
}

static void
apostil_scheme_field_init (ApostilSchemeField *self)
{
}

/**
 * apostil_scheme_field_new:
 * @draft: the scheme
 * @node: a part of it
 * @field: what of it
 * @control: how it is shown
 * @label: with a mnemonic; only controls that hold their label themselves show it
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
apostil_scheme_field_new (ApostilSchemeDraft *draft,
                          guint node,
                          const gchar *field,
                          ApostilFieldControl control,
                          const gchar *label)
{
  ApostilSchemeField *self = g_object_new (APOSTIL_TYPE_SCHEME_FIELD, "orientation",
                                           GTK_ORIENTATION_VERTICAL, "spacing", 3, "visible", TRUE,
                                           "hexpand", TRUE, NULL);

  self->draft = g_object_ref (draft);
  self->node = node;
  self->field = g_strdup (field);
  self->type = control;
  make_control (self, label);
  apostil_scheme_field_update (self);
  return GTK_WIDGET (self);
}

/**
 * apostil_scheme_field_get_control:
 * @self: a field
 *
 * Returns: (transfer none): what takes the focus, or, with several, holds them
 */
GtkWidget *
apostil_scheme_field_get_control (ApostilSchemeField *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_FIELD (self), NULL);

  return self->control;
}
