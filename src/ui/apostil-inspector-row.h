/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* One row of the inspector: a label above a control that shows one thing of the current mark
 * and edits it in place. The form makes its rows once per kind; a row follows the mark by
 * update(), which must leave a control alone that shows the right thing already, so that
 * typing is never disturbed by the very edit that it makes. */

#define APOSTIL_TYPE_INSPECTOR_ROW (apostil_inspector_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (ApostilInspectorRow,
                          apostil_inspector_row,
                          APOSTIL,
                          INSPECTOR_ROW,
                          GtkBox)

/**
 * ApostilInspectorRowClass:
 * @update: shows @annotation
 * @focus: puts the focus where a person starts to edit; the base takes the first child that can
 */
struct _ApostilInspectorRowClass
{
  GtkBoxClass parent_class;

  void (*update) (ApostilInspectorRow *self, ApostilAnnotation *annotation);
  gboolean (*focus) (ApostilInspectorRow *self);
};

/* For subclasses, once: the label (mnemonic allowed) and the control it names. */
void apostil_inspector_row_set_label (ApostilInspectorRow *self, const gchar *label);
void apostil_inspector_row_set_control (ApostilInspectorRow *self, GtkWidget *control);
/* A small button at the end of the label's line. */
void apostil_inspector_row_set_button (ApostilInspectorRow *self, GtkWidget *button);
/* A line under the control: what the value means, or (with @error) what is wrong with it. */
void apostil_inspector_row_set_hint (ApostilInspectorRow *self, const gchar *hint, gboolean error);

/* The words of a label, which is laid out anew only when they are others: a label that is
 * told the same again has all of the form around it measured. */
void apostil_inspector_row_say (GtkWidget *label, const gchar *words);
void apostil_inspector_row_say_markup (GtkWidget *label, const gchar *markup);

/* For lists in a row. A line is words in a button, and a button that takes them away
 * when @remove_name says so; the caller connects to both (@remove: %NULL without one). */
void apostil_inspector_row_empty (GtkWidget *list);
GtkWidget *apostil_inspector_row_new_line (const gchar *markup,
                                           const gchar *remove_name,
                                           GtkWidget **words,
                                           GtkWidget **remove);

/* @annotation: (nullable): only for a row that knows by itself what it shows */
void apostil_inspector_row_update (ApostilInspectorRow *self, ApostilAnnotation *annotation);
gboolean apostil_inspector_row_focus (ApostilInspectorRow *self);

ApostilSession *apostil_inspector_row_get_session (ApostilInspectorRow *self);
ApostilDocument *apostil_inspector_row_get_document (ApostilInspectorRow *self);
/* The mark shown, as it is in the document now. (transfer none) (nullable) */
ApostilAnnotation *apostil_inspector_row_get_annotation (ApostilInspectorRow *self);
/* Whether update() is running: a control's own signals are then no edits. */
gboolean apostil_inspector_row_is_updating (ApostilInspectorRow *self);
/* Applies what a command returned; @error (transfer full) (nullable) is told in the window. */
gboolean apostil_inspector_row_apply (ApostilInspectorRow *self, ApostilEdit *edit, GError *error);
/* Sets an attribute of @record (the mark, or its entity); typing on becomes one step. */
gboolean apostil_inspector_row_set_attribute (ApostilInspectorRow *self,
                                              gpointer record,
                                              const gchar *name,
                                              const gchar *value,
                                              gboolean typing);

G_END_DECLS
