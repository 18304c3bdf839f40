/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-preferences.h"

#include <glib/gi18n.h>

#include "apostil-combo.h"
#include "apostil-help.h"
#include "apostil-number.h"

/* How it works
 *
 * One page of sections, each a titled list of rows: what is set, a word about it, and the control.
 * The label of a row has the mnemonic of its control and names it to screen readers, the word about it
 * describes it. */

#define DEFAULT_WIDTH   520
#define SHARE_OF_SCREEN 0.8 /* that the page takes at most before it scrolls */

struct _ApostilPreferences
{
  GtkDialog parent_instance;

  GSettings *settings;
  ApostilSchemeFiles *schemes;
  GtkWidget *page;
  GtkWidget *list;     /* of the section to which rows are added */
  GtkWidget *font_row; /* shown when the font is the person's own */
  GtkWidget *scheme;
  gboolean filling; /* the list of schemes */
};

G_DEFINE_FINAL_TYPE (ApostilPreferences, apostil_preferences, GTK_TYPE_DIALOG)

/* A value of a setting, and how people call it. */
typedef struct
{
  const gchar *value;
  const gchar *label;
} Choice;

static const Choice fonts[] = {
  { "serif", N_ ("With serifs") },
  { "sans", N_ ("Without serifs") },
  { "own", N_ ("Your own") },
};

static const Choice themes[] = {
  { "system", N_ ("As the system") },
  { "light", N_ ("Light") },
  { "dark", N_ ("Dark") },
  { "high-contrast", N_ ("High contrast") },
  { "high-contrast-dark", N_ ("High contrast, dark") },
};

/* ---- Sections and rows ---- */

static void
begin_section (ApostilPreferences *self, const gchar *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *frame = gtk_frame_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "preferences-title");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->list), "preferences-list");
  atk_object_set_name (gtk_widget_get_accessible (self->list), title);
  gtk_container_add (GTK_CONTAINER (frame), self->list);
  gtk_container_add (GTK_CONTAINER (self->page), label);
  gtk_container_add (GTK_CONTAINER (self->page), frame);
}

static GtkWidget *
new_words (const gchar *name, const gchar *description, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new_with_mnemonic (name);
  GtkWidget *detail;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_container_add (GTK_CONTAINER (box), label);
  if (description == NULL)
    return box;

  detail = gtk_label_new (description);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_line_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (detail), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 38);
  gtk_style_context_add_class (gtk_widget_get_style_context (detail), "preferences-detail");
  gtk_container_add (GTK_CONTAINER (box), detail);
  atk_object_set_description (gtk_widget_get_accessible (control), description);
  return box;
}

/* Returns: (transfer none): the row. Boxes and not a GtkListBox, which Tab would leave at once. */
static GtkWidget *
add_row (ApostilPreferences *self, const gchar *name, const gchar *description, GtkWidget *control)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = new_words (name, description, control);

  gtk_style_context_add_class (gtk_widget_get_style_context (row), "preferences-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_container_add (GTK_CONTAINER (row), words);
  gtk_container_add (GTK_CONTAINER (row), control);
  gtk_container_add (GTK_CONTAINER (self->list), row);
  if (GTK_IS_COMBO_BOX (control) || GTK_IS_SPIN_BUTTON (control))
    apostil_combo_ignore_scroll (control);
  return row;
}

