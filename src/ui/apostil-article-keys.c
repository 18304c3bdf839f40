/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

#include <gdk/gdkkeysyms.h>
#include <string.h>

#include "apostil-key.h"

/* Keys act while the article has the focus, never as accelerators of the window, which would
 * eat typing elsewhere. Letters are taken from the first group of the keyboard that has Latin
 * ones at that key, so they work in a Persian or Russian layout. What the scheme binds comes
 * first. */

static void
move_caret (ApostilArticleView *self, ApostilCaretStep step, gint direction, gboolean extend)
{
  guint32 caret = apostil_session_get_caret (self->session);
  guint32 anchor = apostil_session_get_anchor (self->session);
  guint32 target;

  if (!self->caret_visible && !self->caret_hidden)
    apostil_article_view_set_caret_visible (self, TRUE);
  target = apostil_caret_move (self->setter, caret, step, direction, &self->goal_x);
  apostil_session_select (self->session, extend ? anchor : target, target);
  apostil_article_view_scroll_to (self, APOSTIL_SPAN (target, target));
}

/* A page: the caret keeps its place on the screen, as far as the text goes. */
static void
move_page (ApostilArticleView *self, gint direction, gboolean extend)
{
  guint32 caret = apostil_session_get_caret (self->session);
  guint32 anchor = apostil_session_get_anchor (self->session);
  gint height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  gint pitch = apostil_typesetter_get_pitch (self->setter);
  gint distance = MAX (height - 2 * pitch, pitch);
  guint block;
  guint line;
  gint x;
  gint y;
  gint text_x;
  guint32 target;
  gboolean inside;

  if (!self->caret_visible && !self->caret_hidden)
    apostil_article_view_set_caret_visible (self, TRUE);
  apostil_caret_get_place (self->setter, caret, &block, &line, &x);
  if (self->goal_x < 0)
    self->goal_x = x;
  y = apostil_article_view_get_block_y (self, block) +
      apostil_block_layout_get_line_top (apostil_typesetter_get (self->setter, block), line) +
      pitch / 2;
  inside = apostil_article_view_locate (self, self->page.text_x, y + direction * distance, &block,
                                        &line, &text_x);
  if (inside)
    target = apostil_caret_at (self->setter, block, line, self->goal_x);
  else
    target = direction < 0 ? 0 : apostil_text_get_length (self->text);
  apostil_article_view_scroll_by (self, direction * distance);
  apostil_session_select (self->session, extend ? anchor : target, target);
  apostil_article_view_scroll_to (self, APOSTIL_SPAN (target, target));
}

static gboolean
handle_movement (ApostilArticleView *self, guint keyval, gboolean control, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_caret (self, control ? APOSTIL_CARET_WORD : APOSTIL_CARET_CHARACTER, -1, shift);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_caret (self, control ? APOSTIL_CARET_WORD : APOSTIL_CARET_CHARACTER, 1, shift);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_caret (self, control ? APOSTIL_CARET_PARAGRAPH : APOSTIL_CARET_LINE, -1, shift);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_caret (self, control ? APOSTIL_CARET_PARAGRAPH : APOSTIL_CARET_LINE, 1, shift);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_caret (self, control ? APOSTIL_CARET_TEXT_END : APOSTIL_CARET_LINE_END, -1, shift);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_caret (self, control ? APOSTIL_CARET_TEXT_END : APOSTIL_CARET_LINE_END, 1, shift);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_page (self, -1, shift);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_page (self, 1, shift);
      return TRUE;
    case GDK_KEY_space:
      if (control)
        return FALSE;
      apostil_article_view_scroll_by (
          self, (shift ? -1 : 1) * (gtk_widget_get_allocated_height (GTK_WIDGET (self)) -
                                    2 * apostil_typesetter_get_pitch (self->setter)));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
select_all (ApostilArticleView *self)
{
  apostil_session_select (self->session, 0, apostil_text_get_length (self->text));
}

static gboolean
handle_control (ApostilArticleView *self, guint keyval, guint letter)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      apostil_article_view_set_zoom (self, self->zoom * 1.1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      apostil_article_view_set_zoom (self, self->zoom / 1.1);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      apostil_article_view_set_zoom (self, 1.0);
      return TRUE;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      apostil_article_view_copy (self);
      return TRUE;
    default:
      break;
    }
  if (letter == 'c')
    apostil_article_view_copy (self);
  else if (letter == 'a')
    select_all (self);
  else
    return FALSE;
  return TRUE;
}

