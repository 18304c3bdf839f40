/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-publication-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-commands.h"

struct _ApostilPublicationRow
{
  ApostilInspectorRow parent_instance;

  GtkWidget *check;
};

G_DEFINE_FINAL_TYPE (ApostilPublicationRow, apostil_publication_row, APOSTIL_TYPE_INSPECTOR_ROW)

static void
on_toggled (GtkToggleButton *check, ApostilPublicationRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  GError *error = NULL;

  if (apostil_inspector_row_is_updating (row) || annotation == NULL)
    return;
  if (gtk_toggle_button_get_active (check))
    {
      ApostilEdit *edit = apostil_command_set_publication (apostil_inspector_row_get_document (row),
                                                           annotation, &error);

      apostil_inspector_row_apply (row, edit, error);
    }
  else
    apostil_inspector_row_set_attribute (row, annotation, APOSTIL_ATTR_ROLE, NULL, FALSE);
  /* Refused: the box must not say otherwise. */
  annotation = apostil_inspector_row_get_annotation (row);
  if (annotation != NULL)
    apostil_inspector_row_update (row, annotation);
}

static void
apostil_publication_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilPublicationRow *self = APOSTIL_PUBLICATION_ROW (row);
  gboolean active = g_strcmp0 (apostil_record_get (annotation, APOSTIL_ATTR_ROLE), "publication") ==
                    0;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->check), active);
  apostil_inspector_row_set_hint (
      row,
      apostil_document_get_section_at (apostil_inspector_row_get_document (row),
                                       apostil_annotation_get_first_span (annotation).start) != NULL
          ? _ ("Relative dates of this section count from it")
          : _ ("Relative dates of the article count from it"),
      FALSE);
}

GtkWidget *
apostil_publication_row_new (ApostilSession *session)
{
  return g_object_new (APOSTIL_TYPE_PUBLICATION_ROW, "session", session, NULL);
}

static void
apostil_publication_row_class_init (ApostilPublicationRowClass *klass)
{
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_publication_row_update;
}

static void
apostil_publication_row_init (ApostilPublicationRow *self)
{
  self->check = gtk_check_button_new_with_mnemonic (_ ("_Publication date"));
  g_signal_connect (self->check, "toggled", G_CALLBACK (on_toggled), self);
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), "");
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), self->check);
}
