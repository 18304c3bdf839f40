/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the preferences say of every window: how the article is set, and who marks. All of it holds
 * at once, in all windows; a window without settings (no schema installed) keeps the defaults. */

#include "config.h"

#include "apostil-window-private.h"

/* As in the schema. */
typedef enum
{
  FONT_SERIF,
  FONT_SANS,
  FONT_OWN,
} ReadingFont;

static void
update_font (ApostilWindow *self)
{
  GSettings *settings = apostil_window_get_settings (self);
  g_autofree gchar *own = NULL;
  const gchar *family = "serif";

  if (settings == NULL)
    return;
  own = g_settings_get_string (settings, "own-font");
  switch ((ReadingFont) g_settings_get_enum (settings, "reading-font"))
    {
    case FONT_SANS:
      family = NULL;
      break;
    case FONT_OWN:
      if (*own != '\0')
        family = own;
      break;
    case FONT_SERIF:
    default:
      break;
    }
  g_object_set (self->view, "family", family, NULL);
}

/**
 * apostil_window_update_author:
 * @self: the window
 *
 * The document of @self learns who marks from now on.
 */
void
apostil_window_update_author (ApostilWindow *self)
{
  GSettings *settings = apostil_window_get_settings (self);
  g_autofree gchar *name = NULL;

  if (settings == NULL || self->document == NULL)
    return;
  name = g_strstrip (g_settings_get_string (settings, "annotator-name"));
  apostil_document_set_author (self->document, *name != '\0' ? name : NULL);
}

/**
 * apostil_window_follow_settings:
 * @self: the window
 *
 * Called once, when there is a view of the article.
 */
void
apostil_window_follow_settings (ApostilWindow *self)
{
  GSettings *settings = apostil_window_get_settings (self);

  if (settings == NULL)
    return;
  g_settings_bind (settings, "zoom", self->view, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "measure", self->view, "measure", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "margin-notes", self->view, "margin-notes", G_SETTINGS_BIND_GET);
  g_signal_connect_object (settings, "changed::reading-font", G_CALLBACK (update_font), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::own-font", G_CALLBACK (update_font), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::annotator-name",
                           G_CALLBACK (apostil_window_update_author), self, G_CONNECT_SWAPPED);
  update_font (self);
}