static gboolean
handle_letter (ApostilArticleView *self, guint letter)
{
  ApostilScheme *scheme = apostil_document_get_scheme (self->document);
  const gchar key[2] = { (gchar) g_ascii_toupper ((gchar) letter), '\0' };
  const gchar *target = apostil_scheme_get_key_target (scheme, key);

  if (target != NULL && g_str_has_prefix (target, "set/"))
    apostil_article_view_emit_command (self, "set", target + strlen ("set/"));
  else if (target != NULL)
    apostil_article_view_emit_command (self, "annotate", target);
  else if (letter == 'a')
    apostil_article_view_emit_command (self, "annotate-all", NULL);
  else if (letter == 'f')
    apostil_article_view_emit_command (self, "add-fragment", NULL);
  else if (letter == 's')
    apostil_article_view_emit_command (self, "set", APOSTIL_PART_SOURCE);
  else if (letter == 'u')
    apostil_article_view_emit_command (self, "set", APOSTIL_PART_CUE);
  else if (letter == 'b')
    apostil_article_view_emit_command (self, "set", "publication");
  else if (letter == 'x')
    apostil_article_view_emit_command (self, "relate", "contradicts");
  else if (letter == 'y')
    apostil_article_view_emit_command (self, "accept", NULL);
  else if (letter == 'n')
    apostil_article_view_emit_command (self, "reject", NULL);
  else if (letter == 'v')
    apostil_article_view_emit_command (self, "alternative", NULL);
  else
    return FALSE;
  return TRUE;
}

static void
handle_escape (ApostilArticleView *self)
{
  guint32 caret = apostil_session_get_caret (self->session);

  if (self->drag.mode != APOSTIL_DRAG_NONE)
    {
      apostil_article_pointer_stop (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (apostil_session_get_selection (self->session, NULL))
    apostil_session_select (self->session, caret, caret);
  else
    apostil_session_set_current (self->session, NULL, FALSE);
}

static gboolean
handle_plain (ApostilArticleView *self, guint keyval, guint letter, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (apostil_session_get_current (self->session) == NULL)
        return FALSE;
      apostil_article_view_emit_activated (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      apostil_article_view_emit_command (self, "delete", NULL);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return apostil_session_next (self->session, FALSE);
    case GDK_KEY_ISO_Left_Tab:
      return apostil_session_next (self->session, TRUE);
    case GDK_KEY_Escape:
      if (self->drag.mode == APOSTIL_DRAG_NONE &&
          !apostil_session_get_selection (self->session, NULL) &&
          apostil_session_get_current (self->session) == NULL)
        return FALSE;
      handle_escape (self);
      return TRUE;
    case GDK_KEY_F7:
      self->caret_hidden = self->caret_visible;
      apostil_article_view_set_caret_visible (self, !self->caret_visible);
      return TRUE;
    default:
      return letter != 0 && !shift && handle_letter (self, letter);
    }
}

static gboolean
key_press (GtkWidget *widget, GdkEventKey *event)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  guint state = event->state & gtk_accelerator_get_default_mod_mask ();
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  guint letter;

  if (self->document == NULL)
    return GDK_EVENT_PROPAGATE;
  letter = apostil_key_to_letter (GTK_WIDGET (self), event);
  switch (state & ~GDK_SHIFT_MASK)
    {
    case 0:
      if (handle_movement (self, event->keyval, FALSE, shift) ||
          handle_plain (self, event->keyval, letter, shift))
        return GDK_EVENT_STOP;
      break;
    case GDK_CONTROL_MASK:
      if (handle_movement (self, event->keyval, TRUE, shift) ||
          handle_control (self, event->keyval, letter))
        return GDK_EVENT_STOP;
      break;
    case GDK_MOD1_MASK:
      if (event->keyval == GDK_KEY_Up || event->keyval == GDK_KEY_KP_Up)
        apostil_session_outward (self->session);
      else if (event->keyval == GDK_KEY_Down || event->keyval == GDK_KEY_KP_Down)
        apostil_session_inward (self->session);
      else
        break;
      return GDK_EVENT_STOP;
    default:
      break;
    }
  return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->key_press_event (widget, event);
}

static gboolean
popup_menu (GtkWidget *widget)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  guint32 caret = apostil_session_get_caret (self->session);
  GdkRectangle area = { 0, 0, 1, 1 };

  if (self->document == NULL)
    return FALSE;
  apostil_article_view_scroll_to (self, APOSTIL_SPAN (caret, caret));
  apostil_article_view_get_span_area (self, APOSTIL_SPAN (caret, caret), &area);
  apostil_article_view_emit_context_menu (self, &area);
  return TRUE;
}

/**
 * apostil_article_keys_class_init:
 * @widget_class: the class of the view
 *
 * Sets the handlers of keys.
 */
void
apostil_article_keys_class_init (GtkWidgetClass *widget_class)
{
  widget_class->key_press_event = key_press;
  widget_class->popup_menu = popup_menu;
}
