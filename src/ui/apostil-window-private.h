/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-article-view.h"
#include "apostil-entity-chooser.h"
#include "apostil-find-bar.h"
#include "apostil-inspector.h"
#include "apostil-formats.h"
#include "apostil-journal.h"
#include "apostil-mark-list.h"
#include "apostil-mark-popover.h"
#include "apostil-occurrence-review.h"
#include "apostil-relate-bar.h"
#include "apostil-review-bar.h"
#include "apostil-view.h"
#include "apostil-window.h"

G_BEGIN_DECLS

/* Shared by the files of the window: what it assembles (apostil-window.c), its actions
 * (-actions.c), marking (-mark.c), suggestions (-review.c), files (-files.c), the parts around an article
 * (-parts.c), panes (-panes.c) and views (-views.c). */

typedef struct _ApostilWindowView ApostilWindowView; /* a line of the table of views */

struct _ApostilWindow
{
  GtkApplicationWindow parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) the session's, watched */

  /* File */
  GFile *file;   /* (nullable) where it is saved */
  GFile *source; /* (nullable) what is being loaded, or was taken in without being saved yet */
  gchar *etag;   /* (nullable) of what was read or written last */
  gchar *name;   /* (nullable) how an unsaved document is called, and the start of its file name */
  GFileMonitor *monitor;
  ApostilJournal *journal;   /* (nullable) of the document */
  GCancellable *cancellable; /* (nullable) of the load or save that runs */
  guint spinner_timeout;
  GObject *file_dialog; /* (nullable) the native dialog that is shown */
  gboolean loading;
  gboolean as_copy; /* what is loaded is a sample: it keeps no file */
  gboolean saving;
  gboolean changed_while_saving;
  gboolean close_when_saved;
  gboolean closing;   /* asked already: destroy it */
  gboolean pasted;    /* the article itself is in no file yet */
  gchar *resume_view; /* (nullable) to show once the file is there, with the caret at: */
  guint32 resume_caret;
  gboolean forgotten;   /* what it shows is not to be opened again by itself */
  gboolean traceless;   /* nothing is remembered of the article outside its file */
  GPtrArray *noted;     /* (element-type GFile) what may be among the recent files of it */
  GCancellable *intake; /* (nullable) of what is being pasted or dropped */
  gboolean inhibiting;  /* the desktop was told to ask before it ends the session */
  guint inhibited;      /* the cookie for that; 0 where nobody manages sessions */

  /* What the chooser of entities was asked about. */
  gchar *asked_target;
  ApostilSpan asked_span;

  /* Views */
  const ApostilWindowView *shown_view;
  gchar *left_mark; /* (nullable) the id of the current mark when the article was left */

  /* Suggestions */
  ApostilEngines asked_engines; /* for this document; 0: as the settings say */
  gboolean review_stopped;      /* none for this document until asked for */
  gboolean review_waits;        /* asked for: the first one is shown when it comes */

  /* Panes */
  gboolean lists_wanted;
  gboolean inspector_wanted;
  gboolean inspector_asked; /* beside a view that does without it */
  GtkWidget *asked_pane;    /* (nullable) asked for where there is room for one only */
  gint width;
  gint menu_height; /* of the main menu as a popover; 0 until it is known */
  guint fit_idle;

  gboolean drawn; /* once at least */
  guint menus_idle;
  guint parts_idle;

  GtkWidget *tour; /* (nullable) while it is shown */
  GtkWidget *header;
  GtkWidget *recent_button;
  GtkWidget *menu_button;
  GtkWidget *lists_button;
  GtkWidget *inspector_button;
  GtkWidget *find_button;
  GtkWidget *findings_button;
  GtkWidget *findings_count;
  GtkWidget *findings_popover; /* (nullable) until it is opened first */
  GtkWidget *switcher;
  GtkWidget *switcher_frame;
  GtkWidget *view_button;
  GtkWidget *view_label;
  GtkWidget *undo_box;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *info_bar;
  GtkWidget *info_primary;
  GtkWidget *info_secondary;
  GtkWidget *info_button;
  GtkWidget *stack;
  GtkWidget *welcome; /* (nullable) until it is shown */
  GtkWidget *spinner;
  GtkWidget *loading_label;
  GtkWidget *outer_paned;
  GtkWidget *inner_paned;
  GtkWidget *lists_pane;
  GtkWidget *centre_pane;
  GtkWidget *inspector_pane;
  GtkWidget *overlay;
  GtkWidget *views;
  GtkWidget *article_page;
  GtkWidget *scroller;
  GtkWidget *toast;
  GtkWidget *toast_label;
  GtkWidget *toast_undo;
  guint toast_timeout;

  /* (nullable) until the first document */
  GtkWidget *view;
  /* (nullable) all of them, until it was painted or they are asked for */
  GtkWidget *lists;
  GtkWidget *inspector;
  GtkWidget *find_bar;
  GtkWidget *review;
  GtkWidget *relate_bar;
  GtkWidget *review_bar;
  GtkWidget *mark_popover;
  GtkWidget *context_menu; /* (nullable) the one that was shown last */
  GtkWidget *chooser;
};