static void
add_switch (ApostilPreferences *self,
            const gchar *name,
            const gchar *description,
            const gchar *setting)
{
  GtkWidget *control = gtk_switch_new ();

  add_row (self, name, description, control);
  g_settings_bind (self->settings, setting, control, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
add_choice (ApostilPreferences *self,
            const gchar *name,
            const gchar *setting,
            const Choice *choices,
            guint n_choices)
{
  GtkWidget *control = gtk_combo_box_text_new ();

  for (guint i = 0; i < n_choices; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (control), choices[i].value,
                               _ (choices[i].label));
  add_row (self, name, NULL, control);
  g_settings_bind (self->settings, setting, control, "active-id", G_SETTINGS_BIND_DEFAULT);
}

/* ---- How the article is set ---- */

static gboolean
size_to_percent (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
percent_to_size (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static gboolean
write_words (GtkSpinButton *spin, const gchar *words)
{
  if (!g_str_equal (gtk_entry_get_text (GTK_ENTRY (spin)), words))
    gtk_entry_set_text (GTK_ENTRY (spin), words);
  return TRUE;
}

static gboolean
write_percent (GtkSpinButton *spin, gpointer user_data)
{
  /* Translators: a size as a share of the usual one: « 120 % » */
  g_autofree gchar *words = g_strdup_printf (_ ("%d %%"), gtk_spin_button_get_value_as_int (spin));

  return write_words (spin, words);
}

static gboolean
write_number (GtkSpinButton *spin, gpointer user_data)
{
  g_autofree gchar *words =
      apostil_number_to_words ((guint) gtk_spin_button_get_value_as_int (spin));

  return write_words (spin, words);
}

/* The number, in whatever digits, and whatever stands around it. */
static gint
read_number (GtkSpinButton *spin, gdouble *value, gpointer user_data)
{
  const gchar *text = gtk_entry_get_text (GTK_ENTRY (spin));
  gint number = 0;

  for (; *text != '\0' && number < 10000; text = g_utf8_next_char (text))
    if (g_unichar_isdigit (g_utf8_get_char (text)))
      number = number * 10 + g_unichar_digit_value (g_utf8_get_char (text));
  if (number == 0)
    return GTK_INPUT_ERROR;
  *value = number;
  return TRUE;
}

static void
add_size (ApostilPreferences *self)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (50, 400, 10);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  g_signal_connect (spin, "output", G_CALLBACK (write_percent), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (read_number), NULL);
  gtk_entry_set_width_chars (GTK_ENTRY (spin), 6);
  add_row (self, _ ("Text _size"), NULL, spin);
  g_settings_bind_with_mapping (self->settings, "zoom", spin, "value", G_SETTINGS_BIND_DEFAULT,
                                size_to_percent, percent_to_size, NULL, NULL);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
}

static void
add_measure (ApostilPreferences *self)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (40, 120, 5);

  g_signal_connect (spin, "output", G_CALLBACK (write_number), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (read_number), NULL);
  gtk_entry_set_width_chars (GTK_ENTRY (spin), 6);
  add_row (self, _ ("Line _width"), _ ("How many characters a line has at most, about"), spin);
  g_settings_bind (self->settings, "measure", spin, "value", G_SETTINGS_BIND_DEFAULT);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
}

static gboolean
family_to_font (GValue *value, GVariant *variant, gpointer user_data)
{
  const gchar *family = g_variant_get_string (variant, NULL);

  g_value_set_string (value, *family != '\0' ? family : "Serif");
  return TRUE;
}

static GVariant *
font_to_family (const GValue *value, const GVariantType *type, gpointer user_data)
{
  PangoFontDescription *font = pango_font_description_from_string (g_value_get_string (value));
  const gchar *family = pango_font_description_get_family (font);
  GVariant *variant = g_variant_new_string (family != NULL ? family : "");

  pango_font_description_free (font);
  return variant;
}

static void
show_font_row (ApostilPreferences *self)
{
  g_autofree gchar *font = g_settings_get_string (self->settings, "reading-font");

  gtk_widget_set_visible (self->font_row, g_str_equal (font, "own"));
}

static void
add_own_font (ApostilPreferences *self)
{
  GtkWidget *button = gtk_font_button_new ();

  gtk_font_chooser_set_level (GTK_FONT_CHOOSER (button), GTK_FONT_CHOOSER_LEVEL_FAMILY);
  gtk_font_button_set_show_size (GTK_FONT_BUTTON (button), FALSE);
  gtk_font_button_set_use_font (GTK_FONT_BUTTON (button), TRUE);
  gtk_font_button_set_title (GTK_FONT_BUTTON (button), _ ("Font of the Article"));
  self->font_row = add_row (self, _ ("Y_our own font"), NULL, button);
  g_settings_bind_with_mapping (self->settings, "own-font", button, "font", G_SETTINGS_BIND_DEFAULT,
                                family_to_font, font_to_family, NULL, NULL);
  g_signal_connect_object (self->settings, "changed::reading-font", G_CALLBACK (show_font_row),
                           self, G_CONNECT_SWAPPED);
}

/* ---- Who marks ---- */

static void
add_annotator (ApostilPreferences *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_width_chars (GTK_ENTRY (entry), 16);
  add_row (self, _ ("Your _name"),
           _ ("Written beside the marks and verdicts that you make; empty to write none"), entry);
  g_settings_bind (self->settings, "annotator-name", entry, "text", G_SETTINGS_BIND_DEFAULT);
}

static void
show_scheme (ApostilPreferences *self)
{
  g_autofree gchar *id = g_settings_get_string (self->settings, "default-scheme");

  self->filling = TRUE;
  /* One that is gone, or not read yet. */
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->scheme), id))
    gtk_combo_box_set_active (GTK_COMBO_BOX (self->scheme), -1);
  self->filling = FALSE;
}

static void
scheme_chosen (ApostilPreferences *self)
{
  const gchar *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->scheme));

  if (!self->filling && id != NULL)
    g_settings_set_string (self->settings, "default-scheme", id);
}

static void
fill_schemes (ApostilPreferences *self)
{
  GtkComboBoxText *combo = GTK_COMBO_BOX_TEXT (self->scheme);
  g_autoptr (GPtrArray) schemes = apostil_scheme_files_list (self->schemes);

  self->filling = TRUE;
  gtk_combo_box_text_remove_all (combo);
  for (guint i = 0; i < schemes->len; i++)
    gtk_combo_box_text_append (combo, apostil_scheme_get_id (schemes->pdata[i]),
                               apostil_scheme_get_label (schemes->pdata[i]));
  show_scheme (self);
}

