/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-article-view.h"
#include "apostil-caret.h"
#include "apostil-margin-notes.h"
#include "apostil-painter.h"
#include "apostil-section-headers.h"

G_BEGIN_DECLS

/* What the files of the article view share: -scroll, -pointer, -keys and the accessible. */

/* Lines above what is in sight from where marks still move the notes in sight. */
#define APOSTIL_NOTES_ABOVE 16

typedef enum
{
  APOSTIL_DRAG_NONE,
  APOSTIL_DRAG_PRESSED, /* a button is down; nothing is selected yet */
  APOSTIL_DRAG_HELD,    /* the same, on words that are selected: moved, they are carried away */
  APOSTIL_DRAG_SELECT,
  APOSTIL_DRAG_HANDLE,
  APOSTIL_DRAG_SECTION,
} ApostilDragMode;

typedef struct
{
  ApostilDragMode mode;
  guint clicks;       /* 1: characters, 2: words, 3: paragraphs */
  ApostilSpan origin; /* what the press selected */
  gdouble start_x;
  gdouble start_y;
  gdouble x; /* where the pointer is now */
  gdouble y;
  guint tick;          /* autoscroll; 0: none */
  gboolean end;        /* which end of the mark or section is dragged */
  guint fragment;      /* which span of the mark */
  gchar *id;           /* of the mark or section dragged */
  ApostilSpan preview; /* what it would become */
} ApostilDrag;

struct _ApostilArticleView
{
  ApostilScroller parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) the session's, as this view knows it */
  ApostilText *text;         /* (nullable) likewise */
  ApostilMarks *marks;       /* (nullable) */
  ApostilTypesetter *setter;
  ApostilSectionHeaders *headers; /* (nullable) */
  ApostilMarginNotes *notes;
  ApostilPalette *palette; /* (nullable) until the first frame, and after the style changed */
  ApostilPage page;
  gboolean rtl; /* the article's own direction */

  gdouble zoom;
  gchar *family; /* (nullable) of the font; NULL: the interface's */
  guint measure;
  gboolean margin_notes;

  gboolean syncing; /* the adjustments are being set from here */

  /* What is at the top of the view: this block, so many pixels below its top. */
  guint top_block;
  gint top_offset;
  gdouble fraction; /* of a pixel, kept for slow touchpads */
  gint64 value;     /* as the adjustment knows it */

  PangoFontDescription *ui_font; /* from which the fonts here were made */
  gdouble resolution;            /* likewise */
  PangoLanguage *language;       /* (nullable) of the article, where it is not the interface's */
  PangoFontDescription *note_font;
  gint header_height;

  gboolean caret_visible;
  gboolean caret_hidden; /* F7 */
  gint goal_x;
  guint32 shown_caret;
  ApostilSpan shown_selection;
  ApostilAnnotation *shown_current; /* (nullable) */
  GPtrArray *shown_proposed;        /* (nullable) those of shown_sight */
  ApostilSpan shown_sight;

  ApostilDrag drag;
  guint refining; /* idle source that has the heights of a long text estimated */
  guint ahead;    /* idle source that lays out one screen ahead */
};

/* apostil-article-view.c */
void apostil_article_view_update_language (ApostilArticleView *self);
void apostil_article_view_update_page (ApostilArticleView *self);
void apostil_article_view_set_caret_visible (ApostilArticleView *self, gboolean visible);
ApostilPalette *apostil_article_view_get_palette (ApostilArticleView *self);
void apostil_article_view_emit_selected (ApostilArticleView *self);
void apostil_article_view_emit_activated (ApostilArticleView *self);
void apostil_article_view_emit_command (ApostilArticleView *self,
                                        const gchar *action,
                                        const gchar *parameter);
void apostil_article_view_emit_context_menu (ApostilArticleView *self, GdkRectangle *area);

/* apostil-article-binding.c */
void apostil_article_view_bind (ApostilArticleView *self, ApostilSession *session);
void apostil_article_view_unbind (ApostilArticleView *self);
void apostil_article_view_note_proposed (ApostilArticleView *self);
void apostil_article_view_queue_span (ApostilArticleView *self, ApostilSpan span);
void apostil_article_view_queue_annotation (ApostilArticleView *self,
                                            ApostilAnnotation *annotation);

/* apostil-article-draw.c */
gboolean apostil_article_view_draw (GtkWidget *widget, cairo_t *cr);

/* apostil-article-scroll.c */
void apostil_article_view_settle (ApostilArticleView *self);
void apostil_article_view_refined (gpointer user_data);
void apostil_article_view_scroll_by (ApostilArticleView *self, gint64 pixels);
void apostil_article_view_adjustment_changed (ApostilArticleView *self);
guint32 apostil_article_view_get_top (ApostilArticleView *self);
void apostil_article_view_set_top (ApostilArticleView *self, guint32 offset);
gint apostil_article_view_get_block_y (ApostilArticleView *self, guint block);
void apostil_article_view_foreach_visible (ApostilArticleView *self,
                                           gint top,
                                           gint bottom,
                                           ApostilScene *scene);
gboolean apostil_article_view_locate (ApostilArticleView *self,
                                      gdouble x,
                                      gdouble y,
                                      guint *block,
                                      guint *line,
                                      gint *text_x);

/* apostil-article-pointer.c */
void apostil_article_pointer_class_init (GtkWidgetClass *widget_class);
void apostil_article_pointer_init (ApostilArticleView *self);
void apostil_article_pointer_stop (ApostilArticleView *self);

/* apostil-article-keys.c */
void apostil_article_keys_class_init (GtkWidgetClass *widget_class);

/* apostil-article-clipboard.c */
void apostil_article_view_own_primary (ApostilArticleView *self);
void apostil_article_view_disown_primary (ApostilArticleView *self);
void apostil_article_view_drag_words (ApostilArticleView *self, GdkEventMotion *event);
void apostil_article_clipboard_class_init (GtkWidgetClass *widget_class);

G_END_DECLS