/* apostil-window-actions.c */
void apostil_window_add_actions (ApostilWindow *self);
void apostil_window_update_actions (ApostilWindow *self);
gboolean apostil_window_run (ApostilWindow *self, const gchar *action, const gchar *parameter);

/* apostil-window-mark.c */
void apostil_window_annotate (ApostilWindow *self, const gchar *target);
void apostil_window_entity_chosen (ApostilWindow *self,
                                   const gchar *entity_id,
                                   const gchar *fallback_id);
void apostil_window_entity_identified (ApostilWindow *self,
                                       const gchar *entity_id,
                                       const gchar *known_id);
void apostil_window_delete_mark (ApostilWindow *self);
void apostil_window_add_fragment (ApostilWindow *self);
void apostil_window_set_role (ApostilWindow *self, const gchar *role);
void apostil_window_extend (ApostilWindow *self, const gchar *how);
ApostilAnnotation *apostil_window_get_part_owner (ApostilWindow *self, const gchar *role);

/* apostil-window-review.c */
void apostil_window_begin_suggestions (ApostilWindow *self);
void apostil_window_follow_suggestion_settings (ApostilWindow *self);
void apostil_window_set_suggesting (ApostilWindow *self, const gchar *key, gboolean wanted);
void apostil_window_suggestions_changed (ApostilWindow *self);
void apostil_window_suggest (ApostilWindow *self, const gchar *what);
void apostil_window_step_suggestion (ApostilWindow *self, gboolean backwards);
void apostil_window_decide (ApostilWindow *self, gboolean accept);
void apostil_window_decide_all (ApostilWindow *self, gboolean by_rule, gboolean accept);
void apostil_window_choose_other (ApostilWindow *self);
ApostilAnnotation *apostil_window_adopt (ApostilWindow *self, ApostilAnnotation *mark);
ApostilAnnotation *apostil_window_adopt_current (ApostilWindow *self);
void apostil_window_stop_review (ApostilWindow *self);
void apostil_window_forget_rejections (ApostilWindow *self);

/* apostil-window-parts.c */
void apostil_window_build_article (ApostilWindow *self);
void apostil_window_build_parts (ApostilWindow *self);
void apostil_window_plan_parts (ApostilWindow *self);
gboolean apostil_window_is_relating (ApostilWindow *self);
void apostil_window_close_bars (ApostilWindow *self);

/* apostil-window-panes.c */
void apostil_window_set_pane_wanted (ApostilWindow *self, gboolean lists, gboolean wanted);
gboolean apostil_window_get_pane_shown (ApostilWindow *self, gboolean lists);
void apostil_window_fit_panes (ApostilWindow *self, gint width);
void apostil_window_fit_header (ApostilWindow *self);
void apostil_window_view_changed (ApostilWindow *self);
void apostil_window_uncover_view (ApostilWindow *self);
void apostil_window_next_pane (ApostilWindow *self, gboolean backwards);
void apostil_window_restore_state (ApostilWindow *self);
void apostil_window_save_state (ApostilWindow *self);

