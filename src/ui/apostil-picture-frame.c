/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-picture-frame.h"

#include <glib/gi18n-lib.h>

#include "apostil-picture-save.h"

#define ZOOM_STEP 1.5

struct _ApostilPictureFrame
{
  GtkOverlay parent_instance;

  GtkWidget *picture;
  GtkWidget *placeholder; /* (nullable) over a picture without a point */
  gchar *save_action;
  GSimpleAction *save; /* (nullable) until it is added */
};

G_DEFINE_FINAL_TYPE (ApostilPictureFrame, apostil_picture_frame, GTK_TYPE_OVERLAY)

static void
save_picture (ApostilPictureFrame *self)
{
  ApostilPicture *picture = apostil_picture_view_get_picture (APOSTIL_PICTURE_VIEW (self->picture));

  if (picture != NULL)
    apostil_picture_save (GTK_WIDGET (self), picture, apostil_picture_get_title (picture));
}

static void
update_action (ApostilPictureFrame *self)
{
  if (self->save != NULL)
    g_simple_action_set_enabled (self->save, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

/**
 * apostil_picture_frame_add_actions:
 * @self: a frame
 * @actions: those of the window
 *
 * Adds the action that saves the picture.
 */
void
apostil_picture_frame_add_actions (ApostilPictureFrame *self, GActionMap *actions)
{
  self->save = g_simple_action_new (self->save_action, NULL);
  g_signal_connect_object (self->save, "activate", G_CALLBACK (save_picture), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (actions, G_ACTION (self->save));
  update_action (self);
}

static void
show_menu (ApostilPictureFrame *self, GdkEvent *event)
{
  g_autoptr (GMenu) model = g_menu_new ();
  g_autofree gchar *action = g_strconcat ("win.", self->save_action, NULL);
  GtkWidget *menu;

  g_menu_append (model, _ ("_Save Picture…"), action);
  menu = gtk_menu_new_from_model (G_MENU_MODEL (model));
  gtk_menu_attach_to_widget (GTK_MENU (menu), self->picture, NULL);
  g_signal_connect_after (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), self->picture, GDK_GRAVITY_CENTER,
                              GDK_GRAVITY_CENTER, NULL);
}

static void
activate (ApostilPictureFrame *self)
{
  g_signal_emit_by_name (self, "activated");
}

static void
zoom_in (ApostilPictureFrame *self)
{
  apostil_picture_view_zoom (APOSTIL_PICTURE_VIEW (self->picture), ZOOM_STEP);
}

static void
zoom_out (ApostilPictureFrame *self)
{
  apostil_picture_view_zoom (APOSTIL_PICTURE_VIEW (self->picture), 1 / ZOOM_STEP);
}

static void
zoom_back (ApostilPictureFrame *self)
{
  apostil_picture_view_zoom (APOSTIL_PICTURE_VIEW (self->picture), 0);
}

/* It lies over the picture and does not replace it: a picture that is out of sight is not read. */
static void
update_placeholder (ApostilPictureFrame *self)
{
  ApostilPicture *picture = apostil_picture_view_get_picture (APOSTIL_PICTURE_VIEW (self->picture));

  if (self->placeholder != NULL)
    gtk_widget_set_visible (self->placeholder,
                            picture != NULL && apostil_picture_get_n_points (picture) == 0);
}

static void
add_button (ApostilPictureFrame *self,
            GtkWidget *box,
            const gchar *icon,
            const gchar *name,
            void (*clicked) (ApostilPictureFrame *self))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON);

  gtk_widget_set_tooltip_text (button, name);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_pack_start (GTK_BOX (box), button, FALSE, FALSE, 0);
}

/* Over the lower corner of the picture, beside its legend. */
static void
add_buttons (ApostilPictureFrame *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), GTK_STYLE_CLASS_LINKED);
  add_button (self, box, "zoom-out-symbolic", _ ("Zoom out (−)"), zoom_out);
  add_button (self, box, "zoom-original-symbolic", _ ("Usual size (0)"), zoom_back);
  add_button (self, box, "zoom-in-symbolic", _ ("Zoom in (+)"), zoom_in);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  g_object_set (box, "margin", 12, NULL);
  gtk_widget_show_all (box);
  gtk_overlay_add_overlay (GTK_OVERLAY (self), box);
}

static void
apostil_picture_frame_grab_focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (APOSTIL_PICTURE_FRAME (widget)->picture);
}

static void
apostil_picture_frame_finalize (GObject *object)
{
  ApostilPictureFrame *self = APOSTIL_PICTURE_FRAME (object);

  g_clear_object (&self->save);
  g_free (self->save_action);
  G_OBJECT_CLASS (apostil_picture_frame_parent_class)->finalize (object);
}

static void
apostil_picture_frame_class_init (ApostilPictureFrameClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_picture_frame_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = apostil_picture_frame_grab_focus;

  g_signal_new ("activated", APOSTIL_TYPE_PICTURE_FRAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
apostil_picture_frame_init (ApostilPictureFrame *self)
{
  g_signal_connect_after (self, "map", G_CALLBACK (update_action), NULL);
  g_signal_connect_after (self, "unmap", G_CALLBACK (update_action), NULL);
}

/**
 * apostil_picture_frame_get_picture:
 * @self: a frame
 *
 * Returns: (transfer none): the #ApostilPictureView in it
 */
GtkWidget *
apostil_picture_frame_get_picture (ApostilPictureFrame *self)
{
  return self->picture;
}

/**
 * apostil_picture_frame_set_placeholder:
 * @self: a frame
 * @placeholder: (transfer none): what to say instead
 *
 * Puts @placeholder in place of a picture on which there is no point.
 */
void
apostil_picture_frame_set_placeholder (ApostilPictureFrame *self, GtkWidget *placeholder)
{
  g_return_if_fail (self->placeholder == NULL);

  self->placeholder = placeholder;
  gtk_widget_set_no_show_all (placeholder, TRUE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self), placeholder);
  update_placeholder (self);
}

/**
 * apostil_picture_frame_new:
 * @session: what the window looks at
 * @create: makes the picture of a document
 * @save_action: name of the action that saves it, without « win. »
 * @buttons: whether there are buttons to zoom
 *
 * Returns: a frame with a view of that picture
 */
GtkWidget *
apostil_picture_frame_new (ApostilSession *session,
                           ApostilPictureFactory create,
                           const gchar *save_action,
                           gboolean buttons)
{
  ApostilPictureFrame *self = g_object_new (APOSTIL_TYPE_PICTURE_FRAME, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  self->save_action = g_strdup (save_action);
  self->picture = apostil_picture_view_new (session, create);
  g_signal_connect_swapped (self->picture, "activated", G_CALLBACK (activate), self);
  g_signal_connect_swapped (self->picture, "context-menu", G_CALLBACK (show_menu), self);
  g_signal_connect_swapped (self->picture, "laid-out", G_CALLBACK (update_placeholder), self);
  gtk_container_add (GTK_CONTAINER (scroller), self->picture);
  gtk_widget_show_all (scroller);
  gtk_container_add (GTK_CONTAINER (self), scroller);
  if (buttons)
    add_buttons (self);
  return GTK_WIDGET (self);
}