/* Not bound: while the list is read anew, nothing is chosen, and that is no choice. */
static void
add_scheme (ApostilPreferences *self)
{
  g_autoptr (GList) cells = NULL;

  self->scheme = gtk_combo_box_text_new ();
  /* A label may be long: it is cut, rather than the dialog wide. */
  cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (self->scheme));
  g_object_set (cells->data, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 24, NULL);
  add_row (self, _ ("Sc_heme of new articles"), _ ("What can be marked in them"), self->scheme);
  fill_schemes (self);
  g_signal_connect_swapped (self->scheme, "changed", G_CALLBACK (scheme_chosen), self);
  g_signal_connect_object (self->schemes, "changed", G_CALLBACK (fill_schemes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::default-scheme", G_CALLBACK (show_scheme),
                           self, G_CONNECT_SWAPPED);
}

/* ---- Traces ---- */

static void
add_forget (ApostilPreferences *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Forget…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.forget");
  add_row (self, _ ("Fo_rget everything"),
           _ ("Recent articles, what was rejected, journals, the printer, and the size of windows"),
           button);
}

/* ---- Construction ---- */

static void
fill (ApostilPreferences *self)
{
  begin_section (self, _ ("Article"));
  add_choice (self, _ ("_Font"), "reading-font", fonts, G_N_ELEMENTS (fonts));
  add_own_font (self);
  add_size (self);
  add_measure (self);
  add_switch (self, _ ("Notes in the _margin"), _ ("Beside their lines; without, only ticks"),
              "margin-notes");

  begin_section (self, _ ("Appearance"));
  add_choice (self, _ ("_Theme"), "theme", themes, G_N_ELEMENTS (themes));

  begin_section (self, _ ("Suggestions"));
  add_switch (self, _ ("_Dates"), _ ("With the day that they mean"), "suggest-dates");
  add_switch (self, _ ("_Claims"), _ ("What is quoted or reported, and who is named as saying it"),
              "suggest-claims");
  add_switch (self, _ ("Nam_es"),
              _ ("Those that you have confirmed elsewhere in the article, and new ones"),
              "suggest-names");
  add_switch (self, _ ("_Guesses, too"), _ ("Suggestions that may well be wrong"),
              "suggest-guesses");

  begin_section (self, _ ("Marking"));
  add_annotator (self);
  add_scheme (self);

  begin_section (self, _ ("Traces on this computer"));
  add_switch (self, _ ("O_pen what was open"),
              _ ("Articles, each at the place where it was left, when Apostil starts"),
              "restore-session");
  add_forget (self);
  gtk_widget_show_all (self->page);
  show_font_row (self);
}

/* On a small screen or in large letters the page scrolls; else it is as high as it needs. */
static void
limit_height (ApostilPreferences *self, GtkWidget *scroller)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GdkMonitor *monitor = gdk_display_get_primary_monitor (display);
  GdkRectangle area;

  if (monitor == NULL)
    monitor = gdk_display_get_monitor (display, 0);
  if (monitor == NULL)
    return;
  gdk_monitor_get_workarea (monitor, &area);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MAX ((gint) (area.height * SHARE_OF_SCREEN), 200));
}

static void
apostil_preferences_finalize (GObject *object)
{
  ApostilPreferences *self = APOSTIL_PREFERENCES (object);

  g_clear_object (&self->schemes);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (apostil_preferences_parent_class)->finalize (object);
}

static void
apostil_preferences_class_init (ApostilPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_preferences_finalize;
}

static void
apostil_preferences_init (ApostilPreferences *self)
{
  GtkWidget *content = gtk_dialog_get_content_area (GTK_DIALOG (self));
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  apostil_help_bind (self, "preferences");
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set (self->page, "margin", 18, "margin-top", 12, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_container_add (GTK_CONTAINER (scroller), self->page);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_show_all (scroller);
  gtk_container_set_border_width (GTK_CONTAINER (content), 0);
  gtk_container_add (GTK_CONTAINER (content), scroller);
  limit_height (self, scroller);
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, -1);
}

/**
 * apostil_preferences_new:
 * @settings: the person's settings
 * @schemes: the schemes that there are
 *
 * Returns: (transfer none): the dialog, owned by GTK as all windows are
 */
GtkWidget *
apostil_preferences_new (GSettings *settings, ApostilSchemeFiles *schemes)
{
  ApostilPreferences *self = g_object_new (APOSTIL_TYPE_PREFERENCES, "use-header-bar", TRUE,
                                           "title", _ ("Preferences"), NULL);

  self->settings = g_object_ref (settings);
  self->schemes = g_object_ref (schemes);
  fill (self);
  return GTK_WIDGET (self);
}