/* apostil-window-views.c */
void apostil_window_add_switcher (ApostilWindow *self);
void apostil_window_add_view_menu (ApostilWindow *self);
void apostil_window_fit_switcher (ApostilWindow *self, gboolean shown, gboolean narrow);
void apostil_window_show_view (ApostilWindow *self, const gchar *id);
void apostil_window_reset_view (ApostilWindow *self);
void apostil_window_focus_view (ApostilWindow *self);
ApostilView *apostil_window_get_view (ApostilWindow *self);
const gchar *apostil_window_get_view_id (ApostilWindow *self);
const gchar *apostil_window_get_view_label (ApostilWindow *self);
gboolean apostil_window_shows_article (ApostilWindow *self);
gboolean apostil_window_view_has_lists (ApostilWindow *self);
gboolean apostil_window_view_has_inspector (ApostilWindow *self);

/* apostil-window-scheme.c */
void apostil_window_scheme_changed (ApostilWindow *self);
void apostil_window_use_scheme (ApostilWindow *self, const gchar *id);

/* apostil-window-files.c */
void apostil_window_open (ApostilWindow *self);
void apostil_window_open_sample (ApostilWindow *self);
void apostil_window_save (ApostilWindow *self);
void apostil_window_save_as (ApostilWindow *self);
void apostil_window_reload (ApostilWindow *self);
void apostil_window_overwrite (ApostilWindow *self);
void apostil_window_set_unfiled (ApostilWindow *self, const gchar *name);
gchar *apostil_window_dup_name (ApostilWindow *self);
void apostil_window_set_file (ApostilWindow *self, GFile *file, const gchar *etag);
void apostil_window_clear_file (ApostilWindow *self);

/* apostil-window-export.c */
void apostil_window_export (ApostilWindow *self);
void apostil_window_export_to (ApostilWindow *self, GFile *file, const ApostilFormat *format);

/* apostil-window-print.c */
void apostil_window_print (ApostilWindow *self);
GtkPrintOperation *apostil_window_new_print (ApostilWindow *self);
gboolean apostil_window_forget_printing (GError **error);

/* apostil-window-close.c */
gboolean apostil_window_confirm_close (ApostilWindow *self);
gboolean apostil_window_is_unsaved (ApostilWindow *self);

/* apostil-window-intake.c */
void apostil_window_paste (ApostilWindow *self);
void apostil_window_accept_drops (ApostilWindow *self);
void apostil_window_stop_intake (ApostilWindow *self);

/* apostil-window-findings.c */
void apostil_window_add_findings (ApostilWindow *self);

/* apostil-window-menu.c */
void apostil_window_add_context_menu (ApostilWindow *self);

/* apostil-window-traces.c */
void apostil_window_begin_traces (ApostilWindow *self);
void apostil_window_set_traceless (ApostilWindow *self, gboolean traceless);
void apostil_window_note_rejections (ApostilWindow *self);

/* apostil-window-settings.c */
void apostil_window_follow_settings (ApostilWindow *self);
void apostil_window_update_author (ApostilWindow *self);

/* apostil-window-recovery.c */
void apostil_window_keep_journal (ApostilWindow *self);
void apostil_window_close_journal (ApostilWindow *self);
void apostil_window_update_inhibit (ApostilWindow *self);

/* apostil-window.c */
void apostil_window_build_menus (ApostilWindow *self);
void apostil_window_fit_menu (ApostilWindow *self);
void apostil_window_set_document (ApostilWindow *self, ApostilDocument *document);
void apostil_window_update_title (ApostilWindow *self);
void apostil_window_show_page (ApostilWindow *self, const gchar *page);
GSettings *apostil_window_get_settings (ApostilWindow *self);

G_END_DECLS
